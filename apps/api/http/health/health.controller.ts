import { ReadModelVersionError } from '#projections/engine';
import { countDue } from '#projections/positions';
import { factsHead } from '#projections/facts';
import { createMetrics, Gauge } from '#platform';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { live, ready, text } from '../../openapi/schemas.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  private readonly metrics = createMetrics('ringfence');
  private readonly due = new Gauge({
    name: 'ringfence_accounts_due',
    help: 'Accounts whose position is still to be recomputed',
    registers: [this.metrics],
  });
  private readonly lag = new Gauge({
    name: 'ringfence_facts_behind_positions',
    help: 'Log positions between the head of the log and the facts',
    registers: [this.metrics],
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get('health/live')
  @ApiOperation({ summary: 'The process answers.' })
  @answers(200, 'It does.', { 'application/json': live })
  @problems(403)
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'The log and the read models answer.' })
  @answers(200, 'They do: how far each is.', { 'application/json': ready })
  @problems(403, 503)
  async ready(): Promise<{ status: string; logId: string; head: string; facts: string; due: number }> {
    const [stuck] = this.runtime.troubles;
    if (stuck) {
      const [projection, fault] = stuck;
      throw new ProblemException(
        problem('NotReady', 503, `the projection ${projection} is stopped: ${fault}`),
      );
    }
    try {
      const head = await this.runtime.log.head();
      const facts = await factsHead(this.runtime.pool);
      const due = await countDue(this.runtime.pool);
      return {
        status: 'ready',
        logId: head.logId,
        head: head.position.toString(),
        facts: facts.position.toString(),
        due,
      };
    } catch (error) {
      this.runtime.logger.warn({ err: error }, 'not ready');
      // The database answers well enough to say whose code made what is in it, and a person has to know.
      const why = error instanceof ReadModelVersionError ? error.message : 'the database does not answer';
      throw new ProblemException(problem('NotReady', 503, why));
    }
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  @ApiOperation({ summary: 'Prometheus metrics.' })
  @answers(200, 'The text format of Prometheus.', { 'text/plain': text })
  @problems(403)
  async prometheus(): Promise<string> {
    this.due.set(await countDue(this.runtime.pool));
    const head = await this.runtime.log.head();
    const facts = await factsHead(this.runtime.pool);
    this.lag.set(Number(head.position - facts.position));
    return this.metrics.metrics();
  }
}
