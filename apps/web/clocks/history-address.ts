import type { LineGroup } from '#domain/policies';

/** The page of one account's whole history. */
export const historyAddress = (ics: string, query: Readonly<Record<string, string>>): string =>
  `/systems/${encodeURIComponent(ics)}/history?${new URLSearchParams(query).toString()}`;

/** The page of the single lines of one group; a group without a purpose leaves it out. */
export function linesAddress(
  ics: string,
  query: Readonly<Record<string, string>>,
  { period, version, purpose, hasEvidence }: LineGroup,
  page = 1,
): string {
  const asked = new URLSearchParams({
    ...query,
    ...{ period: String(period), version: String(version), evidence: hasEvidence ? 'yes' : 'no' },
    ...(purpose === null ? {} : { purpose }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return `/systems/${encodeURIComponent(ics)}/history/lines?${asked.toString()}`;
}

/** The timeline of the account from this event on, as it was recorded. */
export function auditAddress(ics: string, query: Readonly<Record<string, string>>, position: string): string {
  const { through: _through, ...account } = query;
  const after = (BigInt(position) - 1n).toString();
  return `/audit?${new URLSearchParams({ ...account, ics, order: 'oldest', cursor: after }).toString()}`;
}
