import { asCommand } from '../command-id.js';
import type { Kind } from '../kinds/names.js';
import type { Planned } from '../kinds/table-kind.js';
import { inGroups } from '../pool.js';
import type { FileSource, ImportContext, IngestionPorts, OnProgress, Rehearsal } from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import type { Content } from './content.js';
import { Findings } from './findings.js';
import { idsForChecking } from './people-ids.js';
import { readContent } from './read-content.js';
import { refusedAt } from './refusal.js';
import { rowsKnownByReference, type SeenReferences } from './references.js';
import { Overlay, World } from './world.js';

/** What the files of one folder share while they are checked: each sees those before it as if they were applied. */
export interface Scene {
  readonly overlay: Overlay;
  readonly references: SeenReferences;
  readonly rehearsal: Rehearsal;
}

export function newScene(ports: IngestionPorts): Scene {
  return { overlay: new Overlay(), references: new Map(), rehearsal: ports.commands.rehearsal() };
}

/** A file checked whole. `dispose` of its content when done with it. */
export interface CheckedFile {
  readonly source: FileSource;
  readonly kind: Kind;
  readonly inspection: Inspection;
  readonly findings: Findings;
  readonly content: Content | null;
  /** Keys of planned commands whose row is in the log already, under its reference. */
  readonly known: ReadonlySet<string>;
  /** How many commands it comes to. */
  readonly commands: number;
}

/** Reads, checks and rehearses a file. Writes nothing. */
export async function checkFile(
  source: FileSource,
  kind: Kind,
  inspection: Inspection,
  context: ImportContext,
  ports: IngestionPorts,
  scene: Scene,
  onProgress: OnProgress,
): Promise<CheckedFile> {
  const findings = new Findings(source.fileName);
  const { overlay } = scene;
  const world = await World.of(ports.lookups, overlay);
  const { scope } = context;
  const reading = { source, inspection, scope, world, overlay, findings, onProgress };
  const content = await readContent(kind, reading);
  if (content === null) return { source, kind, inspection, findings, content, known: new Set(), commands: 0 };
  try {
    const plan = content.plan(await idsForChecking(ports.people, content.names));
    const known = await rowsKnownByReference(content, plan, ports.lookups, scene.references, findings);
    const asked = plan.filter(({ key }) => !known.has(key));
    let done = 0;
    await inGroups(
      asked.map((planned) => ({ planned, command: asCommand(inspection.sha256, kind, planned, context) })),
      ({ command }) => ports.commands.streamOf(command),
      async ({ planned, command }) => {
        await rehearse(scene.rehearsal, planned, command, findings);
        done += 1;
        onProgress({ fileName: source.fileName, step: 'rehearsing', done, of: asked.length });
      },
    );
    return { source, kind, inspection, findings, content, known, commands: asked.length };
  } catch (error) {
    await content.dispose();
    throw error;
  }
}

async function rehearse(
  rehearsal: Rehearsal,
  planned: Planned,
  command: ReturnType<typeof asCommand>,
  findings: Findings,
): Promise<void> {
  try {
    await rehearsal.rehearse(command);
  } catch (error) {
    findings.error(refusedAt(planned.row, error));
  }
}
