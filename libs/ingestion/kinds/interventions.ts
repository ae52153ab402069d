import type { RegisterIntervention } from '#domain/intervention';
import { isCorePressure } from '#domain/policies';
import type { PlainDate } from '#kernel';
import type { Cells } from '../cells/cells.js';
import { NOT_NEGATIVE } from '../cells/amount.js';
import { CODES } from '../cells/list.js';
import { CODE, TEXT, UNIQUE_CODE } from '../cells/text.js';
import { DATE } from '../cells/time.js';
import { needOrganisation } from '../check/known.js';
import { oneRowPerKey } from '../check/row-report.js';
import { interventionKey, type World } from '../check/world.js';
import { planned, type TableKind } from './table-kind.js';

const keyOf = (value: { ics: string; intervention: string }): string =>
  interventionKey(value.ics, value.intervention);

export const interventions: TableKind<RegisterIntervention['data']> = {
  kind: 'interventions',
  required: ['ics_code', 'intervention', 'title', 'programme', 'class', 'funds', 'starts_on'],
  optional: [
    'ends_on',
    'withdrawn_on',
    'planned_amount',
    'inequality_type',
    'target_group',
    'comparator',
    'geography',
    'driver',
    'mechanism',
    'indicators',
    'core20',
    'plus_group',
    'clinical_area',
  ],
  read(cells, world) {
    const startsOn = cells.need('starts_on', DATE);
    return {
      ics: needOrganisation(cells, 'ics_code', world),
      intervention: interventionCode(cells),
      title: cells.need('title', TEXT),
      programme: cells.need('programme', CODE),
      class: cells.need('class', CODE),
      funds: knownFunds(cells, world),
      startsOn,
      endsOn: notBefore(cells, 'ends_on', startsOn),
      withdrawnOn: notBefore(cells, 'withdrawn_on', startsOn),
      plannedAmountPence: cells.maybe('planned_amount', NOT_NEGATIVE),
      inequalityType: cells.maybe('inequality_type', TEXT),
      targetGroup: cells.maybe('target_group', TEXT),
      comparator: cells.maybe('comparator', TEXT),
      geography: cells.maybe('geography', TEXT),
      driver: cells.maybe('driver', TEXT),
      mechanism: cells.maybe('mechanism', TEXT),
      indicators: cells.maybe('indicators', CODES) ?? [],
      core20: cells.maybe('core20', TEXT),
      plusGroup: cells.maybe('plus_group', TEXT),
      clinicalArea: cells.maybe('clinical_area', TEXT),
    };
  },
  across(rows, report, faulty) {
    oneRowPerKey(
      [...rows, ...faulty],
      ({ value }) => [value.ics, value.intervention],
      'intervention',
      'intervention',
      report,
    );
  },
  contribute(value, overlay) {
    if (value.ics !== '' && value.intervention !== '') overlay.interventions.add(keyOf(value));
  },
  plan: (rows) =>
    rows.map(({ row, value }) =>
      planned<RegisterIntervention>(row, `row:${row}`, 'RegisterIntervention', value),
    ),
};

/** Not a core pressure's name: a line's purpose would mean two things. */
function interventionCode(cells: Cells): string {
  const code = cells.need('intervention', UNIQUE_CODE);
  if (isCorePressure(code)) {
    cells.fail(
      'intervention',
      'intervention_is_core_pressure',
      `${code} is the name of a core pressure: give the intervention a code of its own.`,
    );
  }
  return code;
}

function knownFunds(cells: Cells, world: World | null): readonly string[] {
  const funds = cells.need('funds', CODES);
  const unknown = world ? funds.filter((fund) => !world.fund(fund)) : [];
  if (unknown.length > 0) {
    cells.fail(
      'funds',
      'unknown_fund',
      `No fund ${unknown.join(', ')} is defined: correct the names, or load funds.json first.`,
    );
  }
  return funds;
}

/** Withdrawal before the start is possible (it never began); an end before it is not. */
function notBefore(cells: Cells, column: 'ends_on' | 'withdrawn_on', startsOn: PlainDate): PlainDate | null {
  const date = cells.maybe(column, DATE);
  if (column === 'ends_on' && date !== null && date !== '' && date < startsOn) {
    cells.fail(column, 'dates_reversed', 'It cannot end before it starts: correct one of the dates.');
  }
  return date;
}
