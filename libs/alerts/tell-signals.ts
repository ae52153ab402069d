import { createHash } from 'node:crypto';
import type { Application } from '#application';
import { accountName, type AccountKey } from '#domain/ring-fence-account';
import {
  monitoredPeriod,
  signalsOf,
  type Position,
  type Surroundings,
  type SystemYearFacts,
} from '#domain/policies';
import type { ReportSignal, Severity, Signal } from '#domain/alert';
import { canonicalJson, RingfenceError, type Actor, type CommandMeta, type Instant } from '#kernel';
import { v5 as uuidv5 } from 'uuid';

/** Alerts are told by the house itself. */
export const ALERTS_ACTOR: Actor = { id: 'ringfence-alerts', role: 'system' };

/** Namespace of the ids of these commands; any fixed UUID, never to change. */
const NAMESPACE = '5b1f6a2e-6a0e-4d35-9a4b-0c54a1c7e6a1';

export interface AccountFigures {
  readonly account: AccountKey;
  readonly facts: SystemYearFacts;
  /** Through 1 to 13. */
  readonly positions: readonly Position[];
  /** Log position of the facts. */
  readonly basedOn: bigint;
  /** What the signals look at beside these, and the day on which the calendar is read. */
  readonly surroundings: Surroundings;
}

/** Of each signal whether its finding stands on this account, and how severe. */
export type OpenAlerts = Readonly<Partial<Record<Signal, Severity>>>;

/**
 * Asks every signal about an account and sends what has changed to the alerts' streams: a finding, or quiet where an alert is
 * open. The same figures again send the same commands, which write nothing.
 */
export async function tellSignals(
  application: Application,
  figures: AccountFigures,
  open: OpenAlerts,
  at: Instant,
): Promise<number> {
  const { account, facts, positions, surroundings } = figures;
  const definition = facts.funds.get(account.fund);
  if (!definition) throw new RingfenceError('UnknownFund', `no fund ${account.fund}`);
  const verdicts = signalsOf({
    facts,
    definition,
    positions,
    monitored: monitoredPeriod(facts, account.fund),
    open,
    surroundings,
  });
  let written = 0;
  for (const { signal, finding, reason } of verdicts) {
    if (finding === null && open[signal] === undefined) continue;
    const data = {
      signal,
      account,
      finding,
      reason,
      basedOn: figures.basedOn.toString(),
      asOf: surroundings.today,
    };
    const command: ReportSignal = { type: 'ReportSignal', data, meta: metaOf(data, at) };
    written += (await application.execute(command)).written;
  }
  return written;
}

function metaOf(data: ReportSignal['data'], at: Instant): CommandMeta {
  const commandId = uuidv5(createHash('sha256').update(canonicalJson(data)).digest('hex'), NAMESPACE);
  const correlationId = `${accountName(data.account)}@${data.basedOn}`;
  return { commandId, actor: ALERTS_ACTOR, at, correlationId, causationId: correlationId };
}
