import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';

/** What is asked of an address, and no more of the server. */
interface Asked {
  readonly url: string;
  readonly headers: { readonly accept?: string | undefined };
}

/** Addresses of machines: whoever asks for them, the answer is not a page. */
const OF_MACHINES = /^\/(v\d+|health)(\/|$)/;

/**
 * Any address that nothing else answers. A browser gets a page that says so; the rest the same refusal as without this controller,
 * from the filter of the application: this one has none of its own.
 */
@Controller()
export class UnknownController {
  constructor(private readonly pages: PageRenderer) {}

  @Get('*')
  unknown(@Req() request: Asked, @Res() reply: Reply): void {
    const path = request.url.split('?', 1)[0] ?? '';
    if (OF_MACHINES.test(path) || !(request.headers.accept ?? '').includes('text/html')) {
      throw new NotFoundException(`Cannot GET ${request.url}`);
    }
    const message = 'There is no page at this address.';
    sendPage(reply, this.pages.render('error.njk', { title: 'Page not found', message }), "'self'", 404);
  }
}
