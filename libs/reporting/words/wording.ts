import type { Regime } from '#domain/fund';

/** What the same arithmetic is called: once the ring is lifted, money that goes elsewhere breaks no condition. */
export interface Wording {
  /** `leakage` or `seepage`, within a sentence and at the start of one. */
  readonly leak: string;
  readonly Leak: string;
  /** Heading of the classes. */
  readonly whoKept: string;
  readonly sentence: string;
}

const WORDING: Readonly<Record<Regime, Wording>> = {
  ring_fenced: {
    leak: 'leakage',
    Leak: 'Leakage',
    whoKept: 'Who kept the ring',
    sentence:
      'The money was ring-fenced in this year. Money that went elsewhere is leakage: a breach of the fund’s conditions.',
  },
  notional: {
    leak: 'seepage',
    Leak: 'Seepage',
    whoKept: 'Who kept the money for its purpose',
    sentence:
      'The ring was lifted in this year. Money that was meant for inequalities and went elsewhere is seepage: no condition forbade it.',
  },
};

export const wordingFor = (regime: Regime): Wording => WORDING[regime];
