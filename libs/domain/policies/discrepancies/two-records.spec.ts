import { pence } from '#kernel';
import { aDigest, aLine, foundBy } from '../../testing/digests.js';
import { documentHash } from './documents.js';
import { MAX_DOCUMENTS } from './thresholds.js';

const invoice = (pounds = 4000, spend = {}) =>
  aLine(pounds, { supplier: 'Quit Well CIC', description: 'Invoice 20431', ...spend });

describe('the same line in another month', () => {
  const found = (...own: number[]) =>
    foundBy('same_line_in_another_month', aDigest(6, [aLine(1), invoice()]), {
      own: own.map((period) => aDigest(period, [invoice()])),
    });
  test('earlier or later, with how often and where', () => {
    expect(found(5)).toEqual([
      {
        rule: 'same_line_in_another_month',
        count: 1,
        at: 2,
        amountPence: 400_000,
        sentence:
          '1 line of £4,000.00 stands in M05 as well, with the same supplier, description and amount: check that nothing is entered twice.',
      },
    ]);
    expect(found(9)).toHaveLength(1);
  });
  test('in two other months it is a regular payment', () => expect(found(4, 5)).toEqual([]));
  test('another amount, supplier, description, purpose or payer is another line', () => {
    const against = (line: ReturnType<typeof invoice>) =>
      foundBy('same_line_in_another_month', aDigest(6, [invoice()]), { own: [aDigest(5, [line])] }).length;
    expect(against(invoice(4000, { supplier: 'QUIT WELL  cic' }))).toBe(1);
    expect([
      against(invoice(4001)),
      against(invoice(4000, { supplier: 'Quit Better CIC' })),
      against(invoice(4000, { description: 'Invoice 20432' })),
      against(invoice(4000, { purpose: 'CVD-1' })),
      against(invoice(4000, { chargedTo: 'SDF' })),
    ]).toEqual([0, 0, 0, 0, 0]);
  });
  test('what names nothing, a small line and a credit are not recognised', () => {
    const against = (line: ReturnType<typeof invoice>) =>
      foundBy('same_line_in_another_month', aDigest(6, [line]), { own: [aDigest(5, [line])] }).length;
    expect([against(aLine(4000)), against(invoice(999)), against(invoice(-4000))]).toEqual([0, 0, 0]);
  });
  test('the largest lines are compared, whatever their number', () => {
    const many = (from: number) =>
      Array.from({ length: MAX_DOCUMENTS * 5 }, (_, n) => invoice(1000 + n, { description: `${from + n}` }));
    const present = aDigest(6, [...many(0), invoice(900_000)]);
    expect(present.documents.length).toBe(MAX_DOCUMENTS);
    const own = [aDigest(5, [invoice(900_000), ...many(1_000_000)])];
    expect(foundBy('same_line_in_another_month', present, { own })).toMatchObject([
      { count: 1, amountPence: 90_000_000 },
    ]);
  });
});

describe('the same line of a predecessor or successor', () => {
  const related = (period: number, spend = {}) => aDigest(period, [invoice(4000, spend)], { ics: 'QE0' });
  const found = (against: object) => foundBy('same_line_of_related_system', aDigest(6, [invoice()]), against);
  test('for the same month, or once for another', () => {
    expect(found({ predecessors: [related(6)] })[0]?.sentence).toContain(
      'stands in the return of QE0 for M06 as well',
    );
    expect(found({ successors: [related(6)] })).toHaveLength(1);
    expect(found({ predecessors: [related(5)] })).toHaveLength(1);
  });
  test('whatever it calls the work', () => {
    expect(found({ predecessors: [related(6, { purpose: 'OLD-1' })] })).toHaveLength(1);
  });
  test('a payment that went on regularly is no duplicate, until both charge the same month', () => {
    expect(found({ predecessors: [related(4), related(5)] })).toEqual([]);
    expect(found({ predecessors: [related(4), related(5), related(6)] })).toHaveLength(1);
  });
});

describe('the same cost to two payers', () => {
  test('a fund and core', () => {
    const present = aDigest(6, [
      invoice(),
      invoice(4000, { chargedTo: 'core', programme: 'smoking' }),
      invoice(1),
    ]);
    expect(foundBy('same_cost_to_two_payers', present)).toMatchObject([
      {
        count: 1,
        at: 2,
        sentence:
          '1 cost of £4,000.00 is charged twice, with the same supplier, description and amount, to HI and the core budget: check which of them paid.',
      },
    ]);
  });
  test("twice to one payer is another rule's", () => {
    expect(foundBy('same_cost_to_two_payers', aDigest(6, [invoice(), invoice()]))).toEqual([]);
  });
});

describe('charged and vired', () => {
  const virement = (pounds: number, changes = {}) => ({
    ...{ fund: 'HI', period: 6, direction: 'out' as const, pressure: 'ambulance' as const },
    amountPence: pence(pounds * 100),
    ...changes,
  });
  const lines = [aLine(3000, { purpose: 'ambulance' }), aLine(1000, { purpose: 'ambulance' }), aLine(500)];
  const found = (...virements: ReturnType<typeof virement>[]) =>
    foundBy('charged_and_vired', aDigest(6, lines), { virements });
  test('the same amount as one line, or as the sum of the month', () => {
    expect(found(virement(3000))).toMatchObject([
      {
        amountPence: 300_000,
        sentence:
          '£3,000.00 is charged to HI for ambulance services in M06, and the same amount was moved out of HI to it by virement: if it is the same money, it counts twice.',
      },
    ]);
    expect(found(virement(4000))).toMatchObject([{ amountPence: 400_000 }]);
    expect(found(virement(2500), virement(1500))).toMatchObject([{ count: 2 }]);
  });
  test('not another amount, month, fund, direction or pressure', () => {
    expect(
      found(
        virement(2999),
        virement(3000, { period: 5 }),
        virement(3000, { fund: 'SDF' }),
        virement(3000, { direction: 'in' }),
        virement(3000, { pressure: 'workforce' }),
      ),
    ).toEqual([]);
  });
});

test('hashes of like documents differ', () => {
  const seen = new Set<number>();
  for (let n = 0; n < 50_000; n += 1) seen.add(documentHash('Quit Well CIC', `Invoice ${n}`, 400_000));
  for (let n = 0; n < 50_000; n += 1) seen.add(documentHash('Quit Well CIC', 'Invoice', 400_000 + n));
  expect(seen.size).toBe(100_000);
  expect(documentHash('a', 'bc', 1)).not.toBe(documentHash('ab', 'c', 1));
});
