import type { ReturnLine } from '#domain/spend-return';
import { pence } from '#kernel';
import type { Random } from '../../infra/demo/random.js';
import { named, share } from './ordinary-system.js';
import type { Plant } from './plants.js';
import { AFTER, charged, dayAfter, HERE, linesOf, month, PRESSURES, sum, type Sheet } from './sheet.js';

const MOVES_LEAKAGE = ['leakage_rate'];

/** Changes every line of the months from one on that is charged to the fund. */
function eachCharge(sheet: Sheet, from: number, to: number, change: (line: ReturnLine) => ReturnLine): void {
  for (let period = from; period <= to; period += 1) {
    for (const version of month(sheet, period).versions)
      version.lines = version.lines.map((line) => (line.chargedTo === 'HI' ? change(line) : line));
  }
}
const times = (line: ReturnLine, hundredths: number): ReturnLine => ({
  ...line,
  amountPence: pence(share(line.amountPence, hundredths)),
});

function addLine(sheet: Sheet, period: number, line: Omit<ReturnLine, 'line'>, year = HERE): void {
  const { versions } = month(sheet, period, year);
  for (const version of versions) version.lines = named([...version.lines, { ...line, line: '' }]);
}

const spentYear = (sheet: Sheet): number =>
  sum(sheet.months.filter(({ year }) => year === HERE).flatMap((each) => charged(each)));

const anyMonth = (random: Random): number => random.between(3, 11);

