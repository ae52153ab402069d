import { RingfenceError } from '#kernel';

/** The folder holds something that is not `NNNN_name.sql`, or two files with one number. */
export class MigrationNamesError extends RingfenceError {
  constructor(message: string, files: readonly string[]) {
    super('MigrationNamesInvalid', message, { files });
  }
}

/** A file that was already applied to this database has changed since, or is gone. */
export class MigrationChangedError extends RingfenceError {
  constructor(message: string, file: string) {
    super('MigrationChanged', message, { file });
  }
}

/** A file's SQL failed; its transaction was rolled back. */
export class MigrationFailedError extends RingfenceError {
  constructor(file: string, reason: string) {
    super('MigrationFailed', `${file}: ${reason}`, { file });
  }
}
