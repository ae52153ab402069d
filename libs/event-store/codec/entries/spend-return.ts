import type {
  ReturnLinesRecorded,
  ReturnSentBack,
  ReturnSignedOff,
  ReturnSubmitted,
  SpendReturnEvent,
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

export const spendReturnEntries: StreamEntries<SpendReturnEvent | ReturnLinesRecorded> = {
  current: {
    ReturnSubmitted: {
      name: 'ReturnSubmitted.v1',
      category,
      shape: shaped<ReturnSubmitted['data']>(
        z.strictObject({
          ...key,
          version,
          reference: uuid,
          coreComplete: flag,
          lineCount: count,
          totalPence: pence,
          linesSha256: sha256,
        }),
      ),
    },
    ReturnSentBack: {
      name: 'ReturnSentBack.v1',
      category,
      shape: shaped<ReturnSentBack['data']>(z.strictObject({ ...key, version, reason: text })),
    },
    ReturnSignedOff: {
      name: 'ReturnSignedOff.v1',
      category,
      shape: shaped<ReturnSignedOff['data']>(
        z.strictObject({ ...key, version, signedOffBy: text, signedOffOn: date }),
      ),
    },
    ReturnLinesRecorded: {
      name: 'ReturnLinesRecorded.v1',
      category: 'returnLines',
      shape: returnLinesShape,
    },
  },
  former: [],
};
