import type { Logger } from '#platform';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { KnownRoutes } from './known-routes.js';
import { problem, PROBLEM_TYPE, problemOf, type Problem } from './problem.js';

interface Request {
  readonly method: string;
  readonly url: string;
}
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Every error of the API, in one shape and mapped in one place. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<Reply>();
    const found = problemOf(error);
    const said =
      found.status === 404 ? (this.wrongMethod(http.getRequest<Request>(), reply) ?? found) : found;
    if (said.status >= 500) this.logger.error({ err: error }, 'request failed');
    void reply.status(said.status).header('content-type', PROBLEM_TYPE).send(said);
  }

  /** Where another method would have been taken, 405 and which. */
  private wrongMethod({ method, url }: Request, reply: Reply): Problem | null {
    const taken = this.routes.methodsAt(url);
    if (taken.length === 0 || taken.includes(method)) return null;
    reply.header('allow', taken.join(', '));
    return problem('MethodNotAllowed', 405, `${method} is not taken here, only ${taken.join(' and ')}`);
  }
}
