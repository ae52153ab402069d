import {
  errorTable,
  giveBackFolder,
  loadFolder,
  type CellError,
  type Encoding,
  type FolderResult,
} from '#ingestion';
import { InvalidValueError, type Actor } from '#kernel';
import { countDue } from '#projections/positions';
import { count } from '#reporting';
import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { holderOf, ingestionPorts, type Runtime } from '../../runtime/index.js';
import { print, printJson, ProgressLine, say } from '../io.js';
import { settle } from '../settle.js';
import { textTable } from '../tables.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

/** The bulk way in: locks and a closed year do not stop it, and its events say that an operator loaded them. */
export const OPERATOR: Actor = { id: 'operator', role: 'operator' };

export const LOAD = (program: Command): Command =>
  program
    .command('load <folder>')
    .description('every file of the contract found in the folder; all or nothing for each file')
    .option('--errors-to <folder>', 'write each refused file there, with what is wrong beside each row')
    .option('--json', 'JSON for scripts')
    .action((folder: string, options: CommonOptions & { readonly errorsTo?: string }) => {
      const { errorsTo } = options;
      if (errorsTo !== undefined && resolve(errorsTo) === resolve(folder))
        throw new InvalidValueError(
          '--errors-to',
          errorsTo,
          'name another folder than the one that is loaded',
        );
      return withRuntime(
        options,
        async (runtime) => {
          const result = await load(runtime, folder);
          const { position } = await runtime.log.head();
          if (options.json) printJson({ ...result, position });
          else report(result, position);
          if (errorsTo !== undefined) await writeErrors(folder, result, errorsTo);
          if ((await holderOf(runtime.log)) === 'demo')
            say("This log is the demo's: what is loaded here stands among synthetic figures.");
          if (result.status !== 'applied' || lateRefusals(result).length > 0) process.exitCode = 1;
        },
        { writes: true },
      );
    });

async function writeErrors(folder: string, result: FolderResult, errorsTo: string): Promise<void> {
  for (const name of await giveBackFolder(folder, result, errorsTo))
    say(`What is wrong with it stands in ${join(errorsTo, name)}.`);
}

/** Loads the folder and waits until every position and alert that it bears on is recomputed. */
export async function load(
  runtime: Runtime,
  folder: string,
  correlationId: string = randomUUID(),
): Promise<FolderResult> {
  const progress = new ProgressLine();
  const context = { actor: OPERATOR, at: runtime.clock(), correlationId };
  let current = '';
  const enter = (next: string, fileName?: string): void => {
    if (`${fileName}: ${next}` !== current) runtime.logger.debug({ step: next, fileName }, 'load');
    current = `${fileName}: ${next}`;
  };
  const result = await loadFolder(
    folder,
    context,
    ingestionPorts(runtime),
    ({ fileName, step, done, of }) => {
      enter(step, fileName);
      progress.update(`${fileName}: ${step}${done === 0 ? '' : ` ${done}`}${of === null ? '' : ` of ${of}`}`);
    },
  );
  // A load that was killed while it recomputed has applied every file, so what is due decides and not what was applied now.
  if ((await countDue(runtime.pool)) > 0) {
    enter('recomputing');
    await settle(runtime, progress);
  }
  progress.done();
  return result;
}

/** Commands that were refused after their file was accepted, because something else wrote in between. */
const lateRefusals = (result: FolderResult): CellError[] =>
  result.files.flatMap((file) => (file.status === 'applied' ? file.lateRefusals : []));

function report(result: FolderResult, position: bigint): void {
  for (const { fileName, message } of result.notTaken) say(`${fileName}: ${message}`);
  if (result.problem !== null) return say(result.problem);
  if (result.errors.length > 0) {
    print(errorTable(result.errors));
    const hidden = result.totalErrors - result.errors.length;
    say(
      `${count(result.totalErrors, 'error')}${hidden > 0 ? ` (${hidden} more than listed)` : ''}; nothing was stored.`,
    );
    return;
  }
  const discrepancies = result.files.flatMap((file) => ('discrepancies' in file ? file.discrepancies : []));
  print(
    textTable(
      ['File', 'What happened', 'Rows', 'Events', 'Discrepancies'],
      result.files.map((file) =>
        file.status === 'applied'
          ? [
              file.fileName,
              'applied',
              String(file.rows),
              String(file.written),
              String(file.totalDiscrepancies),
            ]
          : [file.fileName, file.status.replaceAll('_', ' '), '', '0', ''],
      ),
    ),
  );
  if (discrepancies.length > 0) print(`\nDiscrepancies (they do not block):\n${errorTable(discrepancies)}`);
  const refused = lateRefusals(result);
  if (refused.length > 0) {
    const why = 'Refused after the check, because somebody else wrote meanwhile; NOT in the figures:';
    print(`\n${why}\n${errorTable(refused)}`);
  }
  for (const file of result.files) {
    const as = readAs(file);
    if (as !== null) say(`${file.fileName} was read as ${as}.`);
  }
  say(`Log position ${position}.`);
}

const SAID: Partial<Record<Encoding, string>> = {
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/** What a text was decoded as, where that is worth a word; a workbook, where its name says otherwise. */
function readAs(file: FolderResult['files'][number]): string | null {
  if (file.status === 'already_applied') return null;
  const isNamedWorkbook = file.fileName.toLowerCase().endsWith('.xlsx');
  if (file.format === 'xlsx' && !isNamedWorkbook) return 'the Excel workbook that it is';
  if (file.format === 'csv' && isNamedWorkbook) return 'the CSV that it is';
  return (file.encoding === null ? undefined : SAID[file.encoding]) ?? null;
}
