import { sumPence, type FinancialYear, type Pence, type Period } from '#kernel';
import type { ReturnLinesRecorded, ReturnSubmitted } from '../../spend-return/events.js';
import type { CountedReturn } from '../position/facts.js';

interface Charges {
  /** Purposes by fund. */
  readonly purposes: Map<string, Set<string>>;
  /** By fund and purpose, without their sign. */
  readonly credits: Map<string, Pence>;
}

interface Version {
  readonly period: Period;
  readonly version: number;
  readonly order: number;
  readonly charges: Charges;
}

/** Which purposes each version of each return charged to which fund, when that was recorded, and what it gave back. */
export class ChargesHistory {
  private readonly byReference = new Map<string, Charges>();
  /** By system and year. */
  private readonly versions = new Map<string, Version[]>();

  lines({ data }: ReturnLinesRecorded): void {
    const charges: Charges = this.byReference.get(data.reference) ?? {
      purposes: new Map(),
      credits: new Map(),
    };
    this.byReference.set(data.reference, charges);
    for (const { chargedTo, purpose = '', amountPence } of data.lines) {
      charges.purposes.set(chargedTo, (charges.purposes.get(chargedTo) ?? new Set()).add(purpose));
      if (amountPence >= 0) continue;
      const key = `${chargedTo}\u0000${purpose}`;
      charges.credits.set(key, sumPence([charges.credits.get(key) ?? 0, -amountPence]));
    }
  }

  submitted({ data }: ReturnSubmitted, order: number): void {
    const { ics, year, period, version, reference } = data;
    const charges = this.byReference.get(reference) ?? { purposes: new Map(), credits: new Map() };
    this.byReference.delete(reference);
    const key = `${ics}:${year}`;
    this.versions.set(key, [...(this.versions.get(key) ?? []), { period, version, order, charges }]);
  }

  /** Months of which a version recorded before `order` charged this purpose to the fund. */
  chargedBefore(ics: string, year: FinancialYear, fund: string, purpose: string, order: number): Set<Period> {
    const earlier = (this.versions.get(`${ics}:${year}`) ?? []).filter(
      (each) => each.order < order && each.charges.purposes.get(fund)?.has(purpose),
    );
    return new Set(earlier.map(({ period }) => period));
  }

  /** What these counted returns give back to the fund, by purpose. */
  creditsOf(
    ics: string,
    year: FinancialYear,
    fund: string,
    counted: readonly CountedReturn[],
  ): Map<string, Pence> {
    const by = new Map<string, Pence>();
    for (const { period, version, charges } of this.versions.get(`${ics}:${year}`) ?? []) {
      if (!counted.some((it) => it.period === period && it.version === version)) continue;
      for (const [key, amount] of charges.credits) {
        const [of = '', purpose = ''] = key.split('\u0000');
        if (of === fund) by.set(purpose, sumPence([by.get(purpose) ?? 0, amount]));
      }
    }
    return by;
  }
}
