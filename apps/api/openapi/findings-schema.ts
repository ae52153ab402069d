import { CORE_PRESSURES } from '#domain/policies';
import type { AnsweredFinding, ApportionedFrom, PartOfFinding } from '#reporting';
import { reply } from './alert-schemas.js';
import { object, pence, text, texts, whole, withOptional, type Schema } from './schemas.js';

/** A member for each of the type's, no more and no fewer: the description cannot fall behind what is served. */
export const of = <T>(members: Readonly<Record<keyof T & string, Schema>>): Schema => object(members);
export const day: Schema = { type: 'string', format: 'date' };
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const oneOf = (...names: readonly string[]): Schema => ({ enum: names });
export const textOrNull: Schema = { type: ['string', 'null'] };
export const pressure = oneOf(...CORE_PRESSURES);
export const system = { ics: text, name: text };
const certainty = oneOf('confirmed', 'potential');
const way = oneOf('diverted', 'misdirected', 'substituted', 'unevidenced', 'lapsed');

const restsOn: Schema = {
  description: 'Where to look: the lines, moves of money, baseline or account behind it',
  oneOf: [
    object({
      ...{ kind: { const: 'lines' }, chargedTo: text },
      groups: list(
        object({ period: whole, version: whole, purpose: textOrNull, hasEvidence: { type: 'boolean' } }),
      ),
    }),
    object({ kind: { const: 'virements' }, pressure, through: whole }),
    object({
      ...{ kind: { const: 'baseline' }, programmes: texts },
      coreReturns: list(object({ period: whole, version: whole })),
    }),
    object({ kind: { const: 'account' }, missingPeriods: list(whole) }),
  ],
};

const steps = list(object({ effectiveOn: day, ics: text, shareBp: whole }));
/** Leakage by the way that it went. */
export const byWay = list(
  object({ way, certainty, known: oneOf('declared', 'found', 'not_known'), amountPence: pence }),
);

/** A finding with what the system answered, and whose it is a part of. */
export const finding = withOptional(
  of<AnsweredFinding>({
    ...{ way, by: text, amountPence: pence, countedPence: pence },
    ...{ declared: oneOf('declared', 'found'), certainty, sentence: text, ruleId: text, restsOn },
    replies: list(reply),
  }),
  {
    partOf: {
      description: 'Where the amounts are a part of what an account reported: which, and by which shares',
      ...of<PartOfFinding>({
        ...{ account: object(system), steps, sentence: text },
        ...{ wholeAmountPence: pence, wholeCountedPence: pence },
      }),
    },
  },
);

/** The accounts that the figures of living bodies are made of. */
export const apportionedFrom: Schema = {
  description: 'Only on the current footprint of a region or a system: the accounts that it is made of',
  ...list(of<ApportionedFrom>({ account: object(system), successor: object(system), steps, byWay })),
};
