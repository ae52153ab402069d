import { all, figuresAsOf, object, pence, text, total, whole, type Schema } from './schemas.js';

const list = (items: Schema): Schema => ({ type: 'array', items });
const penceOrNull: Schema = { type: ['integer', 'null'], description: 'Pence; null where nothing was split' };

/** What GET /v1/footprints/bridge answers as JSON. */
export const footprintBridge = object({
  figuresAsOf,
  parts: list(
    object({
      ...{ account: text, successor: text },
      steps: list(object({ effectiveOn: { type: 'string', format: 'date' }, ics: text, shareBp: whole })),
      amounts: list(
        object({
          ...{ amount: text, entry: { type: ['string', 'null'] } },
          ...{ wholePence: pence, partPence: pence, splitPence: penceOrNull },
          remainder: { type: ['integer', 'null'], description: 'Ten-thousandths of a penny' },
          extraPenny: { type: ['boolean', 'null'] },
        }),
      ),
    }),
  ),
  ...all(['asReported', 'currentFootprint'], total),
});
