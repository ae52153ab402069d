import type { FinancialYear } from '#kernel';
import {
  ADHERENCE_CLASSES,
  crowdingOut,
  IDENTITY_PARTS,
  leakageWord,
  leakWords,
  rateOf,
  totalOf,
  type IdentityAmounts,
  type Position,
  type PositionTotal,
} from '#domain/policies';
import { DEMO_NOTICE } from './notice.js';
import { aligned, bar, millions, percent, percentRange } from './text-table.js';

export interface Picture {
  /** Of one fund, any number of years and systems, all through the same period. */
  readonly positions: readonly Position[];
  /** Names by ODS code; a system without one is shown by its code. */
  readonly names: ReadonlyMap<string, string>;
}

/** The widest line that is printed. */
export const PICTURE_WIDTH = 110;
const TOP_SYSTEMS = 8;
const TOP_PRESSURES = 6;

const WORDS: Readonly<Partial<Record<keyof IdentityAmounts, string>>> = {
  additional: 'additional: did what it was given for',
  substituted: 'substituted: replaced core money',
  misdirected: 'misdirected: charged with core pressures',
  diverted: 'diverted: moved out by virement',
  unevidenced: 'unevidenced: nobody can say what it bought',
  carriedForward: 'carried forward with approval',
  lapsed: 'lapsed: not spent at the close',
  uncommitted: 'uncommitted: not spent, in accounts that are open',
};
export const LEAKS = ['diverted', 'misdirected', 'substituted', 'unevidenced', 'lapsed'] as const;

/** The nation's money as text for a terminal, a part for each year. Amounts are £m rounded half up; the same input, the same text. */
export function nationalPicture({ positions, names }: Picture): string {
  const years = [...new Set(positions.map((one) => one.year))].sort();
  const first = positions[0];
  const title = first ? `fund ${first.fund}, through M${first.through}` : 'no accounts';
  return [
    `Where the money for health inequalities went: ${title}`,
    '',
    ...DEMO_NOTICE,
    ...years.flatMap((year) =>
      yearPicture(
        year,
        positions.filter((one) => one.year === year),
        names,
      ),
    ),
    '',
  ].join('\n');
}

function yearPicture(year: FinancialYear, positions: readonly Position[], names: Picture['names']): string[] {
  const regime = positions[0]?.regime ?? 'notional';
  const total = totalOf(positions);
  const ring = regime === 'ring_fenced' ? 'ring-fenced' : 'in baseline, the ring lifted';
  return [
    '',
    `${year}: ${ring} `.padEnd(PICTURE_WIDTH, '='),
    ...identity(positions, total),
    '',
    ...leakage(positions, total, leakageWord(regime)),
    '',
    ...pressures(positions),
    '',
    ...systems(positions, names),
  ];
}

/** Allocation and overspend on the left, the eight parts on the right with their shares of the allocation. */
function identity(positions: readonly Position[], total: PositionTotal): string[] {
  const silent = totalOf(positions.filter((one) => one.adherence === 'not_reported'));
  const silentRate = rateOf(silent.uncommitted, total.allocation);
  const rows = [
    ['£m', '', 'of allocation'],
    [millions(total.allocation), 'allocation', ''],
    [millions(total.overspend), 'overspend', ''],
    ...IDENTITY_PARTS.map((part) => {
      const rate = rateOf(total[part], total.allocation);
      return [millions(total[part]), `= ${WORDS[part]}`, percent(rate), bar(rate)];
    }),
  ];
  if (silent.uncommitted > 0)
    rows.push([
      millions(silent.uncommitted),
      '  of it, with systems that reported nothing: not known',
      percent(silentRate),
    ]);
  return aligned(rows, { right: [0, 2], limit: 60 });
}

function leakage(positions: readonly Position[], total: PositionTotal, word: string): string[] {
  const reported = positions.filter((one) => one.adherence !== 'not_reported');
  const ofReported = totalOf(reported);
  const counts = ADHERENCE_CLASSES.filter((name) => total.accounts[name] > 0).map(
    (name) => `${total.accounts[name]} ${words(name)}`,
  );
  return [
    `Systems: ${counts.join(', ')}.`,
    `${word === 'breach' ? 'Breach' : 'Seepage'}: £${millions(total.confirmedLeakage)}m confirmed, up to £${millions(total.potentialLeakage)}m that cannot be excluded.`,
    `Of the £${millions(ofReported.allocation)}m of those that reported (${reported.length}): ${percentRange(ofReported.confirmedRate, ofReported.potentialRate)}.` +
      (reported.length < positions.length ? ' What became of the rest is not known.' : ''),
    `Ways: ${LEAKS.map((way) => `${way} £${millions(total[way])}m`).join(', ')}.`,
  ];
}

function pressures(positions: readonly Position[]): string[] {
  const took = crowdingOut(positions);
  if (took === null) return ['No core pressure took any of it.'];
  const rows = took
    .slice(0, TOP_PRESSURES)
    .map((one) => [millions(one.amountPence), words(one.pressure), percent(one.shareBp), bar(one.shareBp)]);
  const more = took.length - rows.length;
  return [
    'Which pressure took it (£m, share of what was misdirected or diverted)',
    ...aligned(rows, { right: [0, 2], limit: 40 }),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function systems(positions: readonly Position[], names: Picture['names']): string[] {
  const most = positions
    .filter((one) => one.adherence !== 'not_reported' && one.potentialLeakage > 0)
    .sort((a, b) => b.confirmedLeakage - a.confirmedLeakage || (a.ics < b.ics ? -1 : 1))
    .slice(0, TOP_SYSTEMS);
  if (most.length === 0) return ['No system is known to have let any of it go.'];
  const { leak, leaked } = leakWords(most[0]!.regime);
  const rows = most.map((one) => [
    one.ics,
    shortName(names.get(one.ics) ?? one.ics),
    millions(one.allocation),
    millions(one.confirmedLeakage),
    percentRange(one.confirmedRate, one.potentialRate),
    words(one.adherence),
    mainWay(one),
  ]);
  return [
    `The most confirmed ${leak} (£m; real names, synthetic figures)`,
    ...aligned([['', '', 'given', leaked, 'rate', 'class', 'mostly'], ...rows], {
      right: [2, 3],
      limit: 38,
    }),
  ];
}

/** The way by which most went; ties by the order of LEAKS. */
function mainWay(one: Position): string {
  return [...LEAKS].sort((a, b) => one[b] - one[a])[0] ?? '';
}

const words = (name: string): string => name.replaceAll('_', ' ');
const shortName = (name: string): string => name.replace(/^NHS /, '').replace(/ Integrated Care Board$/, '');
