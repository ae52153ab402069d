import type { CarryForwardEvent } from '#domain/carry-forward';
import type { Collectors } from './collectors.js';

/** What is asked and decided moves no figure: the approval that follows a grant does, in the account's own stream. */
const nothing = (): void => undefined;

export const carryForwardFacts: Collectors<CarryForwardEvent> = {
  CarryForwardRequested: nothing,
  CarryForwardGranted: nothing,
  CarryForwardDeclined: nothing,
};
