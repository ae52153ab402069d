import { SIGNALS, type Severity, type Signal } from '#domain/alert';
import type { AlertRow } from '#projections/alerts';
import { digestOf, MAX_TOLD, type DigestWords } from './digest.js';

const alert = (signal: Signal, ics: string, severity: Severity, needsAttention = true): AlertRow => ({
  ...{ signal, fund: 'HI', ics, year: '2022-23', status: 'open', severity, needsAttention },
  ...{ reason: `HI of ${ics} in 2022-23 is over the line.`, resolution: null, figures: {}, basedOn: '9' },
  ...{ asOf: '2023-06-01', raisedAt: '', changedAt: '', timesRaised: 1, acknowledgedUntil: null },
  ...{ acknowledgedBy: null, assignedTo: null, endedAt: null, closedBy: null, replies: [] },
});
const words: DigestWords = {
  cause: Object.fromEntries(SIGNALS.map((it) => [it, it.toUpperCase()])) as DigestWords['cause'],
  system: (ics) => `System ${ics}`,
  sentence: ({ reason }) => reason,
  link: 'https://example.test/alerts',
};

it('is one message for all, by cause, the reds of each first', () => {
  const alerts = [
    alert('virement_out', 'QE1', 'amber'),
    alert('leakage_rate', 'QZ2', 'amber'),
    alert('leakage_rate', 'QZ9', 'red'),
    alert('leakage_rate', 'QF7', 'amber', false),
  ];
  const digest = digestOf(alerts, words)!;
  expect(digest.subject).toBe('3 alerts need attention, 1 past the red line');
  expect(digest.text).toBe(
    [
      '3 alerts need attention, 1 past the red line.',
      '',
      'LEAKAGE_RATE (2)',
      '- System QZ9, HI 2022-23 (red): HI of QZ9 in 2022-23 is over the line.',
      '- System QZ2, HI 2022-23 (amber): HI of QZ2 in 2022-23 is over the line.',
      '',
      'VIREMENT_OUT (1)',
      '- System QE1, HI 2022-23 (amber): HI of QE1 in 2022-23 is over the line.',
      '',
      'https://example.test/alerts',
      '',
    ].join('\n'),
  );
  expect(digestOf([...alerts].reverse(), words)).toEqual(digest);
});

it('is none where nothing needs attention', () => {
  expect(digestOf([], words)).toBeNull();
  expect(digestOf([alert('leakage_rate', 'QF7', 'red', false)], words)).toBeNull();
});

it('tells a country of alerts by their number, and loses none', () => {
  const many = Array.from({ length: MAX_TOLD + 5 }, (_, n) => alert('overcommitted', `Q${n}`, 'amber'));
  const { text } = digestOf([...many, alert('virement_out', 'QE1', 'amber')], words)!;
  expect(text).toContain(`OVERCOMMITTED (${MAX_TOLD + 5})`);
  const told = text.split('\n').filter((line) => line.startsWith('- System'));
  expect(told).toHaveLength(MAX_TOLD);
  const more = [...text.matchAll(/- and (\d+) more/g)].map(([, n]) => Number(n));
  expect(more.reduce((a, b) => a + b, 0)).toBe(6);
});
