import type { DefineFund, FundDefinition, Regime } from '#domain/fund';
import { CORE } from '#domain/spend-return';
import { CellFault, type CellType } from '../cells/fault.js';
import { Header } from '../cells/header.js';
import { CODE, FUND_NAME, TEXT } from '../cells/text.js';
import { YEAR } from '../cells/time.js';
import type { Content } from '../check/content.js';
import type { Reading } from '../check/reading.js';
import { readJsonList } from '../read/json.js';
import { JsonEntry } from '../read/json-entry.js';
import { planned, type Planned } from './table-kind.js';

const REGIMES: readonly string[] = ['ring_fenced', 'notional'] satisfies Regime[];

/** funds.json: the conditions of each fund. Rows are places in the list, from 1. */
export async function readFunds(reading: Reading): Promise<Content> {
  const { source, inspection, findings, overlay, onProgress } = reading;
  const list = (await readJsonList(source.open(), inspection.byteLength, findings)) ?? [];
  const commands: Planned[] = [];
  const seen = new Map<string, number>();
  for (const [at, value] of list.entries()) {
    const entry = new JsonEntry(at + 1, value, findings);
    const definition = readFund(entry);
    const { fund } = definition;
    if (fund !== '') {
      const standing = seen.get(fund);
      if (standing !== undefined) {
        entry.fail(
          ['fund'],
          'duplicate_row',
          `Entry ${standing} defines this fund already: keep one of the two.`,
        );
      }
      seen.set(fund, standing ?? at + 1);
      overlay.funds.set(fund, definition);
    }
    if (entry.good) commands.push(planned<DefineFund>(at + 1, `fund:${fund}`, 'DefineFund', definition));
  }
  onProgress({ fileName: source.fileName, step: 'checking', done: list.length, of: null });
  return {
    rows: list.length,
    // Its members are named by pointers, as those of rows that came as JSON.
    header: new Header([], true),
    names: new Set(),
    plan: () => commands,
    issue: (_planned, command, port) => port.execute(command),
    dispose: () => Promise.resolve(),
  };
}

/** The members in the order of the contract. */
function readFund(entry: JsonEntry): FundDefinition {
  const fund = entry.text(['fund'], FUND_NAME);
  if (fund === CORE) {
    entry.fail(
      ['fund'],
      'fund_named_core',
      'core stands for the ordinary budget: give the fund another name.',
    );
  }
  return {
    fund,
    name: entry.text(['name'], TEXT),
    years: readYears(entry),
    classes: codes(entry, 'classes', true),
    floorBp: entry.count(['floorBp']),
    toleranceBp: entry.count(['toleranceBp']),
    amberBp: entry.count(['amberBp']),
    redBp: entry.count(['redBp']),
    evidenceClasses: codes(entry, 'evidenceClasses', false),
    baselineRequired: entry.flag(['baselineRequired']),
  };
}

function readYears(entry: JsonEntry): FundDefinition['years'] {
  const years: Record<string, { regime: Regime }> = {};
  const named = entry.members(['years']);
  for (const [year, conditions] of Object.entries(named ?? {})) {
    const path = ['years', year];
    const known = YEAR.read(year);
    if (known instanceof CellFault) {
      entry.fail(path, known.rule, known.message);
      continue;
    }
    const regime = (conditions as { regime?: unknown } | null)?.regime;
    // The year counts as named even where its regime is wrong, so that one fault is one finding.
    years[known] = { regime: regime as Regime };
    if (typeof regime !== 'string' || !REGIMES.includes(regime)) {
      entry.fail([...path, 'regime'], 'regime', 'Write one of: ring_fenced, notional.');
    }
  }
  if (named && Object.keys(named).length === 0) {
    entry.fail(['years'], 'required', 'Name at least one financial year with its regime.');
  }
  return years;
}

function codes(entry: JsonEntry, member: string, required: boolean): readonly string[] {
  const list = entry.list([member], required);
  const type: CellType<string> = CODE;
  return [...new Set(list.map((_each, at) => entry.text([member, String(at)], type)))];
}
