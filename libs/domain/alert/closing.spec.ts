import { specificationOf } from '../testing/given-when-then.js';
import { asks, closed, finding, found, raised, reports, resolved } from '../testing/alerts.js';
import { alertDecider } from './index.js';

const given = specificationOf(alertDecider);

describe('closing an alert by hand', () => {
  it('closes it with a reason', () =>
    given(raised)
      .when(asks('CloseAlert', { reason: 'Agreed.' }))
      .then(closed()));
  it('is nothing the second time, and refused with another reason', () => {
    given(raised, closed())
      .when(asks('CloseAlert', { reason: 'Agreed.' }))
      .thenNothing();
    given(raised, closed())
      .when(asks('CloseAlert', { reason: 'No.' }))
      .thenRefused('AlertNotOpen', 'is closed');
  });
  it('asks for a reason', () =>
    given(raised)
      .when(asks('CloseAlert', { reason: ' ' }))
      .thenInvalid());

  it('keeps it quiet while the finding stands about where it did', () =>
    given(raised, closed())
      .when(reports(finding('amber', 659), '11'))
      .thenNothing());
  it('does not keep it quiet when a figure moved by a tenth, or it turned red', () => {
    const moved = finding('amber', 660);
    given(raised, closed())
      .when(reports(moved, '11'))
      .then(found('AlertReopened', moved, '11'));
    const red = finding('red', 601);
    given(raised, closed())
      .when(reports(red, '11'))
      .then(found('AlertReopened', red, '11'));
  });
  it('measures from the finding as it was closed', () =>
    given(raised, found('AlertUpdated', finding('amber', 650), '10'), closed())
      .when(reports(finding('amber', 700), '11'))
      .thenNothing());
  it('takes a move for a new alert when it was closed more than 30 days ago', () =>
    given(raised, closed('Agreed.', '2023-05-01T23:00:00.000Z'))
      .when(reports(finding('red', 1600), '11'))
      .then(found('AlertRaised', finding('red', 1600), '11')));
  it('is resolved when the finding clears, and relapses from there', () => {
    given(raised, closed()).when(reports(null, '10')).then(resolved);
    given(raised, closed(), resolved)
      .when(reports(finding('amber', 600), '11'))
      .then(found('AlertReopened', finding('amber', 600), '11'));
  });
  it('is not undone by an older finding', () =>
    given(raised, closed())
      .when(reports(finding('red', 1600), '9'))
      .thenNothing());
});
