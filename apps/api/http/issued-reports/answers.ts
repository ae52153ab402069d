import { reportNumber } from '#domain/oversight-report';
import type { IssuedReportRow } from '#projections/reports';

/** An issued report as the API tells it. */
export function toAnswer({
  issued,
  issuedAt,
  issuedPosition,
  supersededBy,
  supersededBecause,
}: IssuedReportRow) {
  const { sequence, supersedes, ...rest } = issued;
  const numberOf = (each: number | null): string | null =>
    each === null ? null : reportNumber(issued, each);
  return {
    number: reportNumber(issued, sequence),
    ...rest,
    issuedAt,
    issuedPosition,
    supersedes: numberOf(supersedes),
    supersededBy: numberOf(supersededBy),
    supersededBecause,
  };
}
export type IssuedAnswer = ReturnType<typeof toAnswer>;
