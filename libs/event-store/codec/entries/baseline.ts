import type { BaselineDeclared, BaselineEvent } from '#domain/baseline';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { bp, code, pence, shaped, text, year } from '../shapes.js';

export const baselineEntries: StreamEntries<BaselineEvent> = {
  current: {
    BaselineDeclared: {
      name: 'BaselineDeclared.v1',
      category: 'baseline',
      shape: shaped<BaselineDeclared['data']>(
        z.strictObject({
          ics: code,
          year,
          programme: code,
          amountPence: pence,
          growthBp: bp,
          source: text,
          referenceYear: year.nullable(),
          declaredBy: text.nullable(),
          approvedBy: text.nullable(),
        }),
      ),
    },
  },
  former: [],
};
