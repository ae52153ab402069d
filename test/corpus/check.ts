import { bytesSource, checkOnly, OUTSIDE_LIMITS, type CheckResult, type Kind } from '#ingestion';
import { CONTEXT, portsWith, type FakePorts } from '../../libs/ingestion/testing/fake-ports.js';
import type { CorpusFile } from './corpus-file.js';

/** The world in which the corpus is read: four systems, one of which two others followed. */
export function corpusWorld(): FakePorts {
  const ports = portsWith('QE1', 'QOQ', 'QNQ', 'QS1');
  ports.accountsKnown.add('HI:QE1:2022-23');
  for (const successor of ['QS1', 'QOQ'])
    ports.successionsKnown.push({ predecessor: 'QNQ', successor, effectiveOn: '2026-04-01', shareBp: 5_000 });
  return ports;
}

/** A file as the API would check it. */
export function checkFile({ name, kind, bytes, scope }: CorpusFile, ports: FakePorts): Promise<CheckResult> {
  const context = { ...CONTEXT, limits: OUTSIDE_LIMITS, ...(scope === undefined ? {} : { scope }) };
  return checkOnly(bytesSource(kind as Kind, bytes(), name), context, ports);
}

/** What is expected of a file: what becomes of it, and each finding at its cell. Long lists are cut, the totals stay. */
export interface Told {
  readonly status: string;
  readonly errors: readonly string[];
  readonly totalErrors: number;
  readonly discrepancies: readonly string[];
}

const MOST = 12;

export function told(result: CheckResult): Told {
  if (result.status === 'already_applied')
    return { status: result.status, errors: [], totalErrors: 0, discrepancies: [] };
  const { status, errors, totalErrors, discrepancies } = result;
  const at = ({ row, cell, rule }: (typeof errors)[number]): string =>
    `${cell ?? (row === null ? 'file' : `row ${row}`)} ${rule}`;
  return {
    status,
    errors: errors.slice(0, MOST).map(at),
    totalErrors,
    discrepancies: discrepancies.slice(0, MOST).map(at),
  };
}
