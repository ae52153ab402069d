import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import { factsHead } from '#projections/facts';
import { figuresAsOf } from '#projections/positions';
import { dateInWords, formatPounds } from '#reporting';
import {
  mayDo,
  previewDraft,
  readDraft,
  readReturn,
  stepOf,
  type ReturnDraft,
  type Runtime,
} from '../../runtime/index.js';
import { deskOf, monthOf, signingOf, templatesOf } from './address.js';
import { effectViews } from './effect-view.js';
import { errorsTable } from './errors-table.js';
import { extractTable, mappingChoices } from './extract-view.js';
import { discrepanciesTable, STATUS_WORDS, STEP_WORDS, versionsTable } from './words.js';

/** All that the desk of one return shows to this person. */
export async function deskModel(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
): Promise<Record<string, unknown>> {
  const { versions, status, openness, yearClosedOn, draft } = await readReturn(runtime, person, key);
  const ids = versions.flatMap(({ submittedBy, signedOff, reopened }) => [
    ...[submittedBy, signedOff?.by, reopened?.by].filter((id) => typeof id === 'string'),
  ]);
  const names = await runtime.people.namesOf(new Set(ids));
  const shown = draft === null ? null : await readDraft(runtime, person, key);
  const mayDraft = await mayDo(runtime, person, 'return.draft', key.ics);
  return {
    ...{ section: 'returns', key, month: monthOf(key), desk: deskOf(key), signing: signingOf(key) },
    figuresAsOf: figuresAsOf(await factsHead(runtime.pool)),
    ...{ status: STATUS_WORDS[status], isSigned: openness === 'signed', mayDraft },
    yearClosedOn: yearClosedOn && dateInWords(yearClosedOn),
    needsReason: yearClosedOn !== null,
    counting: versions.find(({ counts }) => counts)?.version ?? null,
    versions: versions.length === 0 ? null : versionsTable(versions, names),
    differences: versions.slice(1).map(({ version }) => ({
      text: `What changed from version ${version - 1} to version ${version}`,
      href: `${deskOf(key)}/differences?from=${version - 1}&to=${version}`,
    })),
    ...{ templates: templatesOf(key), ...(await mappingChoices(runtime, key.ics)) },
    seen: shown?.revision ?? '',
    draft: shown && (await draftModel(runtime, person, key, shown)),
  };
}

async function draftModel(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  draft: ReturnDraft,
): Promise<Record<string, unknown>> {
  const { outcome, fileName } = draft;
  const step = stepOf(draft);
  const { statement, totalErrors, discrepancies } = outcome;
  const count = statement?.discrepancyCount ?? 0;
  const kept = count > discrepancies.length ? `; the first ${discrepancies.length} of ${count}` : '';
  return {
    ...{ fileName, step, stepWords: STEP_WORDS[step], totalErrors, sha256: outcome.sha256 },
    errors: step === 'errors' ? errorsTable(outcome.errors, totalErrors, 'What to mend, cell by cell') : null,
    extract: outcome.extract ? extractTable(outcome.extract) : null,
    statement: statement && { ...statement, total: formatPounds(statement.totalPence) },
    discrepancies: count === 0 ? null : discrepanciesTable(discrepancies, `What is odd${kept}`),
    effects: step === 'errors' ? [] : await effectsOf(runtime, person, key),
  };
}

/** None when the file has come to have errors since it was checked: the next check says so. */
async function effectsOf(runtime: Runtime, person: Person, key: ReturnKey) {
  try {
    return effectViews(await previewDraft(runtime, person, key));
  } catch (error) {
    if (error instanceof RingfenceError && error.code === 'DraftHasErrors') return [];
    throw error;
  }
}
