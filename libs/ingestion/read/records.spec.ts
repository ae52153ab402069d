import { parse } from 'csv-parse/sync';
import type { CsvError } from 'csv-parse';
import fc from 'fast-check';
import { ownCopy } from './own-copy.js';
import { CsvRecords, MAX_RECORD_LENGTH } from './records.js';

interface Outcome {
  readonly records: string[][];
  readonly fault: string | null;
}

/** Ours, the text cut at these places. */
function read(text: string, cuts: readonly number[] = []): Outcome {
  const reader = new CsvRecords();
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const records: string[][] = [];
  let from = 0;
  for (const cut of [...at, text.length]) {
    if (reader.fault === null) records.push(...reader.take(text.slice(from, cut), false));
    from = cut;
  }
  if (reader.fault === null) records.push(...reader.take('', true));
  return { records, fault: reader.fault };
}

/** csv-parse's: the records before the fault, and the fault by our name for it. */
function byCsvParse(text: string): Outcome {
  const records: string[][] = [];
  try {
    parse(text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[]) => void records.push(record),
    });
    return { records, fault: null };
  } catch (error) {
    const { code } = error as CsvError;
    return { records, fault: code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote_not_closed' : 'quote_inside_cell' };
  }
}

const piece = fc.constantFrom(
  'a',
  'bc',
  ' ',
  ',',
  ',',
  '"',
  '""',
  '"x"',
  '"y,z"',
  '\n',
  '\r\n',
  '\r',
  '–é',
  '',
);
const anyText = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

test('reads any text, cut anywhere, as csv-parse does: the same records, and the same fault behind the same record', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
      expect(read(text, cuts)).toEqual(byCsvParse(text));
    }),
    { numRuns: 3000 },
  );
});

test('gives back what was written, whatever stands in the cells', () => {
  const cell = fc.string({ unit: 'grapheme' });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat()), (rows, end, cuts) => {
      const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
      expect(read(text, cuts)).toEqual({ records: rows, fault: null });
    }),
  );
});

test.each([
  ['with a quote that is never closed', `"${'x'.repeat(MAX_RECORD_LENGTH)}`],
  ['closed at last', `"${'x'.repeat(MAX_RECORD_LENGTH)}"\n`],
  ['without a quote', 'x'.repeat(MAX_RECORD_LENGTH + 1)],
])('stops at a record of more than a million characters, %s, before it holds the file', (_what, long) => {
  const reader = new CsvRecords();
  const text = `a,b\n${long}`;
  const records: string[][] = [];
  for (let at = 0; at < text.length && reader.fault === null; at += 65_536) {
    records.push(...reader.take(text.slice(at, at + 65_536), false));
  }
  expect({ records, fault: reader.fault }).toEqual({ records: [['a', 'b']], fault: 'quote_not_closed' });
});

test('an own copy says the same, whatever the characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(ownCopy(text)).toBe(text)));
  expect(ownCopy('half \ud800')).toBe('half \ud800');
});
