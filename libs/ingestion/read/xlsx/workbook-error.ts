/** Why a workbook, or the rest of it, cannot be read: a stable rule and what to do. */
export class WorkbookError extends Error {
  constructor(
    readonly rule: string,
    message: string,
  ) {
    super(message);
  }
}

/** The parts do not fit together: a broken download, or a program that writes them wrongly. */
export function corrupt(what: string): WorkbookError {
  return new WorkbookError(
    'corrupt_workbook',
    `The workbook is damaged (${what}): open it in the spreadsheet, save it again and hand it in.`,
  );
}
