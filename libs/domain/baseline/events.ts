// Stored name is a public contract: BaselineDeclared.v1.
import type { DomainEvent, FinancialYear, Pence } from '#kernel';

/** What the ICS spent of core money on a programme in the reference year, with the growth it must follow. Declared once for each key. */
export type BaselineDeclared = DomainEvent<
  'BaselineDeclared',
  {
    readonly ics: string;
    readonly year: FinancialYear;
    readonly programme: string;
    /** Not negative. */
    readonly amountPence: Pence;
    readonly growthBp: number;
    readonly source: string;
    readonly referenceYear: FinancialYear | null;
    /** Opaque person ids. */
    readonly declaredBy: string | null;
    readonly approvedBy: string | null;
  }
>;

export type BaselineEvent = BaselineDeclared;

export const baselineStream = (key: { ics: string; year: FinancialYear; programme: string }): string =>
  `baseline-${key.ics}:${key.year}:${key.programme}`;
