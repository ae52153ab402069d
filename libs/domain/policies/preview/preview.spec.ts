import { pounds } from '../../testing/facts.js';
import {
  awarded,
  baselineDeclared,
  closed,
  fundDefined,
  registered,
  sentBack,
  submitted,
  YEAR,
  type Line,
} from '../../testing/history.js';
import { HistoryFacts, LineSums, type MoneyEvent } from '../from-events/index.js';
import { positionOf } from '../position/compute.js';
import { previewOf, previewThrough } from './preview.js';

const ICS = 'QE1';
const BEFORE: MoneyEvent[] = [
  ...[fundDefined(), fundDefined({ fund: 'SDF', name: 'Service development' }), awarded(ICS, pounds(1200))],
  ...[registered(ICS, 'SMK-1'), baselineDeclared(ICS, 'smoking', pounds(1200))],
  ...submitted(ICS, 1, 1, [
    [pounds(100), 'HI', 'SMK-1', 'x'],
    [pounds(40), 'core', 'smoking'],
  ]),
  ...submitted(ICS, 2, 1, [
    [pounds(70), 'HI', 'workforce'],
    [pounds(90), 'core', 'smoking'],
  ]),
];

/** The facts of a log, and what a draft of M2 with these lines would make of them. */
function previewed(lines: readonly Line[], before = BEFORE) {
  const history = new HistoryFacts();
  before.forEach((event) => history.apply(event));
  const facts = history.systemYear(ICS, YEAR);
  const sums = new LineSums();
  const events = submitted(ICS, 2, 2, lines);
  for (const event of events)
    if (event.type === 'ReturnLinesRecorded') event.data.lines.forEach((line) => sums.add(line));
  const draft = { period: 2, version: 2, coreComplete: true, signedOff: false, sums: sums.sums() };
  const through = previewThrough(facts, draft);
  const effects = previewOf(facts, draft, through);
  events.forEach((event) => history.apply(event));
  return { effects, through, then: history.systemYear(ICS, YEAR) };
}

const CASES: [string, readonly Line[]][] = [
  [
    'less misdirected',
    [
      [pounds(20), 'HI', 'workforce'],
      [pounds(90), 'core', 'smoking'],
    ],
  ],
  ['core spend alone', [[pounds(10), 'core', 'smoking']]],
  ['a fund that has no account yet', [[pounds(5), 'SDF', 'SMK-1', 'x']]],
  ['nothing spent', [[pounds(0), 'HI']]],
];

describe.each(CASES)('a draft with %s', (_what, lines) => {
  it('shows the positions that there are once it is submitted', () => {
    const { effects, through, then } = previewed(lines);
    expect(effects.map(({ after }) => after)).toEqual(
      [...then.accounts.keys()].sort().map((fund) => positionOf(then, fund, through)),
    );
  });
  it('says the difference of every word in pence', () => {
    for (const { before, after, difference } of previewed(lines).effects) {
      for (const [word, effect] of Object.entries(difference)) {
        const was = before === null ? 0 : Number(before[word as keyof typeof before]);
        expect(effect).toBe(Number(after[word as keyof typeof after]) - was);
      }
    }
  });
});

it('shows the one account that is moved by pounds and word', () => {
  const { effects } = previewed(CASES[0]![1]);
  expect(effects).toMatchObject([
    { fund: 'HI', difference: { misdirected: pounds(-50), uncommitted: pounds(50), allocation: 0 } },
  ]);
});

it('begins an account of its own, and says that there was none', () => {
  const { effects } = previewed(CASES[2]![1]);
  expect(effects.find(({ fund }) => fund === 'SDF')).toMatchObject({
    before: null,
    after: { overspend: pounds(5) },
  });
});

it('goes as far as the year is reported', () => {
  expect(previewed([[pounds(1), 'HI']]).through).toBe(2);
  const later = [...BEFORE, ...submitted(ICS, 5, 1, [[pounds(1), 'HI']])];
  expect(previewed([[pounds(1), 'HI']], later).through).toBe(5);
});

it('shows of a closed year what lapses, and goes through its last period', () => {
  const { effects, through, then } = previewed(CASES[0]![1], [...BEFORE, closed(ICS)]);
  expect(through).toBe(13);
  expect(effects).toMatchObject([
    { fund: 'HI', difference: { misdirected: pounds(-50), lapsed: pounds(50), uncommitted: 0 } },
  ]);
  expect(effects[0]!.after).toEqual(positionOf(then, 'HI', 13));
});

it('takes the place of whatever counts, be it an older version', () => {
  const before = [...BEFORE, sentBack(ICS, 2, 1)];
  const { effects, through, then } = previewed(CASES[0]![1], before);
  expect(effects[0]!.after).toEqual(positionOf(then, 'HI', through));
});
