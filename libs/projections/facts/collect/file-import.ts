import type { FileImportEvent } from '#domain/file-import';
import type { FactBatch } from '../batch.js';
import type { At, Collectors } from './collectors.js';

function imported(batch: FactBatch, { type, data }: FileImportEvent, at: At): void {
  const { kind, sha256 } = data;
  const { recordedAt, known_from } = at;
  const { actor, correlationId } = at.metadata;
  // What a later process needs to finish the file in the name of whoever handed it in.
  const details = { file: data, context: { actor, at: recordedAt, correlationId } };
  const status = type === 'FileAccepted' ? 'accepted' : 'applied';
  batch.add('file_imports', { kind, sha256, known_from, status, recorded_at: recordedAt, details });
}

export const fileImportFacts: Collectors<FileImportEvent> = { FileAccepted: imported, FileApplied: imported };
