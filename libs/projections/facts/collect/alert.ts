import type { AlertEvent } from '#domain/alert';
import type { Collectors } from './collectors.js';

/** Makes no account due: the alert came of one that was recomputed. */
const nothing = (): void => undefined;

export const alertFacts: Collectors<AlertEvent> = {
  AlertRaised: nothing,
  AlertUpdated: nothing,
  AlertReopened: nothing,
  AlertResolved: nothing,
  AlertAcknowledged: nothing,
  AlertAssigned: nothing,
  AlertRepliedTo: nothing,
  AlertClosed: nothing,
};
