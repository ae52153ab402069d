import type { ReturnLine } from '#domain/spend-return';
import { pence, type Pence } from '#kernel';
import type { Random } from '../../infra/demo/random.js';
import { named, share } from './ordinary-system.js';
import { addLine, anyMonth, eachCharge, linesOf, times } from './plants-in-money.js';
import type { Plant } from './plants.js';
import { charged, dayAfter, HERE, month, PRESSURES, sum, type Month, type Sheet } from './sheet.js';

/** An invoice of the month: its own line, and no regular payment. */
function anInvoice(sheet: Sheet, period: number, random: Random): ReturnLine {
  const invoices = charged(month(sheet, period)).filter(({ description }) =>
    description?.startsWith('Invoice'),
  );
  return random.pick(invoices);
}

function replaceLine(of: Month, line: string, change: (line: ReturnLine) => ReturnLine): void {
  for (const version of of.versions)
    version.lines = version.lines.map((each) => (each.line === line ? change(each) : each));
}

export const PLANTED_LINES: readonly Plant[] = [
  {
    // A decimal point that slipped, in any line: also in one far below the usual.
    kind: 'line_ten_times_usual',
    implies: ['overcommitted', 'year_end_accrual', 'total_fell_from_month'],
    plant(sheet, random) {
      const of = month(sheet, anyMonth(random));
      replaceLine(of, anInvoice(sheet, of.period, random).line, (line) => times(line, 1000));
    },
  },
  {
    // An estimate carried forward: the month's lines of one piece of work are those of the month before, or nearly.
    kind: 'identical_amounts',
    implies: ['same_line_in_another_month'],
    plant(sheet, random) {
      const from = random.between(2, 7);
      const estimate = charged(month(sheet, from)).filter(({ purpose }) => purpose === 'SMK-2');
      const rounds = random.below(5) === 0;
      for (let period = from + 1; period <= from + random.between(2, 4); period += 1) {
        const of = month(sheet, period);
        const others = linesOf(of).filter(({ purpose }) => purpose !== 'SMK-2');
        const copy = estimate.map((line, at) =>
          rounds && at === 0 ? { ...line, amountPence: pence(line.amountPence + period) } : line,
        );
        of.versions = [{ lines: named([...others, ...copy]), on: of.versions[0]!.on }];
      }
    },
  },
  {
    kind: 'year_end_spike',
    implies: ['year_end_accrual', 'overcommitted', 'line_ten_times_usual'],
    plant(sheet, random) {
      const more = random.between(150, 400);
      eachCharge(sheet, 12, 12, (line) => times(line, more));
    },
  },
  {
    // An invoice entered again; now and then retyped, so that it no longer reads the same.
    kind: 'same_line_in_another_month',
    implies: [],
    plant(sheet, random) {
      const period = random.between(2, 10);
      const invoice = anInvoice(sheet, period, random);
      const description =
        random.below(5) === 0 ? `Inv. ${invoice.description?.slice(8)}` : invoice.description!;
      addLine(sheet, period + random.between(1, 2), { ...invoice, description });
    },
  },
  {
    kind: 'same_line_of_related_system',
    implies: ['purpose_never_used'],
    plant(sheet, random) {
      const period = anyMonth(random);
      const invoice = anInvoice(sheet, period, random);
      const description =
        random.below(5) === 0 ? `Inv. ${invoice.description?.slice(8)}` : invoice.description!;
      const lines = named([{ ...invoice, purpose: 'OLD-1', description }]);
      const was = Math.max(period - random.below(2), 1);
      sheet.predecessor.push({
        year: HERE,
        period: was,
        versions: [{ lines, on: dayAfter(HERE, was, 3) }],
        signedOn: null,
      });
    },
  },
  {
    kind: 'same_cost_to_two_payers',
    implies: [],
    plant(sheet, random) {
      const period = anyMonth(random);
      const { purpose: _, ...invoice } = anInvoice(sheet, period, random);
      const supplier = random.below(5) === 0 ? `${invoice.supplier} Ltd` : invoice.supplier!;
      addLine(sheet, period, { ...invoice, supplier, chargedTo: 'core', programme: 'smoking' });
    },
  },
  {
    // A version without a provider's lines; sometimes others were added, and the total rose.
    kind: 'total_fell_from_version',
    implies: ['sign_off_overdue', 'substitution', 'leakage_rate', 'total_fell_from_month'],
    plant(sheet, random) {
      const of = month(sheet, anyMonth(random));
      const gone = random.pick(charged(of)).supplier;
      const lines = linesOf(of).filter(({ supplier }) => supplier !== gone);
      const extra = random.below(4) === 0 ? share(sum(linesOf(of)), 60) : 0;
      const added: ReturnLine[] =
        extra === 0
          ? []
          : [
              {
                line: '',
                amountPence: pence(extra),
                chargedTo: 'core',
                programme: 'maternity',
                description: 'Correction',
              },
            ];
      of.versions.push({ lines: named([...lines, ...added]), on: dayAfter(HERE, of.period, 15) });
    },
  },
  {
    // A ledger was missing: part of all lines.
    kind: 'total_fell_from_month',
    implies: ['substitution', 'leakage_rate', 'slippage', 'year_end_accrual', 'year_end_spike'],
    plant(sheet, random) {
      const of = month(sheet, anyMonth(random));
      const kept = random.between(25, 70);
      for (const version of of.versions)
        version.lines = named(version.lines.filter(() => random.below(100) < kept));
    },
  },
  {
    kind: 'm13_share',
    implies: ['overcommitted', 'year_end_accrual', 'year_end_spike', 'line_ten_times_usual'],
    plant(sheet, random) {
      const amountPence = pence(share(sheet.awardPence, random.between(4, 15)));
      addLine(sheet, 13, {
        amountPence,
        chargedTo: 'HI',
        purpose: 'SMK-1',
        supplier: 'North Trust',
        description: 'Audit',
      });
    },
  },
  {
    // A mistyped code: sometimes it is that of other work, which no rule can know.
    kind: 'purpose_never_used',
    implies: ['unevidenced_spend', 'leakage_rate'],
    plant(sheet, random) {
      const of = month(sheet, anyMonth(random));
      const mistyped = random.pick(['SMK-11', 'SMK1', 'CVD-I', 'MAT-2', 'RSP-1']);
      replaceLine(of, anInvoice(sheet, of.period, random).line, (line) => ({ ...line, purpose: mistyped }));
    },
  },
  {
    // Moved and charged; sometimes with a fee, so that the amounts differ.
    kind: 'charged_and_vired',
    implies: ['virement_out', 'leakage_rate', 'overcommitted', 'purpose_never_used', 'line_ten_times_usual'],
    plant(sheet, random) {
      const period = anyMonth(random);
      const pressure = random.pick(PRESSURES);
      const amountPence = share(sheet.awardPence, random.between(1, 6)) as Pence;
      const fee = random.below(5) === 0 ? 12_500 : 0;
      sheet.virements.push({
        period,
        direction: 'out',
        pressure,
        amountPence,
        on: dayAfter(HERE, period, 2),
      });
      addLine(sheet, period, {
        amountPence: pence(amountPence + fee),
        chargedTo: 'HI',
        purpose: pressure,
        supplier: 'North Trust',
        description: 'Recharge',
      });
    },
  },
];
