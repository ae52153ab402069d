import type { ReturnLine } from '#domain/spend-return';
import { pence, PERIODS, type FinancialYear, type Period } from '#kernel';
import type { Random } from '../../infra/demo/random.js';
import { AFTER, BEFORE, dayAfter, HERE, type Month, type Sheet } from './sheet.js';

const CODES = ['SMK-1', 'SMK-2', 'CVD-1', 'MAT-1', 'RSP-1', 'ORH-1'];
const PROGRAMMES = ['smoking', 'hypertension', 'maternity'];
const SUPPLIERS = [
  'Quit Well CIC',
  'Harbour Health',
  'North Trust',
  'Community Hearts',
  'First Steps',
  'Pharmacy group',
];

/** `part` hundredths of an amount, in whole pounds. */
export const share = (amountPence: number, part: number): number =>
  Math.round((amountPence * part) / 10_000) * 100;

/**
 * A system that keeps the ring, with what ordinary years have: uneven months, a busy March, audit adjustments, regular contracts,
 * work that begins in the middle of the year, corrections that lower a total a little, a few lines without a purpose.
 */
export function ordinarySystem(ics: string, random: Random): Sheet {
  const awardPence = random.between(12, 40) * 10_000_000;
  const core = PROGRAMMES.map((programme) => ({ programme, monthPence: random.between(20, 60) * 100_000 }));
  const begins = random.below(10) < 4 ? random.between(6, 10) : null;
  const contracts = CODES.map((code) => ({
    ...{ code, supplier: random.pick(SUPPLIERS), pence: random.between(15, 60) * 10_000 },
    regular: random.below(3) === 0,
  }));
  // Work that is one contract and nothing else costs what the other work does.
  const onlyContract = random.below(4) === 0 ? random.pick(contracts) : null;
  if (onlyContract) onlyContract.pence = share(awardPence, 96 / 12 / CODES.length);
  let invoice = random.between(10_000, 90_000);
  const next = (): string => `Invoice ${(invoice += random.between(1, 9))}`;

  const fundLines = (monthPence: number, year: FinancialYear, period: Period): ReturnLine[] => {
    const codes = begins !== null && (year === BEFORE || period < begins) ? CODES.slice(0, -1) : CODES;
    return codes.flatMap((code, at) => {
      const contract = contracts[at]!;
      const fixed = line(contract.pence, code, contract.supplier, `Contract ${code}, monthly`);
      if (contract === onlyContract) return [fixed];
      const count = random.between(3, 5);
      const wanted = Math.max(
        share(monthPence, 100 / codes.length) - (contract.regular ? contract.pence : 0),
        200_000,
      );
      const parts = Array.from({ length: count }, () => random.between(60, 140));
      const whole = parts.reduce((a, b) => a + b, 0);
      const lines = parts.map((part) =>
        line(
          share(wanted, (part * 100) / whole),
          random.below(100) === 0 ? '' : code,
          random.pick(SUPPLIERS),
          next(),
        ),
      );
      return contract.regular ? [fixed, ...lines] : lines;
    });
  };
  const coreLines = (growth: number): ReturnLine[] =>
    core.flatMap(({ programme, monthPence }) =>
      [40, 35, 25].map((part) => ({
        ...line(
          share(monthPence, (part * growth * random.between(98, 108)) / 10_000),
          '',
          'North Trust',
          next(),
        ),
        ...{ chargedTo: 'core', programme },
      })),
    );

  const months: Month[] = [BEFORE, HERE].flatMap((year) => {
    const weights = PERIODS.slice(0, 12).map((period) =>
      period === 12 ? random.between(100, 180) : random.between(85, 115),
    );
    const whole = weights.reduce((a, b) => a + b, 0);
    return PERIODS.filter((period) => period <= 12 || year === HERE).map((period): Month => {
      const monthPence =
        period === 13
          ? share(awardPence, random.between(1, 2))
          : share(awardPence, (weights[period - 1]! * 96) / whole);
      const lines =
        period === 13
          ? adjustments(monthPence, next)
          : [...fundLines(monthPence, year, period), ...coreLines(year === BEFORE ? 100 : 104)];
      const on = dayAfter(year, period, random.between(8, 14));
      const versions = [{ lines: named(lines), on }];
      if (year === HERE && period < 12 && random.below(40) === 0) {
        // A credit note that came late.
        const corrected = lines.map((each, at) =>
          at === 0 ? { ...each, amountPence: pence(share(each.amountPence, 90)) } : each,
        );
        versions.push({ lines: named(corrected), on: dayAfter(year, period, 15) });
      }
      return { year, period, versions, signedOn: dayAfter(year, period, random.between(18, 24)) };
    });
  });
  for (const period of [1, 2, 3]) {
    const lines = named([...fundLines(share(awardPence, 8), AFTER, 12), ...coreLines(108)]);
    const on = dayAfter(AFTER, period, 10);
    months.push({ year: AFTER, period, versions: [{ lines, on }], signedOn: dayAfter(AFTER, period, 20) });
  }
  return {
    ...{
      ics,
      awardPence,
      awardBeforePence: awardPence,
      adjustments: [],
      virements: [],
      broughtInOffPence: 0,
      months,
    },
    interventions: CODES.map((code, at) => {
      const late = begins !== null && at === CODES.length - 1;
      return {
        code,
        startsOn: late ? dayAfter(HERE, begins - 1, 1) : '2022-04-01',
        registeredOn: late ? dayAfter(HERE, begins - 2, 20) : '2022-04-02',
      };
    }),
    baselines: PROGRAMMES.map((programme) => ({
      ...{ programme, declaredBy: 'person-1', approvedBy: 'person-2' },
      amountPence: coreOf(months, programme),
    })),
    predecessor: [],
  };
}

/** What the year before's returns have of core money on the programme. */
export const coreOf = (months: readonly Month[], programme: string): number =>
  months
    .filter(({ year }) => year === BEFORE)
    .flatMap(({ versions }) => versions.at(-1)?.lines ?? [])
    .reduce((total, each) => total + (each.programme === programme ? each.amountPence : 0), 0);

const adjustments = (monthPence: number, next: () => string): ReturnLine[] => [
  line(monthPence, 'SMK-1', 'North Trust', next()),
];

function line(amountPence: number, purpose: string, supplier: string, description: string): ReturnLine {
  const whole = {
    line: '',
    amountPence: pence(amountPence),
    chargedTo: 'HI',
    supplier,
    description,
    evidence: 'on file',
  };
  return purpose === '' ? whole : { ...whole, purpose };
}

export const named = (lines: readonly ReturnLine[]): ReturnLine[] =>
  lines.map((each, at) => ({ ...each, line: `L${at + 1}` }));
