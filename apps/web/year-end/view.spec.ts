import type { CarryForwardState } from '#domain/carry-forward';
import { pence } from '#kernel';
import { decisionInWords } from './view.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const request = { account, amountPence: pence(100_050), reason: 'Two posts were late.', requestedBy: 'gone' };

test('a sentence begins with a capital, whoever it is about', () => {
  const state: CarryForwardState = {
    ...{ status: 'declined', request, grants: [] },
    decline: { account, reason: 'It was committed.', declinedBy: 'gone' },
  };
  expect(decisionInWords(state, () => 'somebody whose name is not kept')).toEqual([
    'Somebody whose name is not kept asked to carry forward £1,000.50: Two posts were late.',
    'Somebody whose name is not kept declined it: It was committed.',
  ]);
});
