import type { Period } from '#kernel';
import type { AlertReading } from '../readings.js';
import { periodCode } from '../words/time.js';

/** An alert with the period of its account's year that it is about. */
export interface DatedAlert extends Omit<AlertReading, 'handling'> {
  /** Null while the account is open: the latest period with a return or a move of money, whichever it is. */
  readonly through: Period | null;
}

const WHOLE_YEAR: Period = 13;

/** A figure names the period where a signal looks at one; else a closed account is watched whole, an open one as far as it goes. */
export function datedAlert({ handling: _ofNoReport, ...alert }: AlertReading, closed: boolean): DatedAlert {
  return { ...alert, through: alert.finding.figures['throughPeriod'] ?? (closed ? WHOLE_YEAR : null) };
}

/** `through M13`. */
export const alertPeriodInWords = ({ through }: DatedAlert): string =>
  through === null ? 'through its latest month reported' : `through ${periodCode(through)}`;

/** What must be known of alerts beside figures through a period: they are watched as the year stands, not cut off there. */
export const ALERTS_STAND_NOW =
  'Alerts as they stand at this moment known, whichever period the figures are through. Each is about its account through M13 once the account is closed, until then through the latest month with a return or a move of money.';
