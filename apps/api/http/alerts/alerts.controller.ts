import type { TakenOver } from '#domain/policies';
import { londonDate } from '#kernel';
import { readAlerts, type AlertRow, type AlertsQuery } from '#projections/alerts';
import { momentKnownAt, parseKnownAt } from '#projections/facts';
import { checkNames, figuresAsOf, type FiguresAsOf } from '#projections/positions';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertsComeWith, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { alertsPage } from '../../openapi/alert-schemas.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { alertsQuery, type AlertsParameters } from './alerts-query.js';

interface AlertsPage {
  readonly figuresAsOf: FiguresAsOf;
  readonly alerts: readonly AlertRow[];
  readonly takenOver: readonly TakenOver[];
  /** Hand it back as `cursor` for the next page; null on the last one. */
  readonly next: string | null;
}

@ApiTags('alerts')
@Controller('v1/alerts')
export class AlertsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @ApiOperation({ summary: 'Alerts as they stand or as known then, red before amber, the newer year first.' })
  @answers(200, 'A page of alerts.', { 'application/json': alertsPage })
  @problems(400, 403, 503)
  async alerts(@Query({ schema: alertsQuery }) parameters: AlertsParameters): Promise<AlertsPage> {
    const { minPosition, cursor, limit, knownAt, ...filters } = parameters;
    await awaitPosition(this.runtime, minPosition);
    await this.runtime.catchUp();
    const then = knownAt === undefined ? undefined : parseKnownAt(knownAt);
    const moment = await momentKnownAt(this.runtime.pool, then);
    await checkNames(this.runtime.pool, filters, moment);
    await this.checkPerson(filters.assignedTo);
    const at =
      then === undefined
        ? { today: londonDate(this.runtime.clock()) }
        : { today: londonDate(moment.recordedAt ?? this.runtime.clock()), knownAt: moment.position };
    const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
    const after = cursor === undefined ? {} : { after: fromCursor(cursor) };
    const takenOver = await alertsComeWith(this.runtime.pool, filters.ics, moment, at.today);
    const predecessors = takenOver.map(({ ics }) => ics);
    const query = { ...given, ...after, ...at, predecessors, limit: limit + 1 };
    const rows = await readAlerts(this.runtime.pool, query);
    const alerts = rows.slice(0, limit);
    const last = alerts.at(-1);
    return {
      figuresAsOf: figuresAsOf(moment),
      alerts,
      takenOver,
      next: rows.length > limit && last ? toCursor(last) : null,
    };
  }

  /** Whom nobody knows, nothing was given to: a slip, and no empty list. */
  private async checkPerson(id: string | undefined): Promise<void> {
    if (id === undefined || (await this.runtime.posts.find(id)) !== null) return;
    const detail = `nobody is known by the id ${id.slice(0, 60)}`;
    throw new ProblemException(problem('UnknownPerson', 400, detail, [{ detail, parameter: 'assignedTo' }]));
  }
}

const toCursor = ({ severity, year, ics, fund, signal }: AlertRow): string =>
  Buffer.from(JSON.stringify([severity, year, ics, fund, signal])).toString('base64url');

/** Text without the control characters that no key of ours has, and that PostgreSQL does not take. */
const isKeyPart = (part: unknown): part is string => typeof part === 'string' && !/\p{Cc}/u.test(part);

function fromCursor(text: string): NonNullable<AlertsQuery['after']> {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 5 && parts.every(isKeyPart)) {
      return parts as unknown as NonNullable<AlertsQuery['after']>;
    }
  } catch {
    // Not ours: said below.
  }
  const detail = 'cursor: must be the `next` of a page before';
  throw new ProblemException(problem('InvalidRequest', 400, detail, [{ detail, parameter: 'cursor' }]));
}
