import {
  Catch,
  HttpException,
  Injectable,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { RingfenceError } from '#kernel';
import { PageRenderer } from './page-renderer.js';
import { sendPage, type Reply } from './reply.js';

interface ErrorPage {
  readonly status: number;
  readonly title: string;
  readonly message: string;
}

/** What a page's address can get wrong. A system is what the address names; the rest are filters on it. */
const STATUS_OF: Readonly<Record<string, number>> = {
  UnknownSystem: 404,
  UnknownAccount: 404,
  UnknownChange: 404,
  AccountNotFound: 404,
  UnknownFund: 400,
  UnknownYear: 400,
  UnknownPeriod: 400,
  UnknownFilter: 400,
  UnknownFootprint: 400,
  UnknownFinding: 404,
  UnknownAlert: 404,
  UnknownPerson: 400,
  UnknownRegion: 400,
  ReportsNotComparable: 400,
  ReportOfAnotherFormat: 409,
  ReportNumberUnknown: 404,
  UnknownMapping: 404,
  SystemNotFound: 404,
  DraftNotFound: 404,
  VersionNotFound: 404,
  NotAllowed: 403,
  InvalidValue: 400,
  MomentsReversed: 400,
  TooManyEvents: 400,
};

const TITLES: Readonly<Record<number, string>> = {
  403: 'This is for somebody else',
  404: 'Page not found',
};

/** Errors of pages as pages. What is not known to be the reader's to mend is a 500 that tells the log and not the reader. */
@Catch()
@Injectable()
export class PageErrors implements ExceptionFilter {
  private readonly logger = new Logger('web');

  constructor(private readonly pages: PageRenderer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const page = this.pageOf(error);
    sendPage(reply, this.pages.render('error.njk', page), "'self'", page.status);
  }

  private pageOf(error: unknown): ErrorPage {
    if (error instanceof RingfenceError && STATUS_OF[error.code] !== undefined) {
      const status = STATUS_OF[error.code] ?? 500;
      const title = TITLES[status] ?? 'The address asks for something unknown';
      return { status, title, message: sentence(error.message) };
    }
    if (error instanceof HttpException && error.getStatus() < 500) {
      const title = error.getStatus() === 404 ? 'Page not found' : 'This cannot be shown';
      return { status: error.getStatus(), title, message: sentence(error.message) };
    }
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return {
      status: 500,
      title: 'Something went wrong here',
      message: 'The page could not be made. The fault is ours and has been recorded; please try again later.',
    };
  }
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
