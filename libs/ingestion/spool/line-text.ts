import type { ReturnLine } from '#domain/spend-return';

/**
 * The canonical JSON of a return line (keys sorted, blanks left out), built by hand: this runs once for every line of the
 * country. The spec holds it against `canonicalJson`.
 */
export function lineText(line: ReturnLine): string {
  let text = line.accountCode === undefined ? '{' : `{"accountCode":${quoted(line.accountCode)},`;
  text += `"amountPence":${line.amountPence},"chargedTo":${quoted(line.chargedTo)}`;
  if (line.costCentre !== undefined) text += `,"costCentre":${quoted(line.costCentre)}`;
  if (line.description !== undefined) text += `,"description":${quoted(line.description)}`;
  if (line.evidence !== undefined) text += `,"evidence":${quoted(line.evidence)}`;
  text += `,"line":${quoted(line.line)}`;
  if (line.programme !== undefined) text += `,"programme":${quoted(line.programme)}`;
  if (line.purpose !== undefined) text += `,"purpose":${quoted(line.purpose)}`;
  if (line.supplier !== undefined) text += `,"supplier":${quoted(line.supplier)}`;
  return `${text}}`;
}

const quoted = (text: string): string => JSON.stringify(text);

/**
 * Where the text of `line` stands within a line's canonical JSON: from its opening quote to behind its closing one. An unescaped
 * quote behind a comma opens a member or closes a string, so the first `,"line":` is the member and never part of a text.
 */
export function lineIdSpan(text: string): { from: number; to: number } {
  const from = text.indexOf(',"line":') + 8;
  let to = text.indexOf('"', from + 1);
  while (isEscaped(text, to)) to = text.indexOf('"', to + 1);
  return { from, to: to + 1 };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
  return slashes % 2 === 1;
}
