import type {
  AlertAcknowledged,
  AlertAssigned,
  AlertChange,
  AlertClosed,
  AlertEvent,
  AlertRepliedTo,
  AlertResolved,
  Finding,
  Severity,
  Signal,
} from '#domain/alert';
import { z } from 'zod';
import type { FormerEntry, ShapeCheck, StoredName, StreamEntries } from '../entry.js';
import { account, code, date, instant, oneOf, position, shaped, text, wholeNumber } from '../shapes.js';

const category = 'alert';
const severity = oneOf<Severity>({ amber: true, red: true });
const signal = oneOf<Signal>({
  leakage_rate: true,
  unevidenced_spend: true,
  virement_out: true,
  substitution: true,
  slippage: true,
  overcommitted: true,
  return_overdue: true,
  sign_off_overdue: true,
  carry_forward_mismatch: true,
  restated: true,
  allocation_reduced: true,
  registered_late: true,
  baseline_low: true,
  year_end_accrual: true,
  unmatched_virement_in: true,
});
const finding: z.ZodType<Finding> = z.strictObject({
  severity,
  reason: text,
  figures: z.record(z.string(), wholeNumber),
});

const said = { signal, account, basedOn: position, at: instant };
const change = z.strictObject({ ...said, finding, asOf: date });
const resolved = z.strictObject({ ...said, reason: text, asOf: date });

const handled = { signal, account, by: code, at: instant };
const acknowledged = shaped<AlertAcknowledged['data']>(z.strictObject({ ...handled, until: date }));
const assigned = shaped<AlertAssigned['data']>(z.strictObject({ ...handled, to: code.nullable() }));
const repliedTo = shaped<AlertRepliedTo['data']>(z.strictObject({ ...handled, text }));
const closed = shaped<AlertClosed['data']>(z.strictObject({ ...handled, reason: text }));

/** Version 1 did not say which day the calendar was read on: it was that of the event. */
const onItsDay = (name: StoredName, upcastTo: StoredName, shape: ShapeCheck): FormerEntry => ({
  ...{ name, category, shape, upcastTo },
  upcast: (data) => {
    const event = data as { readonly at: string };
    return { ...event, asOf: event.at.slice(0, 'YYYY-MM-DD'.length) };
  },
});
const formerChange = shaped(change.omit({ asOf: true }));
const formerResolved = shaped(resolved.omit({ asOf: true }));

export const alertEntries: StreamEntries<AlertEvent> = {
  current: {
    AlertRaised: { name: 'AlertRaised.v2', category, shape: shaped<AlertChange>(change) },
    AlertUpdated: { name: 'AlertUpdated.v2', category, shape: shaped<AlertChange>(change) },
    AlertReopened: { name: 'AlertReopened.v2', category, shape: shaped<AlertChange>(change) },
    AlertResolved: { name: 'AlertResolved.v2', category, shape: shaped<AlertResolved['data']>(resolved) },
    AlertAcknowledged: { name: 'AlertAcknowledged.v1', category, shape: acknowledged },
    AlertAssigned: { name: 'AlertAssigned.v1', category, shape: assigned },
    AlertRepliedTo: { name: 'AlertRepliedTo.v1', category, shape: repliedTo },
    AlertClosed: { name: 'AlertClosed.v1', category, shape: closed },
  },
  former: [
    onItsDay('AlertRaised.v1', 'AlertRaised.v2', formerChange),
    onItsDay('AlertUpdated.v1', 'AlertUpdated.v2', formerChange),
    onItsDay('AlertReopened.v1', 'AlertReopened.v2', formerChange),
    onItsDay('AlertResolved.v1', 'AlertResolved.v2', formerResolved),
  ],
};
