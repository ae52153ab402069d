import {
  MAX_STATED_DISCREPANCIES,
  NO_DISCREPANCIES,
  type ReturnLinesRecorded,
  type ReturnReopened,
  type ReturnSentBack,
  type ReturnSignedOff,
  type ReturnSubmitted,
  type SpendReturnEvent,
} from '#domain/spend-return';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import {
  code,
  count,
  date,
  flag,
  pence,
  period,
  sha256,
  shaped,
  text,
  uuid,
  version,
  year,
} from '../shapes.js';
import { returnLinesShape } from './return-lines-shape.js';

const category = 'spendReturn';
const key = { ics: code, year, period };

const submittedV1 = {
  ...{ ...key, version, reference: uuid, coreComplete: flag, lineCount: count, totalPence: pence },
  linesSha256: sha256,
};
const signedOffV1 = { ...key, version, signedOffBy: text, signedOffOn: date };

const discrepancy = z.strictObject({
  ...{ rule: code, line: text.nullable(), amountPence: pence.nullable(), sentence: text },
});
const discrepancies = z.array(discrepancy).max(MAX_STATED_DISCREPANCIES);
const counted = { discrepancyCount: count, discrepanciesSha256: sha256 };
const statement = z.strictObject({ lineCount: count, totalPence: pence, linesSha256: sha256, ...counted });

export const spendReturnEntries: StreamEntries<SpendReturnEvent | ReturnLinesRecorded> = {
  current: {
    ReturnSubmitted: {
      name: 'ReturnSubmitted.v2',
      category,
      shape: shaped<ReturnSubmitted['data']>(
        z.strictObject({
          ...submittedV1,
          ...{ submittedBy: text.nullable(), restatementReason: text.nullable(), discrepancies },
          ...{ ...counted, discrepanciesConfirmedBy: text.nullable() },
        }),
      ),
    },
    ReturnSentBack: {
      name: 'ReturnSentBack.v1',
      category,
      shape: shaped<ReturnSentBack['data']>(z.strictObject({ ...key, version, reason: text })),
    },
    ReturnReopened: {
      name: 'ReturnReopened.v1',
      category,
      shape: shaped<ReturnReopened['data']>(
        z.strictObject({ ...key, version, reason: text, reopenedBy: text, byOversight: flag }),
      ),
    },
    ReturnSignedOff: {
      name: 'ReturnSignedOff.v2',
      category,
      shape: shaped<ReturnSignedOff['data']>(
        z.strictObject({ ...signedOffV1, statement: statement.nullable() }),
      ),
    },
    ReturnLinesRecorded: {
      name: 'ReturnLinesRecorded.v1',
      category: 'returnLines',
      shape: returnLinesShape,
    },
  },
  former: [
    {
      name: 'ReturnSubmitted.v1',
      category,
      shape: shaped(z.strictObject(submittedV1)),
      upcastTo: 'ReturnSubmitted.v2',
      // Who submitted stood in the metadata alone, and no discrepancy was kept.
      upcast: (data) => ({
        ...(data as object),
        ...{ ...NO_DISCREPANCIES, submittedBy: null, restatementReason: null },
      }),
    },
    {
      name: 'ReturnSignedOff.v1',
      category,
      shape: shaped(z.strictObject(signedOffV1)),
      upcastTo: 'ReturnSignedOff.v2',
      upcast: (data) => ({ ...(data as object), statement: null }),
    },
  ],
};
