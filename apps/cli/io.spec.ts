import { jest } from '@jest/globals';
import { ProgressLine } from './io.js';

describe('progress where lines stay', () => {
  const said: string[] = [];
  let now = 0;
  beforeEach(() => {
    said.length = 0;
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text).trimEnd()) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  const after = (ms: number, progress: ProgressLine, text: string): void => {
    now += ms;
    progress.update(text);
  };

  test('is a line a few seconds apart, and how each work ended', () => {
    const progress = new ProgressLine();
    after(10, progress, 'a-2.csv: writing 1 of 9');
    after(4000, progress, 'a-2.csv: writing 5 of 9');
    after(10, progress, 'a-2.csv: writing 8 of 9');
    after(10, progress, 'a-2.csv: writing 9 of 9');
    after(10, progress, 'a-2.csv: projecting');
    after(4000, progress, 'recomputing: 7 accounts due');
    after(10, progress, 'recomputing: 0 accounts due');
    progress.done();
    expect(said).toEqual([
      'a-2.csv: writing 5 of 9',
      'a-2.csv: writing 9 of 9',
      'recomputing: 7 accounts due',
      'recomputing: 0 accounts due',
    ]);
  });

  test('is nothing for what is done at once', () => {
    const progress = new ProgressLine();
    after(10, progress, 'a.csv: writing 1 of 2');
    after(10, progress, 'a.csv: writing 2 of 2');
    progress.done();
    expect(said).toEqual([]);
  });
});
