import type { MappingRule } from './mapping.js';

const IGNORE = 'ignore';
const FIELDS = 5;

/** One rule a line: `cost centre, account code, charged to, purpose, programme, evidence`; `ignore` for what is none of the return's. */
export function ruleLine(rule: MappingRule): string {
  const { costCentre, accountCode, chargedTo, purpose, programme, evidence } = rule;
  const rest = rule.ignore ? [IGNORE] : [chargedTo, purpose, programme, evidence];
  return [costCentre, accountCode, ...rest]
    .map((part) => part ?? '')
    .join(', ')
    .replace(/[, ]+$/, '');
}

export interface RuleLines {
  readonly rules: readonly MappingRule[];
  /** Of each rule, the number of its line. */
  readonly lines: readonly number[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Rules from lines; blank lines part them for the eye. Evidence comes last and may hold commas. */
export function readRuleLines(text: string): RuleLines {
  const rules: MappingRule[] = [];
  const lines: number[] = [];
  const faults: { line: number; message: string }[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const parts = line.split(',').map((part) => part.trim());
    const [costCentre = '', accountCode = '', third = '', purpose = '', programme = ''] = parts;
    if (third === '') {
      const message = 'Write cost centre, account code, and a fund, core or ignore, with commas between.';
      faults.push({ line: at + 1, message });
      continue;
    }
    const evidence = line.split(',').slice(FIELDS).join(',').trim();
    const ignore = third.toLowerCase() === IGNORE;
    rules.push({
      ...{ costCentre, accountCode, ignore, chargedTo: ignore ? null : third },
      ...{ purpose: purpose || null, programme: programme || null, evidence: evidence || null },
    });
    lines.push(at + 1);
  }
  return { rules, lines, faults };
}
