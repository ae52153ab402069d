import { specificationOf } from '../testing/given-when-then.js';
import { reopened, submits, submitted } from '../testing/returns.js';
import { spendReturnDecider } from './index.js';

const given = specificationOf(spendReturnDecider);

describe('a body that is no more', () => {
  const gone = { abolishedOn: '2022-10-01' };
  it('has no return of a month that it did not live to see, and its successor does', () =>
    given().when(submits(1, gone)).thenRefused('BodyAbolished', 'hand it in for its successor'));
  it('still owes the months that began before', () =>
    given()
      .when(submits(1, { abolishedOn: '2022-10-02' }))
      .then(submitted(1)));
  it('is not opened by oversight: the month is the successor’s', () =>
    given(submitted(1), reopened(1, true)).when(submits(2, gone)).thenRefused('BodyAbolished'));
  it('takes the operator and the system', () => {
    for (const role of ['operator', 'system'] as const)
      given()
        .when(submits(1, gone, role))
        .then(submitted(1));
  });
  it('ignores the same submission again', () => given(submitted(1)).when(submits(1, gone)).thenNothing());
});
