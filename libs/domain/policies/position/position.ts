import type { BasisPoints, FinancialYear, Pence, Period } from '#kernel';
import type { Regime } from '../../fund/events.js';
import type { CorePressure } from '../core-pressure.js';

/** The method's name and version, printed with every figure. A changed rule is a new version. */
export const POSITION_METHOD = 'ring-fence-model/2';

export type AdherenceClass =
  'not_reported' | 'in_progress' | 'kept' | 'absorbed' | 'undetermined' | 'partly_kept';
export const ADHERENCE_CLASSES: readonly AdherenceClass[] = [
  'kept',
  'partly_kept',
  'undetermined',
  'absorbed',
  'in_progress',
  'not_reported',
];

/** The ten amounts of the identity, in its order: the first two are its left side, the other eight its right. */
export interface IdentityAmounts {
  readonly allocation: Pence;
  readonly overspend: Pence;
  readonly additional: Pence;
  readonly substituted: Pence;
  readonly misdirected: Pence;
  readonly diverted: Pence;
  readonly unevidenced: Pence;
  readonly carriedForward: Pence;
  readonly lapsed: Pence;
  readonly uncommitted: Pence;
}

/** The eight parts on the right of the identity, in its order. */
export const IDENTITY_PARTS = [
  'additional',
  'substituted',
  'misdirected',
  'diverted',
  'unevidenced',
  'carriedForward',
  'lapsed',
  'uncommitted',
] as const satisfies readonly (keyof IdentityAmounts)[];
export type IdentityPart = (typeof IDENTITY_PARTS)[number];

export interface LeakageAmounts {
  readonly confirmedLeakage: Pence;
  readonly potentialLeakage: Pence;
  readonly confirmedRate: BasisPoints | null;
  readonly potentialRate: BasisPoints | null;
}

/** The position of one account through one period, in exactly the contract's words. Amounts in pence, rates in basis points. */
export interface Position extends IdentityAmounts, LeakageAmounts {
  readonly fund: string;
  readonly ics: string;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly regime: Regime;
  readonly adherence: AdherenceClass;
  readonly evidence: 'signed_off' | 'provisional';
  readonly missingPeriods: readonly Period[];
  /** Programmes with spend and no test, sorted. */
  readonly notAssessable: readonly string[];
  /** Zeros are left out; so too below. */
  readonly misdirectedBy: Readonly<Partial<Record<CorePressure, Pence>>>;
  readonly divertedBy: Readonly<Partial<Record<CorePressure, Pence>>>;
  /** E_k − S_k by programme. */
  readonly additionalBy: Readonly<Record<string, Pence>>;
}

/** Sums over accounts, rates on the sums, and how many accounts stand in each class. */
export interface PositionTotal extends IdentityAmounts, LeakageAmounts {
  readonly accounts: Readonly<Record<AdherenceClass, number>>;
}
