import { CORE } from '#domain/spend-return';
import { CellFault, type CellType } from '../cells/fault.js';
import { CODE, FUND_NAME, TEXT } from '../cells/text.js';
import { ANY, covers, type Mapping, type MappingColumns, type MappingRule } from './mapping.js';

export const MAX_RULES = 2_000;

/** What is wrong with a mapping: the member it is of, and what to do. */
export interface MappingFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything that is wrong with it; empty when it can be used. */
export function checkMapping({ columns, rules }: Mapping): MappingFault[] {
  const faults = columnFaults(columns);
  if (rules.length === 0) faults.push({ path: ['rules'], message: 'Write at least one rule.' });
  if (rules.length > MAX_RULES)
    return [...faults, { path: ['rules'], message: `A mapping has at most ${MAX_RULES} rules.` }];
  for (const [at, rule] of rules.entries()) {
    const found = ruleFaults(rule);
    const before = rules.findIndex((each, place) => place < at && takesAllOf(each, rule));
    if (found.length === 0 && before >= 0)
      found.push([
        'costCentre',
        `Never reached, rule ${before + 1} takes all of it: move it up, or delete it.`,
      ]);
    faults.push(...found.map(([member, message]) => ({ path: ['rules', at, member], message })));
  }
  return faults;
}

const takesAllOf = (outer: MappingRule, inner: MappingRule): boolean =>
  covers(outer.costCentre, inner.costCentre) && covers(outer.accountCode, inner.accountCode);

function columnFaults(columns: MappingColumns): MappingFault[] {
  const faults: MappingFault[] = [];
  const fail = (member: keyof MappingColumns, message: string): void =>
    void faults.push({ path: ['columns', member], message });
  const { costCentre, accountCode, amount, debit, credit, date, period } = columns;
  if (costCentre.trim() === '') fail('costCentre', 'Name the column of the cost centre.');
  if (accountCode.trim() === '') fail('accountCode', 'Name the column of the account code.');
  const sides = [debit, credit].filter((side) => side !== null).length;
  if (amount !== null && sides > 0)
    fail('amount', 'Name the column of the amount, or those of debit and credit, not both.');
  else if (amount === null && sides !== 2)
    fail('amount', 'Name the column of the amount, or both those of debit and credit.');
  if (date !== null && period !== null) fail('period', 'Name a column of dates or one of periods, not both.');
  const seen = new Map<string, string>();
  for (const [member, name] of Object.entries(columns)) {
    if (name === null || member === 'dateForm' || name.trim() === '') continue;
    const other = seen.get(name.trim().toLowerCase());
    if (other !== undefined)
      fail(member as keyof MappingColumns, `The column ${name} cannot be ${member} and ${other} at once.`);
    seen.set(name.trim().toLowerCase(), member);
  }
  return faults;
}

type Found = [member: keyof MappingRule, message: string];

function ruleFaults(rule: MappingRule): Found[] {
  const found: Found[] = [];
  for (const member of ['costCentre', 'accountCode'] as const) {
    const message = patternFault(rule[member]);
    if (message !== null) found.push([member, message]);
  }
  if (rule.ignore) {
    for (const member of ['chargedTo', 'purpose', 'programme', 'evidence'] as const)
      if (rule[member] !== null)
        found.push([member, 'What is ignored is charged to nothing: leave this out.']);
    return found;
  }
  if (rule.chargedTo === null) found.push(['chargedTo', 'Write a fund, core, or ignore.']);
  else found.push(...readBy(FUND_NAME, 'chargedTo', rule.chargedTo));
  if (rule.chargedTo === CORE && rule.programme === null)
    found.push(['programme', 'What the ordinary budget paid needs its programme.']);
  if (rule.purpose !== null) found.push(...readBy(CODE, 'purpose', rule.purpose));
  if (rule.programme !== null) found.push(...readBy(CODE, 'programme', rule.programme));
  if (rule.evidence !== null) found.push(...readBy(TEXT, 'evidence', rule.evidence));
  return found;
}

function patternFault(pattern: string): string | null {
  if (pattern === '') return `Write a code, the beginning of codes with ${ANY} after it, or ${ANY} for any.`;
  const star = pattern.indexOf(ANY);
  if (star >= 0 && star < pattern.length - 1) return `${ANY} stands at the end of a code only.`;
  const read = CODE.read(pattern);
  return read instanceof CellFault ? read.message : null;
}

function readBy<T>(type: CellType<T>, member: keyof MappingRule, text: string): Found[] {
  const read = text === '' ? new CellFault('', 'Leave it out where there is none.') : type.read(text);
  return read instanceof CellFault ? [[member, read.message]] : [];
}
