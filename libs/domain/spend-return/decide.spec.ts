import { MAX_AMOUNT_PENCE, pence } from '#kernel';
import { specificationOf } from '../testing/given-when-then.js';
import {
  content,
  reopened,
  sentBack,
  signedOff,
  submits,
  submitted,
  type Asked,
} from '../testing/returns.js';
import { spendReturnDecider } from './index.js';

const given = specificationOf(spendReturnDecider);

describe('submitting a return', () => {
  it('makes version 1', () => given().when(submits(1)).then(submitted(1)));
  it('numbers versions on, also past one that was sent back', () => {
    given(submitted(1), submitted(2)).when(submits(3)).then(submitted(3));
    given(submitted(1), sentBack(1)).when(submits(2)).then(submitted(2));
  });
  it('takes equal content as a new version: a restatement is a statement', () =>
    given(submitted(1)).when(submits(2)).then(submitted(2)));
  it('ignores the same submission again, in a year that has closed meanwhile too', () => {
    given(submitted(1), submitted(2)).when(submits(1)).thenNothing();
    given(submitted(1), signedOff(1))
      .when(submits(1, { yearClosedOn: '2023-05-31' }))
      .thenNothing();
  });
  it('refuses lines that stand for another version', () =>
    given(submitted(1))
      .when(submits(1, { coreComplete: false }))
      .thenRefused('ReferenceUsedTwice'));
  it('refuses one without lines', () =>
    given()
      .when(submits(1, { lineCount: 0 }))
      .thenRefused('ReturnWithoutLines'));
  it.each<[string, Asked]>([
    ['a period after M13', { period: 14 }],
    ['part of a line', { lineCount: 1.5 }],
    ['part of a penny', { totalPence: 0.5 as never }],
    ['more than £100bn', { totalPence: pence(-MAX_AMOUNT_PENCE - 1) }],
    ['a digest that is none', { linesSha256: '' }],
    ['a reference that names no lines', { reference: ' ' }],
    ['a code that could be read as two', { ics: 'QOQ:2022-23' }],
    ['a year that is none', { year: '2022' }],
    ['a blank reason', { restatementReason: ' ' }],
  ])('takes none with %s', (_why, change) => given().when(submits(1, change)).thenInvalid());
});

describe('the discrepancies of a submission', () => {
  const one = { rule: 'total_fell', line: null, amountPence: pence(1), sentence: 'It fell.' };
  const stated = { discrepancies: [one], discrepancyCount: 1, discrepanciesSha256: 'cd'.repeat(32) };
  it('are carried, with who confirmed them', () => {
    const confirmed = { ...stated, discrepanciesConfirmedBy: 'p-1' };
    given().when(submits(1, confirmed)).then(submitted(1, confirmed));
  });
  it.each<[string, Asked]>([
    ['fewer in words than are counted', { ...stated, discrepancyCount: 2 }],
    ['more in words than are counted', { ...stated, discrepancyCount: 0 }],
    ['part of one', { ...stated, discrepancyCount: 1.5 }],
    ['the digest of none', { ...stated, discrepanciesSha256: content(1).discrepanciesSha256 }],
    ['a digest of some where there is none', { discrepanciesSha256: 'cd'.repeat(32) }],
    ['a digest that is none', { ...stated, discrepanciesSha256: 'cd' }],
    ['a confirmation of none', { discrepanciesConfirmedBy: 'p-1' }],
    ['a confirmation by nobody', { ...stated, discrepanciesConfirmedBy: ' ' }],
  ])('are not %s', (_why, change) => given().when(submits(1, change)).thenInvalid());
});

describe('a signed version', () => {
  it('is not replaced by a submitter', () => {
    given(submitted(1), signedOff(1)).when(submits(2)).thenRefused('ReturnIsSigned', 'reopen it');
  });
  it('is replaced after it was reopened, or a newer one sent back', () => {
    given(submitted(1), signedOff(1), reopened(1)).when(submits(2)).then(submitted(2));
    given(submitted(1), submitted(2), signedOff(1), sentBack(2)).when(submits(3)).then(submitted(3));
  });
  it('asks to be reopened each time', () =>
    given(submitted(1), signedOff(1), reopened(1), submitted(2), signedOff(2))
      .when(submits(3))
      .thenRefused('ReturnIsSigned', 'Version 2'));
  it('is replaced by the operator', () =>
    given(submitted(1), signedOff(1))
      .when(submits(2, {}, 'operator'))
      .then(submitted(2, { submittedBy: 'p-1' })));
});

describe('a locked month', () => {
  const locked = { since: '2022-12-01', signOffBy: '2022-11-24' };
  it('stops a submitter, says since when and how to have it lifted', () => {
    given()
      .when(submits(1, { locked }))
      .thenRefused('MonthLocked', 'has been locked for QOQ since 2022-12-01');
    given(submitted(1))
      .when(submits(2, { locked }))
      .thenRefused('MonthLocked', 'or to reopen the return or send it back');
  });
  it('takes the operator and the system', () => {
    for (const role of ['operator', 'system'] as const)
      given()
        .when(submits(1, { locked }, role))
        .then(submitted(1));
  });
  it('is opened by oversight, not by the system itself', () => {
    given(submitted(1), reopened(1, true)).when(submits(2, { locked })).then(submitted(2));
    given(submitted(1), sentBack(1)).when(submits(2, { locked })).then(submitted(2));
    given(submitted(1), signedOff(1), reopened(1)).when(submits(2, { locked })).thenRefused('MonthLocked');
  });
  it('ignores the same submission again', () =>
    given(submitted(1)).when(submits(1, { locked })).thenNothing());
});

describe('a closed year', () => {
  const yearClosedOn = '2023-05-31';
  const why = { yearClosedOn, restatementReason: 'A credit came in' };
  it('stops a submitter, and takes the operator and the system', () => {
    given().when(submits(1, why)).thenRefused('YearClosed', 'loaded by the operator');
    given(submitted(1)).when(submits(2, why)).thenRefused('YearClosed', 'ask oversight');
    for (const role of ['operator', 'system'] as const)
      given()
        .when(submits(1, { yearClosedOn }, role))
        .then(submitted(1));
  });
  it('is not opened by the system itself', () =>
    given(submitted(1), signedOff(1), reopened(1)).when(submits(2, why)).thenRefused('YearClosed'));
  it('is opened by oversight, for one version and with a reason', () => {
    const restated = submitted(2, { restatementReason: why.restatementReason });
    given(submitted(1), reopened(1, true)).when(submits(2, why)).then(restated);
    given(submitted(1), sentBack(1)).when(submits(2, why)).then(restated);
    given(submitted(1), reopened(1, true))
      .when(submits(2, { yearClosedOn }))
      .thenRefused('RestatementWithoutReason');
    given(submitted(1), reopened(1, true), restated).when(submits(3, why)).thenRefused('YearClosed');
  });
});
