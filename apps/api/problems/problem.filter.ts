import type { Logger } from '#platform';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemOf } from './problem.js';

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Every error of the API, in one shape and mapped in one place. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error({ err: error }, 'request failed');
    const reply = host.switchToHttp().getResponse<Reply>();
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }
}
