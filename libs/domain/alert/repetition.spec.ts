import fc from 'fast-check';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { alertDecider, type AlertCommand, type AlertEvent, type Finding } from './index.js';

const key = { signal: 'leakage_rate', account: { fund: 'HI', ics: 'QE1', year: '2022-23' } } as const;
const finding = (severity: Finding['severity'], confirmedRateBp: number): Finding => ({
  ...{ severity, reason: 'Leakage.', figures: { confirmedRateBp } },
});
const of = <T extends AlertCommand['type'], D>(type: T, data: fc.Arbitrary<D>) =>
  fc.record({ type: fc.constant(type), data: data.map((it) => ({ ...key, ...it })) });

const bodies = fc.oneof(
  {
    weight: 3,
    arbitrary: of(
      'ReportSignal',
      fc.record({
        finding: fc.constantFrom(finding('amber', 600), finding('amber', 700), finding('red', 1600), null),
        reason: fc.constant('The rate fell below 400 bp.'),
        basedOn: fc.bigInt({ min: 0n, max: 40n }).map(String),
        asOf: fc.constantFrom('2023-06-01', '2023-06-02', '2023-06-30'),
      }),
    ),
  },
  of('AcknowledgeAlert', fc.record({ until: fc.constantFrom('2023-04-20', '2023-07-01') })),
  of('AssignAlert', fc.record({ to: fc.constantFrom('p-2', 'p-3', null) })),
  of('ReplyToAlert', fc.record({ text: fc.constantFrom('It was miscoded.', 'It is put right.') })),
  of('CloseAlert', fc.record({ reason: fc.constantFrom('Agreed.', 'Recovered.') })),
) as fc.Arbitrary<Omit<AlertCommand, 'meta'>>;

it('writes nothing for the same command twice, and keeps at most one alert open, each verdict newer than the last', () => {
  provesRepetitionWritesNothing(alertDecider, { bodies, invariant: keepsOneOpen });
});

function keepsOneOpen(events: readonly AlertEvent[]): void {
  let status: 'quiet' | 'open' | 'over' = 'quiet';
  let [last, day] = [-1n, ''];
  for (const { type, data } of events) {
    if ('basedOn' in data) {
      const position = BigInt(data.basedOn);
      expect(position > last || (position === last && data.asOf > day)).toBe(true);
      [last, day] = [position, data.asOf];
    }
    if (type === 'AlertRaised' || type === 'AlertReopened') {
      expect(status).not.toBe('open');
      status = 'open';
    } else if (type === 'AlertResolved') {
      // What was closed by hand can still clear by itself.
      expect(status).not.toBe('quiet');
      status = 'over';
    } else if (type === 'AlertRepliedTo') {
      expect(status).not.toBe('quiet');
    } else {
      expect(status).toBe('open');
      if (type === 'AlertClosed') status = 'over';
    }
  }
}
