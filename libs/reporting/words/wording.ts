import type { Regime } from '#domain/fund';
import { leakWords } from '#domain/policies';
import { sentenceCase } from './labels.js';

/** What the same arithmetic is called: once the ring is lifted, money that goes elsewhere breaks no condition. */
export interface Wording {
  /** `leakage` or `seepage`, within a sentence and at the start of one. */
  readonly leak: string;
  readonly Leak: string;
  /** Heading of the classes. */
  readonly whoKept: string;
  readonly sentence: string;
}

const WORDING: Readonly<Record<Regime, Pick<Wording, 'whoKept' | 'sentence'>>> = {
  ring_fenced: {
    whoKept: 'Who kept the ring',
    sentence:
      'The money was ring-fenced in this year. Money that went elsewhere is leakage: a breach of the fund’s conditions.',
  },
  notional: {
    whoKept: 'Who kept the money for its purpose',
    sentence:
      'The ring was lifted in this year. Money that was meant for inequalities and went elsewhere is seepage: no condition forbade it.',
  },
};

export function wordingFor(regime: Regime): Wording {
  const { leak } = leakWords(regime);
  return { leak, Leak: sentenceCase(leak), ...WORDING[regime] };
}
