import { RefusedError } from '#kernel';
import type { ReturnKey, ReturnLine, SubmitReturn } from '#domain/spend-return';
import { checkFile, newScene, type CheckedFile } from '../check/check-file.js';
import { asCommand } from '../command-id.js';
import type { CommandOutcome, FileSource, ImportContext, IngestionPorts } from '../ports.js';
import { inspect } from '../read/inspect.js';
import type { Found } from '../result.js';
import { asSubmitted, rehearsalOf, type Submission } from './submission.js';

/** A file that holds one return, checked: what is wrong with it, and what it would submit when nothing is. */
export interface CheckedReturn extends Found {
  readonly sha256: string;
  readonly rows: number;
  readonly submit: SubmitReturn['data'] | null;
}

/** Checks the file of one return whole, and gives its lines to `visit` where it is free of errors. Writes nothing. */
export function checkReturn(
  source: FileSource,
  key: ReturnKey,
  submission: Submission,
  context: ImportContext,
  ports: IngestionPorts,
  visit: (line: ReturnLine) => void = () => undefined,
): Promise<CheckedReturn> {
  return withReturn(source, key, submission, context, ports, async (checked, command) => {
    if (command === null) return outcomeOf(checked, null);
    await issue(checked, command, {
      submitReturn: async (_command, texts) => {
        for await (const text of texts)
          for (const line of text.trimEnd().split('\n')) visit(JSON.parse(line) as ReturnLine);
        return { stream: '', position: null, written: 0 };
      },
    });
    return outcomeOf(checked, command.data);
  });
}

/**
 * Submits the file of one return: checked whole and then written, under the lock of returns. Every error, or discrepancies other than
 * those confirmed, and nothing is written. Throws RefusedError where the rules refuse between check and write.
 */
export function submitReturn(
  source: FileSource,
  key: ReturnKey,
  submission: Submission,
  context: ImportContext,
  ports: IngestionPorts,
): Promise<{ readonly checked: CheckedReturn; readonly outcome: CommandOutcome | null }> {
  return ports.withImportLock(source.kind, async () => {
    await ports.lookups.refresh();
    return withReturn(source, key, submission, context, ports, async (checked, command) => {
      const found = outcomeOf(checked, command?.data ?? null);
      if (command === null || !isConfirmed(command.data)) return { checked: found, outcome: null };
      const outcome = await issue(checked, command, ports.commands);
      await ports.lookups.refresh();
      return { checked: found, outcome };
    });
  });
}

export const isConfirmed = (data: SubmitReturn['data']): boolean =>
  data.discrepancyCount === 0 || data.discrepanciesConfirmedBy !== null;

const outcomeOf = (
  { findings, inspection, content }: CheckedFile,
  submit: SubmitReturn['data'] | null,
): CheckedReturn => ({
  ...findings.found(),
  ...{ sha256: inspection.sha256, rows: content?.rows ?? 0, submit },
});

async function withReturn<T>(
  source: FileSource,
  key: ReturnKey,
  submission: Submission,
  context: ImportContext,
  ports: IngestionPorts,
  then: (checked: CheckedFile, command: SubmitReturn | null) => Promise<T>,
): Promise<T> {
  const scoped = { ...context, scope: key };
  const scene = newScene(ports);
  const asDrafted = { ...scene, rehearsal: rehearsalOf(scene.rehearsal, submission, scoped) };
  const inspection = await inspect(() => source.open());
  const checked = await checkFile(
    ...([source, 'returns', inspection, scoped, ports] as const),
    asDrafted,
    () => undefined,
  );
  try {
    const { content, findings } = checked;
    const plan = findings.totalErrors > 0 ? [] : (content?.plan((name) => name) ?? []);
    const [only] = plan;
    if (only === undefined) return await then(checked, null);
    if (plan.length > 1) throw new Error('a file of one return holds several');
    const command = asCommand(inspection.sha256, 'returns', only, scoped);
    const { discrepancies } = findings.found();
    return await then(checked, asSubmitted(command, submission, scoped, discrepancies) as SubmitReturn);
  } finally {
    await checked.content?.dispose();
  }
}

async function issue(
  { content }: CheckedFile,
  command: SubmitReturn,
  to: Pick<IngestionPorts['commands'], 'submitReturn'>,
): Promise<CommandOutcome> {
  const [planned] = content!.plan((name) => name);
  return content!.issue(planned!, command, to as IngestionPorts['commands']);
}

/** Thrown by whoever needs the discrepancies confirmed. */
export function unconfirmed({ discrepancyCount }: SubmitReturn['data']): RefusedError {
  return new RefusedError(
    'DiscrepanciesNotConfirmed',
    `The return has ${discrepancyCount} ${discrepancyCount === 1 ? 'discrepancy' : 'discrepancies'} that nobody confirmed as they stand; look at them, and mend or confirm them.`,
    { discrepancyCount },
  );
}
