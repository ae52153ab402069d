import { importFile, type FileSource, type ImportContext, type ImportResult } from '#ingestion';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ingestionPorts, type Runtime } from '../../../runtime/index.js';
import { RUNTIME } from '../../tokens.js';

/** A file or its rows, handed in by somebody. */
export class ImportFileCommand {
  constructor(
    readonly source: FileSource,
    readonly context: ImportContext,
  ) {}
}

/** The bus ends here: what must happen is in the log before this answers, and nothing hangs on the bus's own events. */
@CommandHandler(ImportFileCommand)
export class ImportFileHandler implements ICommandHandler<ImportFileCommand, ImportResult> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async execute({ source, context }: ImportFileCommand): Promise<ImportResult> {
    // The check looks things up as they stand at the head of the log.
    await this.runtime.catchUp();
    return importFile(source, context, ingestionPorts(this.runtime));
  }
}
