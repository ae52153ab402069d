import { FakeReadings } from '../testing/fake-readings.js';
import { alertPeriodInWords, datedAlert } from './alerts.js';
import { oversightReportOf } from './report-of.js';
import { reportView } from './report-view.js';

test('an alert is about the period its figures name; else the whole of a closed year, or an open one as far as it goes', async () => {
  const { alerts } = await new FakeReadings().alerts({ year: '2022-23', ics: 'QE1' });
  const ofRate = alerts.find(({ signal }) => signal === 'leakage_rate')!;
  const ofPeriod = { ...ofRate, finding: { ...ofRate.finding, figures: { throughPeriod: 9 } } };
  const about = (alert: typeof ofRate, closed: boolean): string =>
    alertPeriodInWords(datedAlert(alert, closed));
  expect(about(ofRate, true)).toBe('through M13');
  expect(about(ofRate, false)).toBe('through its latest month reported');
  expect(about(ofPeriod, true)).toBe('through M9');
});

test('a report through M6 of a year that is closed says that its alerts are about the whole year', async () => {
  const report = await oversightReportOf(new FakeReadings(), { fund: 'HI', year: '2022-23', through: 6 });
  const { alerts, alertsStandNow } = reportView(report);
  const worked = alerts.filter(({ heading }) => heading.includes('Lancashire and South Cumbria'));
  expect(alertsStandNow).toContain('whichever period the figures are through');
  expect(worked).toContainEqual({
    heading: expect.stringMatching(/: money gone elsewhere, through M13$/),
    reason: expect.stringMatching(/^Act on it \(red line\)\. £1,492,000\.00 of the account is confirmed/),
    replies: [],
  });
  expect(report.notKnown.join(' ')).toContain('These figures are through M6: a class is given from M12');
  expect(report.notKnown.join(' ')).not.toContain('still open');
});
