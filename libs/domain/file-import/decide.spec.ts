import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { fileImportDecider, type FileAccepted, type FileApplied, type FileImportCommand } from './index.js';

const given = specificationOf(fileImportDecider);
const key = { kind: 'returns', sha256: 'ab'.repeat(32) };
const checked: FileAccepted['data'] = {
  ...key,
  fileName: 'returns.csv',
  byteLength: 4096,
  rows: 40,
  commands: 4,
  discrepancies: 1,
};
const done: FileApplied['data'] = { ...key, rows: 40, commands: 4 };
const accepts = (change: Partial<FileAccepted['data']> = {}): FileImportCommand => ({
  type: 'AcceptFile',
  data: { ...checked, ...change },
  meta: metaOf(),
});
const completes: FileImportCommand = { type: 'CompleteFile', data: done, meta: metaOf() };
const accepted: FileAccepted = { type: 'FileAccepted', data: checked };
const applied: FileApplied = { type: 'FileApplied', data: done };

describe('accepting a file', () => {
  it('accepts one that was never handed in', () => given().when(accepts()).then(accepted));
  it('ignores it while its writes are under way, so that they can be resumed', () =>
    given(accepted)
      .when(accepts({ commands: 3 }))
      .thenNothing());
  it('ignores one that was applied, under whatever name', () =>
    given(accepted, applied)
      .when(accepts({ fileName: 'copy of returns.csv' }))
      .thenNothing());
  it.each([
    ['a digest that is none', { sha256: 'AB' }],
    ['no kind', { kind: '' }],
    ['negative rows', { rows: -1 }],
    ['negative commands', { commands: -1 }],
    ['negative discrepancies', { discrepancies: -1 }],
    ['part of a byte', { byteLength: 0.5 }],
  ])('takes no file with %s', (_why, change) => given().when(accepts(change)).thenInvalid());
});

describe('completing a file', () => {
  it('says that it is applied', () => given(accepted).when(completes).then(applied));
  it('ignores it when it is applied already', () => given(accepted, applied).when(completes).thenNothing());
  it('refuses one that was never accepted', () => given().when(completes).thenRefused('FileNotAccepted'));
});

it('writes nothing for the same command twice, and each fact at most once', () => {
  provesRepetitionWritesNothing(fileImportDecider, {
    bodies: fc.constantFrom(
      { type: 'AcceptFile' as const, data: checked },
      { type: 'CompleteFile' as const, data: done },
    ),
    invariant: (events) =>
      expect(['', 'FileAccepted', 'FileAccepted,FileApplied']).toContain(events.map((e) => e.type).join()),
  });
});
