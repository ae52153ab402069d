import { formatPounds, type ChartTable } from '#reporting';
import { mappingsOf, type ExtractRejected, type ExtractUsed, type Runtime } from '../../runtime/index.js';
import { errorsTable } from './errors-table.js';

/** Where each penny of the extract went that a draft was made of. */
export function extractTable({ fileName, mapping, ...sums }: ExtractUsed): ChartTable {
  const rows = [
    ['In the extract', sums.extract],
    ['Lines of this return', sums.lines],
    ['Ignored by a rule', sums.ignored],
    ['Of other months', sums.otherMonths],
  ] as const;
  return {
    caption: `Made of ${fileName} by the mapping ${mapping.name}, version ${mapping.version}`,
    headers: ['What became of it', 'Rows', 'Amount'].map((label, at) => ({ label, numeric: at > 0 })),
    rows: rows.map(([label, { rows: count, totalPence }]) => [
      ...[label, String(count), formatPounds(totalPence)],
    ]),
  };
}

/** What stands in the way of an extract, above the desk. */
export const rejectedModel = ({ found }: ExtractRejected): { readonly rejected: object } => ({
  rejected: errorsTable(found.errors, found.totalErrors, 'What stands in the way of the extract'),
});

/** The mappings that a system's extract can be read by, and where they are made. */
export async function mappingChoices(
  runtime: Runtime,
  ics: string,
): Promise<{ readonly mappings: readonly { value: string; text: string }[]; readonly mappingsPage: string }> {
  const mappings = await mappingsOf(runtime, ics);
  return {
    mappings: mappings.map(({ name, version }) => ({ value: name, text: `${name}, version ${version}` })),
    mappingsPage: `/mappings/${encodeURIComponent(ics)}`,
  };
}