export const PLANTED_MONEY: readonly Plant[] = [
  {
    kind: 'leakage_rate',
    implies: ['purpose_never_used', 'overcommitted', 'line_ten_times_usual', 'year_end_accrual'],
    plant(sheet, random) {
      const pressure = random.pick(PRESSURES);
      const part = random.between(3, 25);
      for (const period of random.shuffled([4, 5, 6, 7, 8, 9, 10]).slice(0, 4)) {
        const invoice = { supplier: 'North Trust', description: `Recharge ${period}` };
        addLine(sheet, period, {
          amountPence: pence(share(sheet.awardPence, part / 4)),
          chargedTo: 'HI',
          purpose: pressure,
          ...invoice,
        });
      }
    },
  },
  {
    kind: 'unevidenced_spend',
    implies: MOVES_LEAKAGE,
    plant(sheet, random) {
      const part = random.between(6, 30);
      eachCharge(sheet, 1, 12, (line) => {
        const { purpose: _, ...blank } = line;
        return random.below(100) < part ? blank : line;
      });
    },
  },
  {
    kind: 'virement_out',
    implies: [...MOVES_LEAKAGE, 'overcommitted'],
    plant(sheet, random) {
      const period = anyMonth(random);
      const amountPence = share(sheet.awardPence, random.between(1, 20));
      sheet.virements.push({
        period,
        direction: 'out',
        pressure: random.pick(PRESSURES),
        amountPence,
        on: dayAfter(HERE, period, 5),
      });
    },
  },
  {
    kind: 'substitution',
    implies: [...MOVES_LEAKAGE, 'total_fell_from_month'],
    plant(sheet, random) {
      const from = random.between(2, 6);
      const kept = random.between(55, 97);
      for (let period = from; period <= 12; period += 1) {
        for (const version of month(sheet, period).versions)
          version.lines = version.lines.map((line) =>
            line.programme === 'smoking' ? times(line, kept) : line,
          );
      }
    },
  },
  {
    kind: 'slippage',
    implies: [...MOVES_LEAKAGE, 'year_end_accrual', 'm13_share'],
    plant(sheet, random) {
      const kept = random.between(25, 75);
      eachCharge(sheet, 1, 12, (line) => times(line, kept));
    },
  },
  {
    kind: 'overcommitted',
    implies: [],
    plant(sheet, random) {
      const more = random.between(101, 125);
      eachCharge(sheet, 4, 12, (line) => times(line, more));
    },
  },
  {
    kind: 'return_overdue',
    implies: ['leakage_rate', 'sign_off_overdue', 'slippage', 'total_fell_from_month'],
    plant(sheet, random) {
      const late = month(sheet, anyMonth(random));
      const comes = random.below(4) > 0;
      for (const version of late.versions) version.on = dayAfter(HERE, late.period, random.between(16, 27));
      if (comes) late.signedOn = dayAfter(HERE, late.period, 28);
      else late.versions = [];
    },
  },
  {
    kind: 'sign_off_overdue',
    implies: [],
    plant(sheet, random) {
      const unsigned = month(sheet, anyMonth(random));
      unsigned.signedOn =
        random.below(2) === 0 ? null : dayAfter(HERE, unsigned.period + 1, random.between(1, 20));
    },
  },
  {
    kind: 'carry_forward_mismatch',
    implies: ['overcommitted', 'slippage', 'leakage_rate'],
    plant(sheet, random) {
      const amount = random.between(1, 8) === 1 ? 100 : share(sheet.awardPence, random.between(1, 5));
      sheet.broughtInOffPence = random.below(2) === 0 ? amount : -Math.min(amount, 10_000);
    },
  },
  {
    kind: 'restated',
    implies: [...MOVES_LEAKAGE, 'purpose_never_used', 'sign_off_overdue', 'total_fell_from_version'],
    plant(sheet, random) {
      const pressure = random.pick(PRESSURES);
      const wanted = share(sheet.awardPence, random.between(2, 20));
      let moved = 0;
      for (const period of random.shuffled([5, 6, 7, 8, 9, 10])) {
        const of = month(sheet, period);
        const lines = (of.versions.at(-1)?.lines ?? []).map((line) => {
          if (line.chargedTo !== 'HI' || moved >= wanted) return line;
          moved += line.amountPence;
          return { ...line, purpose: pressure };
        });
        of.versions.push({ lines, on: '2024-07-10' });
        of.signedOn = '2024-07-12';
        if (moved >= wanted) return;
      }
    },
  },
  {
    kind: 'allocation_reduced',
    implies: ['overcommitted'],
    plant(sheet, random) {
      const on = random.below(3) === 0 ? '2024-07-05' : dayAfter(HERE, anyMonth(random), 3);
      sheet.adjustments.push({ amountPence: -share(sheet.awardPence, random.between(1, 12)), on });
    },
  },
  {
    kind: 'registered_late',
    implies: [...MOVES_LEAKAGE, 'unevidenced_spend', 'purpose_never_used'],
    plant(sheet, random) {
      const period = anyMonth(random);
      const lines = charged(month(sheet, period)).slice(0, 3);
      for (const version of month(sheet, period).versions)
        version.lines = version.lines.map((line) =>
          lines.some((each) => each.line === line.line && line.chargedTo === 'HI')
            ? { ...line, purpose: 'LATE-1' }
            : line,
        );
      // Some days after it was charged, which may still be before the return was due.
      const registeredOn = dayAfter(HERE, period, random.between(14, 28));
      sheet.interventions.push({ code: 'LATE-1', startsOn: '2023-04-01', registeredOn });
    },
  },
  {
    kind: 'baseline_low',
    implies: [],
    plant(sheet, random) {
      const baseline = random.pick(sheet.baselines);
      if (random.below(3) === 0) baseline.approvedBy = baseline.declaredBy;
      else baseline.amountPence = share(baseline.amountPence, random.between(60, 99));
    },
  },
  {
    kind: 'year_end_accrual',
    implies: [
      'year_end_spike',
      'overcommitted',
      'slippage',
      'line_ten_times_usual',
      'm13_share',
      'leakage_rate',
      'same_line_in_another_month',
    ],
    plant(sheet, random) {
      const held = random.between(60, 95);
      eachCharge(sheet, 1, 11, (line) => times(line, held));
      const accrued = pence(share(spentYear(sheet), 100 - held));
      addLine(sheet, 12, {
        amountPence: accrued,
        chargedTo: 'HI',
        purpose: 'SMK-1',
        supplier: 'North Trust',
        description: 'Accrual',
      });
      if (random.below(2) === 0) return;
      const back = pence(-share(accrued, random.between(40, 100)));
      addLine(
        sheet,
        2,
        {
          amountPence: back,
          chargedTo: 'HI',
          purpose: 'SMK-1',
          supplier: 'North Trust',
          description: 'Accrual reversed',
        },
        AFTER,
      );
    },
  },
  {
    kind: 'unmatched_virement_in',
    implies: [],
    plant(sheet, random) {
      const period = anyMonth(random);
      const amountPence = share(sheet.awardPence, random.between(1, 5));
      sheet.virements.push({
        period,
        direction: 'in',
        pressure: 'workforce',
        amountPence,
        on: dayAfter(HERE, period, 5),
      });
    },
  },
];

/** For stories about lines. */
export { addLine, anyMonth, eachCharge, linesOf, times };
