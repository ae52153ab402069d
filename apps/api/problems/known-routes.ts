import { isKind } from '#ingestion';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What a part of an address may be, where not every text leads anywhere. */
const VALUES: Readonly<Record<string, (text: string) => boolean>> = { ':kind': isKind };

interface Route {
  readonly parts: readonly string[];
  readonly methods: readonly string[];
}

/** The routes of the server, gathered as they are registered: which methods an address takes is in nobody's hands afterwards. */
export class KnownRoutes {
  private readonly routes: Route[] = [];

  constructor(app: NestFastifyApplication) {
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ url, method }) => {
        this.routes.push({ parts: url.split('/'), methods: [method].flat() });
      });
  }

  /** Methods that are taken at the address (a path, perhaps with a query); none where nothing is. */
  methodsAt(address: string): readonly string[] {
    const asked = address.split('?')[0]!.split('/');
    const methods = this.routes
      .filter(({ parts }) => leadsTo(parts, asked))
      .flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

const leadsTo = (parts: readonly string[], asked: readonly string[]): boolean =>
  parts.length === asked.length &&
  parts.every((part, at) =>
    part.startsWith(':') ? asked[at] !== '' && (VALUES[part]?.(asked[at]!) ?? true) : part === asked[at],
  );
