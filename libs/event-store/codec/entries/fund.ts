import type { FundDefinition, FundEvent, Regime } from '#domain/fund';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { bp, code, flag, oneOf, shaped, text, year } from '../shapes.js';

const category = 'fund';
const regime = oneOf<Regime>({ ring_fenced: true, notional: true });

const definition = shaped<FundDefinition>(
  z.strictObject({
    fund: code,
    name: text,
    years: z.record(year as z.ZodType<string, string>, z.strictObject({ regime })),
    classes: z.array(code).min(1),
    floorBp: bp,
    toleranceBp: bp,
    amberBp: bp,
    redBp: bp,
    evidenceClasses: z.array(code),
    baselineRequired: flag,
  }),
);

export const fundEntries: StreamEntries<FundEvent> = {
  current: {
    FundDefined: { name: 'FundDefined.v1', category, shape: definition },
    FundRedefined: { name: 'FundRedefined.v1', category, shape: definition },
  },
  former: [],
};
