import { holdsPatientIdentifier } from '#ingestion';
import { RefusedError } from '#kernel';

/** What a person writes is kept for good and printed, so no patient is named in it. Throws PatientIdentifier. */
export function withoutPatients(text: string): string {
  if (!holdsPatientIdentifier(text)) return text;
  throw new RefusedError(
    'PatientIdentifier',
    'The text holds what looks like an NHS number: take it out. What is written here is kept for good and printed.',
  );
}
