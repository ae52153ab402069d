/** What a column takes, in a word for programs and a sentence for people. */
export const TAKES = {
  amount: 'Pounds with at most two decimals: 1234.50, £1,234.50, (1,234.50) or -1234.50.',
  date: 'A date as year-month-day.',
  year: 'A financial year, like 2022-23.',
  period: '1 to 13, or M1 to M13: M1 is April, M12 March, M13 audit adjustments.',
  code: 'A code of at most 60 characters, as text: leading zeros stay.',
  codes: 'Codes with ; between them.',
  text: 'Text of at most 1,000 characters. Nothing that points to a patient.',
  yes_no: 'yes or no.',
  whole: 'A whole number.',
  choice: 'One of the words listed.',
} as const;
export type Takes = keyof typeof TAKES;

/** What a column is for. */
export interface Meaning {
  readonly takes: Takes;
  readonly what: string;
  /** A value that is taken, beside the examples of the other columns of the file. */
  readonly example: string;
  /** The words to choose from. */
  readonly values?: readonly string[];
}

export const meaning = (
  takes: Takes,
  what: string,
  example: string,
  values?: readonly string[],
): Meaning => ({
  ...{ takes, what, example },
  ...(values === undefined ? {} : { values }),
});
