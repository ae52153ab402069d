import type { AlertChange, AlertEvent, AlertResolved, Finding, Severity, Signal } from '#domain/alert';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { account, instant, oneOf, position, shaped, text, wholeNumber } from '../shapes.js';

const category = 'alert';
const severity = oneOf<Severity>({ amber: true, red: true });
const signal = oneOf<Signal>({
  leakage_rate: true,
  unevidenced_spend: true,
  virement_out: true,
  substitution: true,
  overcommitted: true,
});
const finding: z.ZodType<Finding> = z.strictObject({
  severity,
  reason: text,
  figures: z.record(z.string(), wholeNumber),
});

const key = { signal, account };
const change = shaped<AlertChange>(z.strictObject({ ...key, finding, basedOn: position, at: instant }));
const resolved = shaped<AlertResolved['data']>(
  z.strictObject({ ...key, reason: text, basedOn: position, at: instant }),
);

export const alertEntries: StreamEntries<AlertEvent> = {
  current: {
    AlertRaised: { name: 'AlertRaised.v1', category, shape: change },
    AlertUpdated: { name: 'AlertUpdated.v1', category, shape: change },
    AlertReopened: { name: 'AlertReopened.v1', category, shape: change },
    AlertResolved: { name: 'AlertResolved.v1', category, shape: resolved },
  },
  former: [],
};
