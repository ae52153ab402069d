import { all, object, pence, text, time, whole, type Schema } from '../../openapi/schemas.js';
import { ADHERENCE_CLASSES } from '#domain/policies';
import { changingEvent } from '../clocks/schemas.js';
import { COMPARED, FROZEN_FILES } from '#reporting';

const textOrNull: Schema = { type: ['string', 'null'] };
const file = object({ name: { enum: Object.keys(FROZEN_FILES) }, sha256: text, byteLength: whole });
const rules = object({ issued: text, now: text });

export const issuedReportSchema = object({
  ...{ number: text, fund: text, year: text, through: whole },
  scope: {
    oneOf: [
      object({ kind: { const: 'national' } }),
      object({ kind: { const: 'region' }, regionCode: text }),
      object({ kind: { const: 'system' }, ics: text }),
    ],
  },
  footprint: { enum: ['as_reported', 'current_footprint'] },
  ...{
    title: text,
    logId: text,
    position: text,
    recordedAt: { type: ['string', 'null'], format: 'date-time' },
  },
  ...{ method: text, format: text, files: { type: 'array', items: file }, reason: text, issuedBy: text },
  ...{ issuedAt: time, issuedPosition: text },
  ...all(['supersedes', 'supersededBy', 'supersededBecause'], textOrNull),
});

export const issuedPageSchema = object({
  reports: { type: 'array', items: issuedReportSchema },
  next: { type: ['string', 'null'], description: 'Hand it back as `cursor`; null on the last page' },
});

export const issuedSchema = object({
  ...{ number: text, written: whole, position: text },
});

export const verificationSchema = object({
  number: text,
  verdict: { enum: ['same', 'kept', 'wrong'] },
  ...{ method: rules, format: rules },
  files: {
    type: 'array',
    items: object({
      ...{ name: text, sha256: text, kept: { type: 'boolean' }, reproduced: { type: ['boolean', 'null'] } },
    }),
  },
});

const figures = {
  type: 'array',
  items: object({
    figure: { enum: COMPARED },
    ...all(['beforePence', 'afterPence', 'differencePence'], pence),
  }),
};
const end = object({ number: text, position: text });
const adherence = { enum: [...ADHERENCE_CLASSES, null] };

export const differencesSchema = object({
  ...{ before: end, after: end, total: figures },
  events: {
    type: ['array', 'null'],
    items: changingEvent,
    description:
      'What was recorded between the two and made the difference, in log order; null where there is too much to list',
  },
  systems: {
    type: 'array',
    items: object({ ics: text, name: text, adherenceBefore: adherence, adherenceAfter: adherence, figures }),
  },
});
