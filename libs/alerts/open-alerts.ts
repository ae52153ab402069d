import type { Application } from '#application';
import { SIGNALS, type AlertState, type ReportSignal, type Signal } from '#domain/alert';
import type { AccountKey } from '#domain/ring-fence-account';
import { ALERTS_ACTOR, type OpenAlerts } from './tell-signals.js';

/**
 * Which findings stand on an account, from the alerts' own streams: the list may lag, the streams cannot. One that was closed by hand
 * stands: its line holds as it would have, and its clearing is told.
 */
export async function openAlerts(application: Application, account: AccountKey): Promise<OpenAlerts> {
  const open = await Promise.all(
    SIGNALS.map(async (signal) => {
      const state = (await application.stateFor(question(signal, account))) as AlertState;
      const stands = state.status === 'open' || state.status === 'closed';
      return stands ? ([[signal, state.finding.severity]] as const) : [];
    }),
  );
  return Object.fromEntries(open.flat());
}

/** Only names the stream; never sent. */
function question(signal: Signal, account: AccountKey): ReportSignal {
  const meta = { commandId: '', actor: ALERTS_ACTOR, at: '', correlationId: '', causationId: '' };
  const data = { signal, account, finding: null, reason: '', basedOn: '0', asOf: '' };
  return { type: 'ReportSignal', data, meta };
}
