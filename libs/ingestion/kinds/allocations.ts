import type {
  AdjustAllocation,
  AllocationEntry,
  AwardAllocation,
  BringInCarryForward,
  TransferAllocation,
} from '#domain/ring-fence-account';
import { accountName, type AccountKey } from '#domain/ring-fence-account';
import type { Cells } from '../cells/cells.js';
import { AMOUNT, POSITIVE } from '../cells/amount.js';
import { oneOf, YES_NO } from '../cells/choice.js';
import { TEXT, UNIQUE_CODE } from '../cells/text.js';
import { DATE } from '../cells/time.js';
import { needAccount, needOrganisation } from '../check/known.js';
import type { World } from '../check/world.js';
import { planned, type Located, type Planned, type TableKind } from './table-kind.js';

const ENTRY_KIND = oneOf('allocation_kind', ['award', 'adjustment', 'transfer', 'carry_forward_in']);

interface Row {
  readonly kind: 'award' | 'adjustment' | 'transfer' | 'carry_forward_in';
  readonly entry: AllocationEntry;
  readonly toIcs: string | null;
}

export const allocations: TableKind<Row> = {
  kind: 'allocations',
  required: ['fund', 'ics_code', 'financial_year', 'kind', 'amount', 'effective_on', 'source'],
  optional: ['counterpart', 'recurrent', 'reference'],
  referenced: 'allocations',
  read(cells, world) {
    const account = needAccount(cells, world);
    const kind = cells.need('kind', ENTRY_KIND);
    const entry: AllocationEntry = {
      account,
      amountPence: cells.need('amount', kind === 'transfer' ? POSITIVE : AMOUNT),
      effectiveOn: cells.need('effective_on', DATE),
      source: cells.need('source', TEXT),
      recurrent: cells.maybe('recurrent', YES_NO),
      reference: cells.maybe('reference', UNIQUE_CODE),
    };
    return { kind, entry, toIcs: counterpart(cells, kind, account, world) };
  },
  contribute({ entry: { account }, toIcs }, overlay) {
    overlay.accounts.add(accountName(account));
    if (toIcs !== null) overlay.accounts.add(accountName({ ...account, ics: toIcs }));
  },
  plan: (rows) => rows.map(entryCommand),
};

/** A transfer names its receiver; nothing else does. */
function counterpart(cells: Cells, kind: Row['kind'], from: AccountKey, world: World | null): string | null {
  if (kind !== 'transfer') {
    if (cells.text('counterpart') !== '' && cells.text('kind') !== '') {
      cells.fail(
        'counterpart',
        'counterpart_without_transfer',
        'Only a transfer has a counterpart: empty this cell, or make the kind transfer.',
      );
    }
    return null;
  }
  const toIcs = needOrganisation(cells, 'counterpart', world);
  if (toIcs !== '' && toIcs === cells.text('ics_code')) {
    cells.fail(
      'counterpart',
      'transfer_to_itself',
      'A transfer goes to another system: correct the counterpart.',
    );
  }
  // The giver's own closing is seen by its stream; the receiver's stream is not asked, so it is looked up.
  const closedOn = world?.closedOn({ ...from, ics: toIcs }) ?? null;
  if (closedOn !== null) {
    cells.fail(
      'counterpart',
      'counterpart_closed',
      `The ${from.fund} account of ${toIcs} for ${from.year} was closed on ${closedOn}: nothing can be moved into it.`,
    );
  }
  return toIcs;
}

function entryCommand({ row, value }: Located<Row>): Planned {
  const { kind, entry, toIcs } = value;
  const key = `row:${row}`;
  switch (kind) {
    case 'award':
      return planned<AwardAllocation>(row, key, 'AwardAllocation', entry, entry.reference);
    case 'adjustment':
      return planned<AdjustAllocation>(row, key, 'AdjustAllocation', entry, entry.reference);
    case 'carry_forward_in':
      return planned<BringInCarryForward>(row, key, 'BringInCarryForward', entry, entry.reference);
    case 'transfer': {
      const transfer = { ...entry, toIcs: toIcs as string };
      return planned<TransferAllocation>(row, key, 'TransferAllocation', transfer, entry.reference);
    }
  }
}
