export * from './digest-lines.js';
export * from './discrepancies-of.js';
export type { ReturnDiscrepancy, ReturnDiscrepancyRule } from './discrepancy.js';
export { documentHash, DocumentsFound, type Documents } from './documents.js';
export { type KeyDigest, type PresentReturn, type ReturnDigest } from './return-digest.js';
export { LEAST_LINE_PENCE, MAX_DOCUMENTS } from './thresholds.js';
export type { DiscrepancyInput, VirementFacts } from './input.js';
