import { asCommand } from '../command-id.js';
import type { Kind } from '../kinds/names.js';
import type { Planned } from '../kinds/table-kind.js';
import { inGroups } from '../pool.js';
import type {
  AnyCommand,
  FileSource,
  ImportContext,
  IngestionPorts,
  OnProgress,
  Rehearsal,
} from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import type { Content } from './content.js';
import { Findings } from './findings.js';
import { idsForChecking } from './people-ids.js';
import { readContent } from './read-content.js';
import { refusedAt } from './refusal.js';
import { rowsKnownByReference, type SeenReferences } from './references.js';
import { Overlay } from './overlay.js';
import { seeVirements } from './virements-ahead.js';
import { World } from './world.js';

/** What the files of one folder share while they are checked: each sees those before it as if they were applied. */
export interface Scene {
  readonly overlay: Overlay;
  readonly references: SeenReferences;
  readonly rehearsal: Rehearsal;
  /** Kinds of which a file had rows that could not be told apart: what is missing of them may be there. */
  readonly unread: Set<Kind>;
  /** Streams for which a command of the kind was not rehearsed, or refused. */
  readonly refused: Map<Kind, Set<string>>;
}

/** Whose commands act on streams that another file's commands begin: refused there for want of them, it is the same fault again. */
const RESTS_ON: Partial<Record<Kind, Kind>> = { successions: 'organisations', 'sign-offs': 'returns' };

export function newScene(ports: IngestionPorts): Scene {
  return {
    overlay: new Overlay(),
    references: new Map(),
    rehearsal: ports.commands.rehearsal(),
    unread: new Set(),
    refused: new Map(),
  };
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
  const world = await World.of(ports.lookups, overlay, context.actor.role);
  const { scope, limits } = context;
  const { lookups } = ports;
  const reading = { source, inspection, scope, limits, world, lookups, overlay, findings, onProgress };
  const content = await readContent(kind, reading);
  if (content === null) {
    scene.unread.add(kind);
    return { source, kind, inspection, findings, content, known: new Set(), commands: 0 };
  }
  try {
    const plan = content.plan(await idsForChecking(ports.people, content.names));
    const known = await rowsKnownByReference(content, plan, ports.lookups, scene.references, findings);
    const asked = plan.filter(({ key }) => !known.has(key));
    seeVirements(asked, overlay);
    const restsOn = RESTS_ON[kind];
    const refused = scene.refused.get(kind) ?? new Set<string>();
    scene.refused.set(kind, refused);
    const isJudged = (stream: string): boolean =>
      restsOn === undefined || !(scene.unread.has(restsOn) || scene.refused.get(restsOn)?.has(stream));
    let done = 0;
    await inGroups(
      asked.map((planned) => ({ planned, command: asCommand(inspection.sha256, kind, planned, context) })),
      ({ command }) => ports.commands.streamOf(command),
      async ({ planned, command }) => {
        const stream = ports.commands.streamOf(command);
        // One fault, one finding: what has been told at its cell is not told again as a refusal.
        const isTold = findings.hasErrorAt(planned.row);
        // A return with a bad line is a version all the same: sign-offs of it are judged, and so is its year.
        const isRehearsed = !isTold || kind === 'returns';
        const refusal = isRehearsed ? await refusalOf(scene.rehearsal, planned, command, content) : null;
        if (!isRehearsed || refusal !== null) refused.add(stream);
        if (refusal !== null && isJudged(stream) && (!isTold || refusal.rule === 'year_closed')) {
          findings.error(refusal, content.header?.at(refusal.column ?? ''));
        }
        done += 1;
        onProgress({ fileName: source.fileName, step: 'rehearsing', done, of: asked.length });
      },
    );
    if (findings.hasUnreadRows) scene.unread.add(kind);
    return { source, kind, inspection, findings, content, known, commands: asked.length };
  } catch (error) {
    await content.dispose();
    throw error;
  }
}

/** What the rules say against it; null where they take it. */
async function refusalOf(
  rehearsal: Rehearsal,
  planned: Planned,
  command: AnyCommand,
  content: Content,
): Promise<ReturnType<typeof refusedAt> | null> {
  try {
    await rehearsal.rehearse(command);
    return null;
  } catch (error) {
    return refusedAt(planned, error, content);
  }
}
