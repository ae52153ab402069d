import fc from 'fast-check';
import { COLUMNS, ignored, MAPPING, rule } from '../testing/mappings.js';
import { checkMapping } from './check-mapping.js';
import { covers, RuleBook, takesCode, type MappingRule } from './mapping.js';
import { readRuleLines, ruleLine } from './rule-lines.js';

test('the first rule that fits says what a row is', () => {
  const book = new RuleBook(MAPPING.rules);
  expect(book.placeOf('4102', '7731')).toBe(0);
  expect(book.placeOf('4102', '9001')).toBe(1);
  expect(book.placeOf('4102', '7732')).toBe(2);
  expect(book.placeOf('4202', '7731')).toBe(-1);
  expect(new RuleBook([rule('*', '*')]).placeOf('', '')).toBe(0);
});

test('a pattern that covers another takes all that it takes', () => {
  const pattern = fc.stringMatching(/^[ab]{0,3}\*?$/);
  fc.assert(
    fc.property(pattern, pattern, fc.stringMatching(/^[ab]{0,4}$/), (outer, inner, code) => {
      fc.pre(covers(outer, inner) && takesCode(inner, code));
      return takesCode(outer, code);
    }),
  );
});

const faultsOf = (...rules: MappingRule[]) =>
  checkMapping({ columns: COLUMNS, rules }).map(({ path }) => path.join('.'));

test('every fault of a mapping is told, at its member', () => {
  expect(checkMapping(MAPPING)).toEqual([]);
  expect(faultsOf()).toEqual(['rules']);
  expect(faultsOf(rule('41*2', ''), rule('1', '1E10'))).toEqual([
    'rules.0.costCentre',
    'rules.0.accountCode',
    'rules.1.accountCode',
  ]);
  expect(faultsOf(rule('1', '*', { chargedTo: 'core' }), rule('2', '*', { chargedTo: 'a b' }))).toEqual([
    'rules.0.programme',
    'rules.1.chargedTo',
  ]);
  expect(faultsOf({ ...ignored('1', '*'), purpose: 'x' }, rule('2', '*', { chargedTo: null }))).toEqual([
    'rules.0.purpose',
    'rules.1.chargedTo',
  ]);
  expect(faultsOf(rule('41*', '*'), rule('4102', '77*'))).toEqual(['rules.1.costCentre']);
});

test.each([
  [{ costCentre: ' ' }, ['columns.costCentre']],
  [{ amount: null }, ['columns.amount']],
  [{ debit: 'Dr' }, ['columns.amount']],
  [{ amount: null, debit: 'Dr' }, ['columns.amount']],
  [{ amount: null, debit: 'Dr', credit: 'Cr' }, []],
  [{ date: 'Date', period: 'Period' }, ['columns.period']],
  [{ supplier: 'AMOUNT' }, ['columns.supplier']],
])('columns %j', (columns, faults) => {
  const mapping = { ...MAPPING, columns: { ...COLUMNS, ...columns } };
  expect(checkMapping(mapping).map(({ path }) => path.join('.'))).toEqual(faults);
});

test('rules are read from lines and written to them again', () => {
  const text =
    '4102, 7731, HI, SMK-1, , Contract C-17, page 2\n\n4102,9*, Ignore\n41*, *, core, , smoking-cessation';
  const { rules, lines, faults } = readRuleLines(text);
  expect(faults).toEqual([]);
  expect(lines).toEqual([1, 3, 4]);
  expect(rules).toEqual([
    rule('4102', '7731', { purpose: 'SMK-1', evidence: 'Contract C-17, page 2' }),
    ...MAPPING.rules.slice(1),
  ]);
  expect(readRuleLines(rules.map(ruleLine).join('\n')).rules).toEqual(rules);
  expect(readRuleLines('4102, 7731\n').faults).toEqual([
    { line: 1, message: expect.stringContaining('ignore') },
  ]);
});
