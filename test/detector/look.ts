import {
  discrepanciesOf,
  LinesDigest,
  monitoredPeriod,
  positionsThroughYear,
  signalsOf,
  WatchHistory,
  type PresentReturn,
} from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { PERIODS, type FinancialYear, type Period, type PlainDate } from '#kernel';
import { eventsOf } from './events-of.js';
import { CLOSED_ON, dueOn, HERE, signOffBy, type Sheet } from './sheet.js';

/** Only weekends are days off here: what is planted never turns on a bank holiday. */
const HOLIDAYS = { names: new Map(), from: 2022, until: 2025 };

/** Every kind that the product's own rules raise of the watched year, on any day that the worker looks. */
export function lookAt(sheet: Sheet): Set<string> {
  return new Set([...signalsRaised(sheet), ...discrepanciesAsked(sheet)]);
}

/** Looked at the morning after each date of the calendar, at the close, and after all that came behind it. */
function signalsRaised(sheet: Sheet): Set<string> {
  const days = PERIODS.flatMap((period) => [dueOn(HERE, period), signOffBy(HERE, period)].map(nextDay));
  const looks = [...days, CLOSED_ON, nextDay(CLOSED_ON), '2024-07-31', '2024-12-31'].sort();
  const account = { fund: 'HI', ics: sheet.ics, year: HERE };
  const history = new WatchHistory();
  const told = eventsOf(sheet);
  const raised = new Set<string>();
  let at = 0;
  for (const today of looks) {
    for (; at < told.length && told[at]!.at.slice(0, 10) < today; at += 1)
      history.apply(told[at]!.event, told[at]!.at);
    const facts = history.facts.systemYear(sheet.ics, HERE);
    const definition = facts.funds.get('HI');
    if (!definition || !facts.accounts.has('HI')) continue;
    for (const { signal, finding } of signalsOf({
      ...{ facts, definition, positions: positionsThroughYear(facts, 'HI'), open: {} },
      monitored: monitoredPeriod(facts, 'HI'),
      surroundings: { ...history.watched(account), today, holidays: HOLIDAYS },
    })) {
      if (finding) raised.add(signal);
    }
  }
  return raised;
}

/** Each version of each return of the watched year, as it was handed in, against what had come by then. */
function discrepanciesAsked(sheet: Sheet): Set<string> {
  const asked = new Set<string>();
  const handedIn = sheet.months
    .flatMap(({ year, period, versions }) => versions.map(({ lines, on }) => ({ year, period, lines, on })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const known = new Map<string, PresentReturn>();
  const predecessors = sheet.predecessor.map(({ year, period, versions }) =>
    digest(`${sheet.ics}-OLD`, year, period, versions[0]?.lines ?? []),
  );
  for (const { year, period, lines, on } of handedIn) {
    const present = digest(sheet.ics, year, period, lines);
    const key = `${year} ${period}`;
    const virements = sheet.virements
      .filter((each) => each.on <= on)
      .map((each) => ({ fund: 'HI', ...each }));
    const found = discrepanciesOf({
      ...{ present, predecessors, successors: [], virements: virements as never },
      replaces: known.get(key) ?? null,
      own: [...known].filter(([name]) => name !== key).map(([, other]) => other),
    });
    if (year === HERE) for (const { rule } of found) asked.add(rule);
    known.set(key, present);
  }
  return asked;
}

function digest(
  ics: string,
  year: FinancialYear,
  period: Period,
  lines: readonly ReturnLine[],
): PresentReturn {
  const folded = new LinesDigest();
  lines.forEach((line, at) => folded.add(at + 1, line));
  return folded.finish({ ics, year, period });
}

function nextDay(date: PlainDate): PlainDate {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
