import type { Severity, Signal } from '../alert/events.js';
import { positionsThroughYear } from '../policies/position/compute.js';
import type { SystemYearFacts } from '../policies/position/facts.js';
import { monitoredPeriod } from '../policies/signals/monitored-period.js';
import type { SignalVerdict } from '../policies/signals/signal.js';
import { signalsOf } from '../policies/signals/signals-of.js';
import { aFund, someFacts } from './facts.js';
import { surroundings } from './surroundings.js';
import type { Surroundings } from '../policies/signals/watched-facts.js';

/** What every signal says of HI of QE1 in 2022-23, some of its facts changed. */
export function verdicts(
  changes: Partial<SystemYearFacts>,
  open: Partial<Record<Signal, Severity>> = {},
  around: Partial<Surroundings> = {},
): SignalVerdict[] {
  const facts = someFacts(changes);
  return signalsOf({
    facts,
    definition: facts.funds.get('HI') ?? aFund(),
    positions: positionsThroughYear(facts, 'HI'),
    monitored: monitoredPeriod(facts, 'HI'),
    open,
    surroundings: surroundings(around),
  });
}

/** What one of them says. */
export const verdictOn = (signal: Signal, ...given: Parameters<typeof verdicts>): SignalVerdict => {
  const verdict = verdicts(...given).find((it) => it.signal === signal);
  if (!verdict) throw new Error(`no verdict on ${signal}`);
  return verdict;
};

/** How urgent it finds it; null when it is not raised. */
export const severityOf = (...given: Parameters<typeof verdictOn>): Severity | null =>
  verdictOn(...given).finding?.severity ?? null;
