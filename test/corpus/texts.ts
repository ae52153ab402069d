import { filesOf, type CorpusFile } from './corpus-file.js';
import { csv, headerOf, rowOf, rowWith, table } from './tables.js';

const PLANS = headerOf('plans');
const plan = (period: string, amount: string): string => rowWith('plans', { period, amount });
const good = table('plans', plan('1', '10.00'));
const latin1 = (text: string) => (): Buffer => Buffer.from(text, 'latin1');
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Encodings, line ends, separators and quotation marks. */
export const TEXTS: readonly CorpusFile[] = [
  ...filesOf('text', 'plans', {
    'bom.csv': `\ufeff${good}`,
    'two-boms.csv': `\ufeff\ufeff${good}`,
    'only-a-bom.csv': '\ufeff',
    'empty.csv': '',
    'one-line-end.csv': '\n',
    'spaces-only.csv': '   \n  \n',
    'utf16le.csv': () => utf16le(`\ufeff${good}`),
    'utf16be.csv': () => utf16le(`\ufeff${good}`).swap16(),
    'utf16le-without-mark.csv': () => utf16le(good),
    'utf16be-without-mark.csv': () => utf16le(good).swap16(),
    'utf16le-tabs-as-a-spreadsheet-saves.txt.csv': () => utf16le(`\ufeff${good.replaceAll(',', '\t')}`),
    'utf16le-cut-in-a-character.csv': () => utf16le(`\ufeff${good}`).subarray(0, -3),
    'windows-1252-pound.csv': latin1(table('plans', plan('1', '\xa31.50'), plan('2', '"\xa31,200.00"'))),
    'windows-1252-dash-for-minus.csv': latin1(table('plans', plan('1', '\x961.50'))),
    'windows-1252-no-break-space.csv': latin1(table('plans', plan('1\xa0', '1.50\xa0'))),
    'utf8-read-as-windows-1252-and-saved.csv': table('plans', plan('1', 'Â£1.50')),
    'utf8-cut-in-a-character.csv': () => Buffer.concat([Buffer.from(good), Buffer.from([0xc2])]),
    'nul-in-a-cell.csv': good.replace('10.00', '1\u00000'),
    'nul-at-the-end.csv': `${good}\u0000\u0000`,
    'mixed-line-ends.csv': `${PLANS}\r\n${plan('1', '1.00')}\n${plan('2', 'x')}\r${plan('3', '3.00')}\r\n`,
    'cr-alone.csv': good.replaceAll('\n', '\r'),
    'no-last-line-end.csv': good.trimEnd(),
    'blank-rows.csv': csv(PLANS, '', ',,,,', '  ,,,,', plan('1', '1.00'), '', plan('2', 'x'), ''),
    'blank-columns.csv': csv(`,${PLANS},,`, `,${plan('1', '1.00')},,`, `,${plan('2', 'x')},,`),
    'semicolons.csv': good.replaceAll(',', ';'),
    'tabs.csv': good.replaceAll(',', '\t'),
    'bars.csv': good.replaceAll(',', '|'),
    'sep-line-first.csv': `sep=,\n${good}`,
    'unquoted-thousands.csv': table('plans', plan('1', '£1,200'), plan('2', '2.00')),
    'quoted-thousands.csv': table('plans', plan('1', '"£1,200.00"')),
    'too-few-cells.csv': table('plans', 'HI,QE1,2022-23', plan('1', 'x')),
    'too-many-cells.csv': table('plans', `${plan('1', '1.00')},,,`, plan('2', 'x')),
    'quote-never-closed.csv': table('plans', plan('1', 'x'), plan('2', '"2.00'), plan('3', '3.00')),
    'quote-not-doubled.csv': table('plans', plan('1', '"1"0"'), plan('2', '2.00')),
    'quote-in-an-unquoted-cell.csv': table('plans', plan('1', '1"0')),
    'typographic-quotes-around-names.csv': csv(PLANS.replace('fund', '“fund”'), plan('1', '1.00')),
    'typographic-quotes-around-a-code.csv': table('plans', rowWith('plans', { ics_code: '“QE1”' })),
    'column-twice.csv': csv(`${PLANS},amount`, `${plan('1', '1.00')},2.00`),
    'column-twice-in-other-case.csv': csv(`${PLANS},Amount`, `${plan('1', '1.00')},2.00`),
    'names-in-capitals.csv': csv(PLANS.toUpperCase(), plan('1', '1.00')),
    'names-with-spaces-for-underscores.csv': csv(PLANS.replaceAll('_', ' '), plan('1', '1.00')),
    'a-zero-width-space-in-a-name.csv': csv(PLANS.replace('ics_', 'ics_\u200b'), plan('1', '1.00')),
    'a-cell-of-a-megabyte.csv': () =>
      Buffer.from(table('plans', plan('1', 'x'.repeat(900_000)), plan('2', 'y'))),
    'a-record-without-end.csv': () => Buffer.from(table('plans', plan('1', `"${'x\n'.repeat(700_000)}`))),
    'two-thousand-columns.csv': () =>
      Buffer.from(
        csv(`${PLANS},${Array.from({ length: 2000 }, (_, at) => `c${at}`).join()}`, plan('1', '1.00')),
      ),
    'a-million-blank-lines.csv': () => Buffer.from(`${PLANS}\n${'\n'.repeat(1_000_000)}${plan('1', 'x')}\n`),
    'web-page.csv': '<!DOCTYPE html><html><table></table></html>',
    'xml.csv': '<?xml version="1.0"?><Workbook/>',
    'pdf.csv': '%PDF-1.7\n%âãÏÓ',
    'json.csv': JSON.stringify([{ fund: 'HI' }]),
    'rich-text.csv': '{\\rtf1\\ansi fund}',
    'random-bytes.csv': () => Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)),
  }),
  ...filesOf('text', 'returns', {
    'lines-within-a-cell.csv': table(
      'returns',
      rowWith('returns', { description: '"one\ntwo"' }),
      rowWith('returns', { line: 'L2', amount: 'x' }),
    ),
    'extra-columns.csv': csv(`${headerOf('returns')},mine`, `${rowOf('returns')},"a ""b"""`),
  }),
];
