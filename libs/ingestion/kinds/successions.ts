import { WHOLE_BP, type PlainDate } from '#kernel';
import type { SucceedOrganisation } from '#domain/organisation';
import { SHARE_BP } from '../cells/choice.js';
import { DATE } from '../cells/time.js';
import { needOrganisation } from '../check/known.js';
import { oneRowPerKey, type RowReport } from '../check/row-report.js';
import { planned, type Located, type Planned, type TableKind } from './table-kind.js';

interface Row {
  readonly effectiveOn: PlainDate;
  readonly predecessor: string;
  readonly successor: string;
  readonly shareBp: number;
}

export const successions: TableKind<Row> = {
  kind: 'successions',
  required: ['effective_on', 'predecessor', 'successor', 'share_bp'],
  optional: [],
  read: (cells, world) => ({
    effectiveOn: cells.need('effective_on', DATE),
    predecessor: needOrganisation(cells, 'predecessor', world),
    successor: needOrganisation(cells, 'successor', world),
    shareBp: cells.need('share_bp', SHARE_BP),
  }),
  across(rows, report, faulty) {
    const key = ({ value }: Located<Row>): string[] => [
      value.predecessor,
      value.effectiveOn,
      value.successor,
    ];
    oneRowPerKey(
      [...rows, ...faulty],
      key,
      'successor',
      'successor of the same predecessor and date',
      report,
    );
    const incomplete = (of: Row): boolean =>
      faulty.some(
        ({ value: each }) =>
          (each.predecessor === of.predecessor || each.predecessor === '') &&
          (each.effectiveOn === of.effectiveOn || each.effectiveOn === ''),
      );
    for (const parts of bySuccession(rows)) {
      if (parts[0] && !incomplete(parts[0].value)) sharesMustBeWhole(parts, report);
    }
  },
  contribute(value, overlay) {
    if (value.predecessor !== '' && value.successor !== '') {
      overlay.succession(value.predecessor, value.successor);
    }
  },
  // Shares that are not whole have been told at their cell.
  plan: (rows) => bySuccession(rows).filter(isWhole).map(succession),
};

/** Rows of one predecessor and date, together. */
function bySuccession(rows: readonly Located<Row>[]): Located<Row>[][] {
  const groups = new Map<string, Located<Row>[]>();
  for (const each of rows) {
    const key = `${each.value.predecessor}:${each.value.effectiveOn}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

const sumOfShares = (parts: readonly Located<Row>[]): number =>
  parts.reduce((total, { value }) => total + value.shareBp, 0);

const isWhole = (parts: readonly Located<Row>[]): boolean => sumOfShares(parts) === WHOLE_BP;

/** Reported at the last share, where the sum is complete and wrong. */
function sharesMustBeWhole(parts: readonly Located<Row>[], report: RowReport): void {
  const [sum, last] = [sumOfShares(parts), parts.at(-1)];
  if (isWhole(parts) || !last) return;
  const { predecessor, effectiveOn } = last.value;
  report(
    last,
    'share_bp',
    'shares_not_whole',
    `The shares of ${predecessor} on ${effectiveOn} add up to ${sum} and must add up to 10000: correct them.`,
  );
}

function succession(parts: readonly Located<Row>[]): Planned {
  const { row, value } = parts[0] as Located<Row>;
  const { predecessor, effectiveOn } = value;
  const successors = parts.map((part) => ({ icsCode: part.value.successor, shareBp: part.value.shareBp }));
  return planned<SucceedOrganisation>(row, `${predecessor}:${effectiveOn}`, 'SucceedOrganisation', {
    predecessor,
    effectiveOn,
    successors,
  });
}
