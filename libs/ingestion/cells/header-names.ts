import type { Findings } from '../check/findings.js';
import { columnLetters, type Header, type Template } from './header.js';

/** Zero-width and directional marks, spaces that do not break, quotation marks of any kind. */
const SPOILS = /[\p{Cc}\p{Cf}\p{Z}"'\u2018-\u201f`]/gu;

/**
 * Names that are a column's but for what cannot be seen, or for quotation marks: the column would be told as missing, or passed over
 * where it is optional. True when there are any.
 */
export function reportSpoiledNames(
  header: Pick<Header, 'names'>,
  { required, optional }: Template,
  findings: Findings,
): boolean {
  const known = new Set([...required, ...optional]);
  let any = false;
  for (const [at, name] of header.names.entries()) {
    const bare = name.replace(SPOILS, '');
    if (bare === name || known.has(name) || !known.has(bare)) continue;
    any = true;
    findings.error(
      {
        ...{ row: 1, column: bare, cell: `${columnLetters(at)}1`, value: name, rule: 'column_name_spoiled' },
        message: `This name holds characters that cannot be seen, or quotation marks: type ${bare} again.`,
      },
      at,
    );
  }
  findings.hasUnreadRows ||= any;
  return any;
}
