import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { factsHead } from '#projections/facts';
import { figuresAsOf } from '#projections/positions';
import { dateInWords, formatPounds, instantInWords } from '#reporting';
import { mayDo, readReturn, reportsOnReturn, type Runtime } from '../../runtime/index.js';
import { deskOf, monthOf, signingOf } from './address.js';
import { discrepanciesTable, STATUS_WORDS, whoOf } from './words.js';

/** What is to be signed, exactly, and what this person may do with it. */
export async function signingModel(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
): Promise<Record<string, unknown>> {
  const { versions, status, revision, yearClosedOn } = await readReturn(runtime, person, key);
  const counting = versions.find(({ counts }) => counts) ?? null;
  const ids = [
    counting?.submittedBy,
    counting?.signedOff?.by,
    counting?.reopened?.by,
    counting?.discrepanciesConfirmedBy,
  ];
  const names = await runtime.people.namesOf(new Set(ids.filter((id) => typeof id === 'string')));
  const may = (operation: 'return.sign_off' | 'return.reopen' | 'return.send_back') =>
    mayDo(runtime, person, operation, key.ics);
  const isOwn = counting?.submittedBy === person.id;
  return {
    ...{ section: 'returns', key, month: monthOf(key), desk: deskOf(key), signing: signingOf(key) },
    figuresAsOf: figuresAsOf(await factsHead(runtime.pool)),
    ...{ status: STATUS_WORDS[status], seen: revision ?? '', isOwn, yearClosedOn },
    maySign: (await may('return.sign_off')) && counting?.signedOff === null && !isOwn,
    mayReopen: (await may('return.reopen')) && counting !== null,
    maySendBack: (await may('return.send_back')) && counting !== null,
    reports: counting === null ? [] : await reportsOnReturn(runtime, key),
    version: counting && {
      ...counting,
      total: formatPounds(counting.totalPence),
      submittedAtInWords: instantInWords(counting.submittedAt),
      by: whoOf(names, counting.submittedBy),
      confirmedBy: counting.discrepanciesConfirmedBy && whoOf(names, counting.discrepanciesConfirmedBy),
      signature: counting.signedOff && {
        ...{ by: whoOf(names, counting.signedOff.by), on: dateInWords(counting.signedOff.on) },
      },
      reopening: counting.reopened && {
        ...{ by: whoOf(names, counting.reopened.by), reason: counting.reopened.reason },
      },
      table:
        counting.discrepancyCount === 0
          ? null
          : discrepanciesTable(counting.discrepancies, 'What is odd, and is signed with it'),
    },
  };
}
