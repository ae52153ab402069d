import type { ReturnLine } from '#domain/spend-return';

/**
 * The canonical JSON of a return line (keys sorted, blanks left out), built by hand: this runs once for every line of the
 * country. The spec holds it against `canonicalJson`.
 */
export function lineText(line: ReturnLine): string {
  let text = line.accountCode === undefined ? '{' : `{"accountCode":${quotedCode(line.accountCode)},`;
  text += `"amountPence":${line.amountPence},"chargedTo":${quotedCode(line.chargedTo)}`;
  if (line.costCentre !== undefined) text += `,"costCentre":${quotedCode(line.costCentre)}`;
  if (line.description !== undefined) text += `,"description":${quoted(line.description)}`;
  if (line.evidence !== undefined) text += `,"evidence":${quoted(line.evidence)}`;
  text += `,"line":${quoted(line.line)}`;
  if (line.programme !== undefined) text += `,"programme":${quotedCode(line.programme)}`;
  if (line.purpose !== undefined) text += `,"purpose":${quotedCode(line.purpose)}`;
  if (line.supplier !== undefined) text += `,"supplier":${quoted(line.supplier)}`;
  return `${text}}`;
}

const quoted = (text: string): string => JSON.stringify(text);

const MAX_CODES = 5_000;
const codes = new Map<string, string>();

/** The same for texts that come again and again. */
function quotedCode(code: string): string {
  let text = codes.get(code);
  if (text !== undefined) return text;
  text = quoted(code);
  if (codes.size === MAX_CODES) codes.clear();
  codes.set(code, text);
  return text;
}

/**
 * Where the text of `line` stands in the canonical JSON of a line: from its opening quote to behind its
 * closing one. An unescaped quote behind a comma opens a member or closes a string, so the first `,"line":` is the member and
 * never part of a text.
 */
export function lineIdStart(text: string): number {
  return text.indexOf(',"line":') + 8;
}

/** Behind the closing quote of the JSON string that opens at `from`. */
export function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (; text.charCodeAt(at) !== 34; at += 1) if (text.charCodeAt(at) === 92) at += 1;
  return at + 1;
}
