import type { JobsOptions } from 'bullmq';

/** A job carries a reference, never a fact: what it works on is read when it runs. */
export interface RecomputePositionData {
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
}

export const RECOMPUTE_POSITION = 'recompute-position';

/**
 * One waiting job for each account, however many facts touch it; one more when it is touched while the job runs, so that the
 * last fact is never missed. Finished jobs leave nothing behind, failed ones stay to be looked at.
 */
export function recomputeOptions(data: RecomputePositionData): JobsOptions {
  return {
    deduplication: { id: `${data.fund}:${data.ics}:${data.year}`, keepLastIfActive: true },
    attempts: 5,
    backoff: { type: 'exponential', delay: 500 },
    removeOnComplete: true,
    removeOnFail: { count: 1000 },
  };
}
