import type {
  OversightReportEvent,
  ReportIssued,
  ReportScope,
  ReportSuperseded,
} from '#domain/oversight-report';
import type { Footprint } from '#domain/policies';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import {
  code,
  count,
  instant,
  oneOf,
  period,
  position,
  sha256,
  shaped,
  text,
  version,
  year,
} from '../shapes.js';

const category = 'oversightReport';
const series = { fund: code, year };
const scope: z.ZodType<ReportScope> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('national') }),
  z.strictObject({ kind: z.literal('region'), regionCode: code }),
  z.strictObject({ kind: z.literal('system'), ics: code }),
]);
const footprint = oneOf<Footprint>({ as_reported: true, current_footprint: true });
const file = z.strictObject({ name: code, sha256, byteLength: count });

export const oversightReportEntries: StreamEntries<OversightReportEvent> = {
  current: {
    ReportIssued: {
      name: 'ReportIssued.v1',
      category,
      shape: shaped<ReportIssued['data']>(
        z.strictObject({
          ...{ ...series, through: period, scope, footprint, sequence: version },
          ...{ title: text, logId: text, position, recordedAt: instant.nullable() },
          ...{ method: text, format: text, files: z.array(file), reason: text, issuedBy: text },
          supersedes: version.nullable(),
        }),
      ),
    },
    ReportSuperseded: {
      name: 'ReportSuperseded.v1',
      category,
      shape: shaped<ReportSuperseded['data']>(
        z.strictObject({ ...series, sequence: version, by: version, reason: text }),
      ),
    },
  },
  former: [],
};
