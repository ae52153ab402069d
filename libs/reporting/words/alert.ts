import type { AccountKey } from '#domain/ring-fence-account';
import { sentenceCase } from './labels.js';
import { datesInWords } from './time.js';

/**
 * The sentence of an alert where its heading has named the account. It is stored with codes, `HI of QE1 in 2022-23`, which are right
 * for a machine and say nothing to a reader; and with dates as a machine writes them.
 */
export const alertInWords = ({ fund, ics, year }: AccountKey, sentence: string): string =>
  sentenceCase(datesInWords(sentence.replaceAll(`${fund} of ${ics} in ${year}`, 'the account')));
