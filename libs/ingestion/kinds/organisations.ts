import type { RegisterOrganisation } from '#domain/organisation';
import { CODE, ICS_CODE, TEXT } from '../cells/text.js';
import { DATE } from '../cells/time.js';
import { oneRowPerKey } from '../check/row-report.js';
import { planned, type TableKind } from './table-kind.js';

export const organisations: TableKind<RegisterOrganisation['data']> = {
  kind: 'organisations',
  required: ['ics_code', 'ons_code', 'name', 'region_code', 'region', 'established_on'],
  optional: ['abolished_on'],
  read(cells) {
    const value = {
      icsCode: cells.need('ics_code', ICS_CODE),
      onsCode: cells.need('ons_code', CODE),
      name: cells.need('name', TEXT),
      regionCode: cells.need('region_code', CODE),
      region: cells.need('region', TEXT),
      establishedOn: cells.need('established_on', DATE),
      abolishedOn: cells.maybe('abolished_on', DATE),
    };
    if (value.establishedOn !== '' && value.abolishedOn !== null && value.abolishedOn !== '') {
      if (value.abolishedOn < value.establishedOn) {
        cells.fail(
          'abolished_on',
          'dates_reversed',
          'It cannot end before it begins: correct one of the dates.',
        );
      }
    }
    return value;
  },
  across(rows, report, faulty) {
    oneRowPerKey([...rows, ...faulty], ({ value }) => [value.icsCode], 'ics_code', 'organisation', report);
  },
  contribute(value, overlay) {
    if (value.icsCode !== '') overlay.organisations.add(value.icsCode);
  },
  plan: (rows) =>
    rows.map(({ row, value }) =>
      planned<RegisterOrganisation>(row, `row:${row}`, 'RegisterOrganisation', value),
    ),
};
