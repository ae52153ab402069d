import fc from 'fast-check';
import { canonicalJson, pence } from '#kernel';
import type { ReturnLine } from '#domain/spend-return';
import { idSpan, MARKS } from './line-marks.js';
import { lineText } from './line-text.js';
import { findRepeats } from './repeats.js';
import { ReturnInFile } from './return-in-file.js';
import { sameTexts } from './same-texts.js';
import { Spool } from './spool.js';

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const tricky = fc.oneof(text, fc.constantFrom(',"line":"', '\\', '"', '\\"', 'x","line":"y', '\n'));
const optional = { requiredKeys: ['line', 'amountPence', 'chargedTo'] as const };
const lineOf = fc.record(
  {
    ...{ line: tricky, amountPence: fc.maxSafeInteger().map(pence), chargedTo: tricky, purpose: tricky },
    ...{ programme: tricky, costCentre: tricky, accountCode: tricky, supplier: tricky },
    ...{ description: tricky, evidence: tricky },
  },
  { requiredKeys: [...optional.requiredKeys] },
) as fc.Arbitrary<ReturnLine>;

describe('the text of a line', () => {
  test('is its canonical JSON, and its id is found in it whatever the other cells hold', () => {
    fc.assert(
      fc.property(lineOf, (line) => {
        const written = lineText(line);
        expect(written).toBe(canonicalJson(line));
        const { from, to } = idSpan(written);
        expect(JSON.parse(written.slice(from, to))).toBe(line.line);
      }),
    );
  });
});

describe('the spool', () => {
  test('gives each return its lines back in order, with their rows, however returns interleave', async () => {
    const spool = await Spool.create();
    try {
      const returns = [1, 2, 3].map((period) => new ReturnInFile('QE1', '2022-23', period, true, 2));
      const added = new Map(returns.map((each) => [each, [] as [number, string][]]));
      for (let row = 2; row < 5_000; row += 1) {
        const to = returns[(row * 7 + (row % 11)) % 3] as ReturnInFile;
        const written = lineText({ line: `L${row}–é`, amountPence: pence(row), chargedTo: 'HI' });
        spool.add(to, row, written);
        added.get(to)?.push([row, written]);
        if (row % 900 === 0) await spool.drain(row % 1800 === 0);
      }
      await spool.drain(true);
      for (const each of returns) {
        const back: [number, string][] = [];
        for (const { text: piece, marks } of spool.read(each)) {
          const lines = piece.split('\n').slice(0, -1);
          expect(lines.length).toBeLessThanOrEqual(500);
          lines.forEach((written, at) => back.push([marks[at * MARKS] as number, written]));
        }
        expect(back).toEqual(added.get(each));
      }
    } finally {
      await spool.dispose();
    }
  });

  test('finds each repeated line by its text and not by its hash', async () => {
    const spool = await Spool.create();
    try {
      const each = new ReturnInFile('QE1', '2022-23', 1, true, 2);
      const add = (row: number, line: string, amount: number): void => {
        each.lineCount += 1;
        spool.add(each, row, lineText({ line, amountPence: pence(amount), chargedTo: 'HI', purpose: 'p' }));
      };
      for (let row = 2; row < 2_000; row += 1) add(row, `L${row}`, row);
      add(2_000, 'L7', 1);
      add(2_001, 'L7', 1_999);
      await spool.drain(true);
      const { sameId, sameContent } = findRepeats(spool, each);
      expect(sameId).toMatchObject([
        { row: 2_000, firstRow: 7 },
        { row: 2_001, firstRow: 7 },
      ]);
      expect(sameContent).toMatchObject([{ row: 2_001, firstRow: 1_999, amountPence: 1_999 }]);
    } finally {
      await spool.dispose();
    }
  });

  test('notices when the disk gives back other lines than were checked', async () => {
    const spool = await Spool.create();
    try {
      const of = new ReturnInFile('QE1', '2022-23', 1, true, 2);
      spool.add(of, 2, lineText({ line: 'L1', amountPence: pence(100), chargedTo: 'HI' }));
      await spool.drain(true);
      const sha256 = of.hash.digest('hex');
      const read = async (from: Pick<Spool, 'read'>): Promise<string> => {
        let all = '';
        for await (const text of sameTexts(from, of, sha256)) all += text;
        return all;
      };
      const written = '{"amountPence":100,"chargedTo":"HI","line":"L1"}\n';
      expect(await read(spool)).toBe(written);
      const torn: Pick<Spool, 'read'> = {
        *read() {
          yield { text: written.replace('100', '900'), marks: new Uint32Array(3) };
        },
      };
      await expect(read(torn)).rejects.toThrow('other lines of QE1:2022-23:01');
    } finally {
      await spool.dispose();
    }
  });
});
