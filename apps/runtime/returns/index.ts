export * from './deeds.js';
export { ExtractRejected, putExtract, type LedgerExtract } from './draft-from-extract.js';
export type { DraftOutcome, ExtractUsed } from './draft-outcome.js';
export {
  confirmDiscrepancies,
  fileOf,
  putDraft,
  readDraft,
  stepOf,
  type DraftStep,
  type ReturnDraft,
} from './drafts.js';
export * from './preview.js';
export { metaBy } from './return-key.js';
export * from './submit.js';
export type { TouchedReport } from './touched-reports.js';
export * from './version-lines.js';
export { readReturn, readVersion, statusOf, type ReturnReading, type ReturnStatus } from './versions.js';
export * from './year.js';
