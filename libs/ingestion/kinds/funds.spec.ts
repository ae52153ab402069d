import { importFile } from '../import-file.js';
import { CONTEXT, FakePorts } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

async function rulesOf(text: string): Promise<string[]> {
  const result = await importFile(fileOf('funds', text, 'funds.json'), CONTEXT, new FakePorts());
  return result.status === 'rejected' ? result.errors.map(({ cell, rule }) => `${cell} ${rule}`) : [];
}

describe('funds.json', () => {
  test.each([
    ['not JSON', '[{', 'null unreadable_json'],
    ['not a list', '{}', 'null wrong_template'],
    ['an empty list', '[]', 'null no_rows'],
    ['an entry that is no object', '[1]', '/0 not_an_object'],
  ])('%s', async (_what, text, expected) => {
    expect(await rulesOf(text)).toEqual([expected]);
  });

  test('every fault at its member', async () => {
    const text = JSON.stringify([
      { fund: 'core', name: 7, years: {}, classes: ['a', 2], floorBp: -1, toleranceBp: '5' },
    ]);
    expect(await rulesOf(text)).toEqual([
      ...['/0/fund fund_named_core', '/0/name not_text', '/0/years required', '/0/classes/1 not_text'],
      ...[
        '/0/floorBp basis_points',
        '/0/toleranceBp basis_points',
        '/0/amberBp required',
        '/0/redBp required',
      ],
    ]);
  });
});
