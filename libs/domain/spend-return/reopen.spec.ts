import { specificationOf } from '../testing/given-when-then.js';
import { reopened, reopens, sendsBack, sentBack, signedOff, submitted } from '../testing/returns.js';
import { spendReturnDecider } from './index.js';

const given = specificationOf(spendReturnDecider);

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

describe('reopening a return', () => {
  it('reopens the version that counts, signed or not', () => {
    given(submitted(1), signedOff(1)).when(reopens(1)).then(reopened(1));
    given(submitted(1)).when(reopens(1)).then(reopened(1));
    given(submitted(1), submitted(2), sentBack(2)).when(reopens(1)).then(reopened(1));
  });
  it('ignores the same again, after the next version too', () => {
    given(submitted(1), reopened(1)).when(reopens(1)).thenNothing();
    given(submitted(1), reopened(1), submitted(2)).when(reopens(1)).thenNothing();
  });
  it('is done once, but that oversight may add what a closed year asks for', () => {
    given(submitted(1), reopened(1))
      .when(reopens(1, { reason: 'other' }))
      .thenRefused('ReturnAlreadyReopened', 'a credit came in');
    given(submitted(1), reopened(1))
      .when(reopens(1, { byOversight: true }))
      .then(reopened(1, true));
    given(submitted(1), reopened(1), reopened(1, true)).when(reopens(1)).thenRefused('ReturnAlreadyReopened');
  });
  it('refuses a version that does not count', () => {
    given(submitted(1), submitted(2)).when(reopens(1)).thenRefused('VersionSuperseded', 'version 2');
    given(submitted(1), sentBack(1)).when(reopens(1)).thenRefused('ReturnWasSentBack');
    given(submitted(1)).when(reopens(2)).thenRefused('ReturnVersionUnknown');
  });
  it.each([{ reason: ' ' }, { reopenedBy: '' }])('is none with %j', (change) =>
    given(submitted(1)).when(reopens(1, change)).thenInvalid(),
  );
});
