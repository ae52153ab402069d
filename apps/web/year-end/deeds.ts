import type { AccountKey } from '#domain/ring-fence-account';
import type { Person } from '#identity';
import { CellFault, POSITIVE_AMOUNT } from '#ingestion';
import { InvalidValueError, plainDate, RingfenceError, type CommandMeta, type Pence } from '#kernel';
import {
  bringInCarryForward,
  closeYear,
  declineCarryForward,
  grantCarryForward,
  requestCarryForward,
  type Runtime,
} from '../../runtime/index.js';
import { field, type Form } from '../rendering/form.js';

/** Does what a form of the page asks for. Throws what the deed does, and InvalidValue for an amount or a date that is none. */
export async function doDeed(
  runtime: Runtime,
  person: Person,
  account: AccountKey,
  form: Form,
  meta: CommandMeta,
): Promise<unknown> {
  const revision = field(form, 'seen');
  const seen = { seen: revision === '' ? null : Number(revision) };
  const reason = field(form, 'reason');
  switch (field(form, 'deed')) {
    case 'ask': {
      const asked = { account, amountPence: amountOf(form), reason };
      return requestCarryForward(runtime, person, asked, meta, seen);
    }
    case 'grant': {
      const asked = { account, amountPence: amountOf(form), approvedOn: plainDate(field(form, 'on')) };
      return grantCarryForward(runtime, person, asked, meta, seen);
    }
    case 'decline':
      return declineCarryForward(runtime, person, { account, reason }, meta, seen);
    case 'close': {
      const closedOn = plainDate(field(form, 'on'));
      return closeYear(runtime, person, { account, closedOn }, meta, seen);
    }
    case 'bring-in':
      return bringInCarryForward(runtime, person, account, meta, seen);
    default:
      throw new RingfenceError('UnknownFilter', 'say what is to be done');
  }
}

/** Pounds as somebody writes them. */
function amountOf(form: Form): Pence {
  const text = field(form, 'amount');
  const amount = POSITIVE_AMOUNT.read(text);
  if (amount instanceof CellFault) throw new InvalidValueError('amount', text, amount.message);
  return amount;
}
