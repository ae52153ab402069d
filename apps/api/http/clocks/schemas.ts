import { CHANGE_AMOUNTS, CHANGE_MAPS } from '#domain/policies';
import {
  figuresAsOf,
  object,
  pence,
  position,
  text,
  texts,
  time,
  total,
  whole,
  type Schema,
} from '../../openapi/schemas.js';

const textOrNull: Schema = { type: ['string', 'null'] };
const wholeOrNull: Schema = { type: ['integer', 'null'] };
const positionOrNull: Schema = { anyOf: [position, { type: 'null' }] };

export const toldEvent = object({
  position: { ...text, description: 'Log position, decimal: when we knew' },
  ...{ recordedAt: time, type: text, sentence: text },
  actor: object({
    id: text,
    role: { enum: ['operator', 'submitter', 'system'] },
    name: { ...textOrNull, description: 'Null where none is known by the id' },
  }),
  fund: { ...textOrNull, description: 'Null: it concerns any' },
  year: { ...textOrNull, description: 'Null: it concerns any' },
  systems: { ...texts, description: 'Every system that it names' },
  period: { ...wholeOrNull, description: 'When it was true, of a month' },
  trueOn: { ...textOrNull, description: 'When it was true, of a day' },
  ...{ amountPence: wholeOrNull, stream: text },
});

const amountChange = object({
  amount: { enum: [...CHANGE_AMOUNTS, ...CHANGE_MAPS] },
  by: { ...textOrNull, description: 'The programme or pressure' },
  ...{ beforePence: pence, afterPence: pence, effectPence: pence },
});
const anyOfPosition: Schema = {
  type: ['string', 'integer', 'array', 'null'],
  items: { type: ['string', 'integer'] },
};
const statedChange = object({ what: text, before: anyOfPosition, after: anyOfPosition });
const changed = {
  amounts: { type: 'array', items: amountChange },
  stated: { type: 'array', items: statedChange },
};

/** An event with what it did to each account. */
export const changingEvent = object({
  event: toldEvent,
  effects: { type: 'array', items: object({ ics: text, ...changed }) },
});

export const changesSchema = object({
  ...{ fund: text, year: text, through: whole },
  ...{ from: figuresAsOf, figuresAsOf },
  accounts: {
    type: 'array',
    items: object({ ics: text, before: positionOrNull, after: positionOrNull, ...changed }),
  },
  total: object({ before: total, after: total, amounts: changed.amounts }),
  events: {
    type: 'array',
    description: 'In log order; effects on an amount sum exactly to its difference in `total`',
    items: changingEvent,
  },
});

export const auditSchema = object({
  ...{ figuresAsOf, through: whole },
  events: {
    type: 'array',
    items: object({
      event: toldEvent,
      accounts: { ...whole, description: 'Accounts that it bears on, of those asked about' },
      leakageEffectPence: { ...pence, description: 'What it did to their confirmed leakage, in pence' },
    }),
  },
  next: { ...textOrNull, description: 'Hand it back as `cursor`; null on the last page' },
});

const kind = (name: string): Schema => ({ const: name });
const lineGroup = object({
  ...{ period: whole, version: whole, purpose: textOrNull, hasEvidence: { type: 'boolean' } },
});
export const historySchema = object({
  ...{ figuresAsOf, position },
  figures: {
    type: 'array',
    items: object({
      ...{ figure: text, amountPence: pence },
      parts: {
        type: 'array',
        items: object({
          part: {
            anyOf: [
              object({ kind: kind('event'), by: textOrNull, amountPence: pence }),
              object({
                ...{ kind: kind('lines'), by: text, period: whole, version: whole },
                ...{ group: lineGroup, amountPence: pence },
              }),
              object({ kind: kind('figure'), of: text, amountPence: pence }),
              object({ kind: kind('rule'), rule: text, amountPence: pence }),
            ],
          },
          event: { ...textOrNull, description: 'Log position of the event that it came by' },
        }),
      },
    }),
  },
  events: { type: 'array', items: object({ event: toldEvent, ...changed }) },
});
