export * from './ports.js';
export type * from './result.js';
export { KINDS, LATER_KINDS, isKind, type Kind } from './kinds/names.js';
export { importFile, checkOnly } from './import-file.js';
export {
  finishAcceptedFiles,
  AcceptedFileUnfinishedError,
  type FinishedFile,
  type PendingFile,
} from './finish-accepted.js';
export { loadFolder, type FolderFileResult, type FolderResult } from './folder/load-folder.js';
export { kindOf, type NotTaken } from './folder/list-folder.js';
export { jsonRowsSource } from './json-rows.js';
export { bytesSource } from './bytes-source.js';
export { errorTable, toProblemErrors, type ProblemError } from './error-table.js';
export { holdsPatientIdentifier } from './cells/patient-identifier.js';
export { POSITIVE as POSITIVE_AMOUNT } from './cells/amount.js';
export { CellFault } from './cells/fault.js';
export { interventionKey } from './check/world.js';
export { referenceDigest } from './check/references.js';
export { fileCommandId, linesReference } from './command-id.js';
export { MAX_LISTED } from './check/findings.js';
export { columnsOf, isTable, type Column, type TableName } from './columns/columns.js';
export { giveBackFolder } from './give-back/give-back-folder.js';
export { giveBack, hasRowsToGive, type GivenFormat } from './give-back/give-back.js';
export { checkMapping, type MappingFault } from './mapping/check-mapping.js';
export type { MappingTarget } from './mapping/extract-rows.js';
export { mapExtract, type MappedExtract } from './mapping/map-extract.js';
export { DATE_FORMS, type Mapping, type MappingColumns, type MappingRule } from './mapping/mapping.js';
export type { Reconciliation } from './mapping/reconciliation.js';
export { readRuleLines, ruleLine } from './mapping/rule-lines.js';
export {
  checkReturn,
  isConfirmed,
  submitReturn,
  unconfirmed,
  type CheckedReturn,
} from './draft/draft-return.js';
export type { Submission } from './draft/submission.js';
export type { TemplateKnown, TemplateOf } from './templates/known.js';
export { template } from './templates/template.js';
