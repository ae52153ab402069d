import { MAX_AMOUNT_PENCE, pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import {
  spendReturnDecider,
  type ReturnSubmitted,
  type SpendReturnCommand,
  type SpendReturnEvent,
  type SubmitReturn,
} from './index.js';

const given = specificationOf(spendReturnDecider);
const key = { ics: 'QOQ', year: '2022-23', period: 7 };
const content = (n: number, change: Partial<ReturnSubmitted['data']> = {}) => ({
  ...key,
  reference: `lines-${n}`,
  coreComplete: true,
  lineCount: 3,
  totalPence: pence(-100),
  linesSha256: 'ab'.repeat(32),
  ...change,
});
type Asked = Partial<SubmitReturn['data']>;
const submits = (
  n: number,
  change: Asked = {},
  role: 'submitter' | 'operator' | 'system' = 'submitter',
): SubmitReturn => ({
  type: 'SubmitReturn',
  data: { ...content(n), yearClosedOn: null, ...change },
  meta: metaOf({ role }),
});
const submitted = (version: number, n = version): ReturnSubmitted => ({
  type: 'ReturnSubmitted',
  data: { ...content(n), version },
});
const sendsBack = (version: number, reason = 'wrong month'): SpendReturnCommand => ({
  type: 'SendBackReturn',
  data: { ...key, version, reason },
  meta: metaOf(),
});
const sentBack = (version: number): SpendReturnEvent => ({
  type: 'ReturnSentBack',
  data: { ...key, version, reason: 'wrong month' },
});
const signature = { signedOffBy: 'p-4', signedOffOn: '2022-11-30' };
const signsOff = (version: number, change = {}): SpendReturnCommand => ({
  type: 'SignOffReturn',
  data: { ...key, version, ...signature, ...change },
  meta: metaOf(),
});
const signedOff = (version: number): SpendReturnEvent => ({
  type: 'ReturnSignedOff',
  data: { ...key, version, ...signature },
});

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
    given(submitted(1))
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
  it('refuses a submitter once the year is closed, and takes the operator and the system', () => {
    const yearClosedOn = '2023-05-31';
    given().when(submits(1, { yearClosedOn })).thenRefused('YearClosed');
    given()
      .when(submits(1, { yearClosedOn }, 'operator'))
      .then(submitted(1));
    given()
      .when(submits(1, { yearClosedOn }, 'system'))
      .then(submitted(1));
  });
  it.each<[string, Asked]>([
    ['a period after M13', { period: 14 }],
    ['part of a line', { lineCount: 1.5 }],
    ['part of a penny', { totalPence: 0.5 as never }],
    ['more than £100bn', { totalPence: pence(-MAX_AMOUNT_PENCE - 1) }],
    ['a digest that is none', { linesSha256: '' }],
    ['a reference that names no lines', { reference: ' ' }],
    ['a code that could be read as two', { ics: 'QOQ:2022-23' }],
    ['a year that is none', { year: '2022' }],
  ])('takes none with %s', (_why, change) => given().when(submits(1, change)).thenInvalid());
});

describe('sending a return back', () => {
  it('sends back the version that counts', () => given(submitted(1)).when(sendsBack(1)).then(sentBack(1)));
  it('sends back a superseded version, and a signed one', () =>
    given(submitted(1), signedOff(1), submitted(2)).when(sendsBack(1)).then(sentBack(1)));
  it('ignores the same again', () => given(submitted(1), sentBack(1)).when(sendsBack(1)).thenNothing());
  it('refuses another reason for one that was sent back', () =>
    given(submitted(1), sentBack(1)).when(sendsBack(1, 'other')).thenRefused('ReturnAlreadySentBack'));
  it('asks why', () => given(submitted(1)).when(sendsBack(1, ' ')).thenInvalid());
  it('refuses a version that was never submitted', () => {
    given().when(sendsBack(1)).thenRefused('ReturnVersionUnknown');
    given(submitted(1)).when(sendsBack(2)).thenRefused('ReturnVersionUnknown');
    given(submitted(1)).when(sendsBack(0)).thenRefused('ReturnVersionUnknown');
  });
});

describe('signing a return off', () => {
  it('signs the version that counts', () => given(submitted(1)).when(signsOff(1)).then(signedOff(1)));
  it('signs a superseded version', () =>
    given(submitted(1), submitted(2)).when(signsOff(1)).then(signedOff(1)));
  it('ignores the same signature again', () => {
    given(submitted(1), signedOff(1)).when(signsOff(1)).thenNothing();
    given(submitted(1), signedOff(1), sentBack(1)).when(signsOff(1)).thenNothing();
  });
  it('signs each version for itself', () =>
    given(submitted(1), signedOff(1), submitted(2)).when(signsOff(2)).then(signedOff(2)));
  it.each([{ signedOffBy: 'p-5' }, { signedOffOn: '2022-12-01' }])(
    'refuses a second signature %j',
    (change) =>
      given(submitted(1), signedOff(1)).when(signsOff(1, change)).thenRefused('ReturnAlreadySignedOff'),
  );
  it('refuses a version that was sent back', () =>
    given(submitted(1), sentBack(1)).when(signsOff(1)).thenRefused('ReturnWasSentBack'));
  it('refuses a version that was never submitted', () =>
    given().when(signsOff(1)).thenRefused('ReturnVersionUnknown'));
  it.each([{ signedOffBy: '' }, { signedOffOn: '2022-11-31' }])('takes no signature %j', (change) =>
    given(submitted(1)).when(signsOff(1, change)).thenInvalid(),
  );
});
