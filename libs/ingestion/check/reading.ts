import type { FileSource, ImportContext, Lookups, OnProgress } from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import type { Findings } from './findings.js';
import type { Overlay } from './overlay.js';
import type { World } from './world.js';

/** All that reading one file needs. */
export interface Reading {
  readonly source: FileSource;
  readonly inspection: Inspection;
  readonly scope: ImportContext['scope'];
  readonly limits?: ImportContext['limits'];
  /** Null when an accepted file is read again to finish it: it was checked against the world then. Returns have one that judges nothing. */
  readonly world: World | null;
  readonly lookups: Lookups;
  readonly overlay: Overlay;
  readonly findings: Findings;
  readonly onProgress: OnProgress;
}
