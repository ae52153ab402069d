import type { AlertCommand, AlertEvent, Finding } from '../alert/index.js';
import { metaOf } from './command-meta.js';

// One alert for specs: what happened to it, and what is asked of it.

export const key = { signal: 'leakage_rate', account: { fund: 'HI', ics: 'QE1', year: '2022-23' } } as const;
export const meta = metaOf({ at: '2023-06-01T12:00:00.000Z' });
export const finding = (severity: Finding['severity'], confirmedRateBp: number): Finding => ({
  ...{ severity, reason: `Leakage is ${confirmedRateBp} bp.`, figures: { confirmedRateBp } },
});
export const found = (type: 'AlertRaised' | 'AlertUpdated' | 'AlertReopened', of: Finding, basedOn: string) =>
  ({ type, data: { ...key, finding: of, basedOn, asOf: '2023-06-01', at: meta.at } }) as AlertEvent;
export const raised = found('AlertRaised', finding('amber', 600), '9');
export const resolved: AlertEvent = {
  type: 'AlertResolved',
  data: { ...key, reason: 'It fell.', basedOn: '10', asOf: '2023-06-01', at: meta.at },
};
export const by = { ...key, by: 'p-1', at: meta.at };
export const closed = (reason = 'Agreed.', at = meta.at): AlertEvent => ({
  ...{ type: 'AlertClosed', data: { ...by, at, reason } },
});

type Handling = Exclude<AlertCommand, { type: 'ReportSignal' }>;
export const asks = <T extends Handling['type']>(
  type: T,
  data: Omit<Extract<Handling, { type: T }>['data'], keyof typeof key>,
): AlertCommand => ({ type, data: { ...key, ...data }, meta }) as unknown as AlertCommand;
export const reports = (of: Finding | null, basedOn: string, at = meta.at): AlertCommand => ({
  type: 'ReportSignal',
  data: { ...key, finding: of, reason: 'It fell.', basedOn, asOf: '2023-06-01' },
  meta: metaOf({ role: 'system', at }),
});
