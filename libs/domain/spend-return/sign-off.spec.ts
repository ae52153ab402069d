import { NOBODY_NAMED } from '#kernel';
import { specificationOf } from '../testing/given-when-then.js';
import { STATEMENT, sentBack, signedOff, signsOff, submitted } from '../testing/returns.js';
import { spendReturnDecider } from './index.js';

const given = specificationOf(spendReturnDecider);

describe('signing a return off', () => {
  it('signs the version that counts', () => given(submitted(1)).when(signsOff(1)).then(signedOff(1)));
  it('ignores the same signature again', () => {
    given(submitted(1), signedOff(1)).when(signsOff(1)).thenNothing();
    given(submitted(1), signedOff(1), sentBack(1)).when(signsOff(1)).thenNothing();
    given(submitted(1), signedOff(1), submitted(2)).when(signsOff(1)).thenNothing();
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

describe('a superseded version', () => {
  it('is not signed by whoever is shown it, and recorded where it was signed elsewhere', () => {
    const shown = { statement: STATEMENT };
    given(submitted(1), submitted(2)).when(signsOff(1, shown)).thenRefused('VersionSuperseded', 'version 2');
    given(submitted(1), submitted(2)).when(signsOff(1)).then(signedOff(1));
    given(submitted(1), submitted(2))
      .when(signsOff(1, shown, 'operator'))
      .then(signedOff(1, shown));
  });
  it('is none when the newer one was sent back', () =>
    given(submitted(1), submitted(2), sentBack(2)).when(signsOff(1)).then(signedOff(1)));
});

describe('two people', () => {
  it('are needed: the submitter signs neither themselves nor what they were shown for another', () => {
    given(submitted(1))
      .when(signsOff(1, { signedOffBy: 'p-1' }))
      .thenRefused('OwnSignature', 'another person');
    given(submitted(1))
      .when(signsOff(1, { statement: STATEMENT }, 'submitter', 'p-1'))
      .thenRefused('OwnSignature');
  });
  it('are needed of a file too: the submitter hands in no signature in another name', () => {
    given(submitted(1))
      .when(signsOff(1, { signedOffBy: 'somebody-else' }, 'submitter', 'p-1'))
      .thenRefused('OwnSignature', 'another person');
  });
  it('may both be nobody in particular, in files alone: the name in the file is then what is known', () => {
    const nobody = { submittedBy: NOBODY_NAMED };
    given(submitted(1, nobody))
      .when(signsOff(1, {}, 'submitter', NOBODY_NAMED))
      .then(signedOff(1));
    given(submitted(1, nobody))
      .when(signsOff(1, { statement: STATEMENT }, 'submitter', NOBODY_NAMED))
      .thenRefused('OwnSignature');
  });
  it('are not asked for in the files of the operator, nor where nobody knows who submitted', () => {
    const own = { signedOffBy: 'p-1' };
    given(submitted(1))
      .when(signsOff(1, own, 'operator', 'p-1'))
      .then(signedOff(1, own));
    given(submitted(1, { submittedBy: null }))
      .when(signsOff(1, own))
      .then(signedOff(1, own));
  });
});

describe('the statement that is signed', () => {
  it('is kept', () => {
    const statement = { ...STATEMENT };
    given(submitted(1)).when(signsOff(1, { statement })).then(signedOff(1, { statement }));
  });
  it.each([
    { lineCount: 4 },
    { totalPence: 0 as never },
    { linesSha256: 'cd'.repeat(32) },
    { discrepancyCount: 1 },
    { discrepanciesSha256: 'cd'.repeat(32) },
  ])('is that of the version, and not with %j', (change) => {
    const statement = { ...STATEMENT, ...change };
    given(submitted(1))
      .when(signsOff(1, { statement }))
      .thenRefused('StatementIsNotOfThisVersion', 'read it again');
    given(submitted(1))
      .when(signsOff(1, { statement }, 'operator'))
      .thenRefused('StatementIsNotOfThisVersion');
  });
});
