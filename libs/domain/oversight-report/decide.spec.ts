import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import {
  oversightReportDecider,
  parseReportNumber,
  reportNumber,
  type IssueReport,
  type OversightReportEvent,
} from './index.js';

type Asked = IssueReport['data'];
const given = specificationOf(oversightReportDecider);
const sha = (digit: string): string => digit.repeat(64);
const CONTENT: Omit<Asked, 'supersedes'> = {
  ...{ fund: 'HI', year: '2022-23', through: 12, scope: { kind: 'national' }, footprint: 'as_reported' },
  ...{ title: 'Oversight report', logId: 'log-1', position: '700', recordedAt: '2023-05-20T09:00:00.000Z' },
  ...{ method: 'ring-fence-model/2', format: 'ringfence-oversight-report/1' },
  files: [{ name: 'report.json', sha256: sha('a'), byteLength: 10 }],
  ...{ reason: 'The year is complete.', issuedBy: 'person-1' },
};
const issues = (change: Partial<Asked> = {}): IssueReport => ({
  type: 'IssueReport',
  data: { ...CONTENT, supersedes: null, ...change },
  meta: metaOf(),
});
const issued = (sequence: number, change: Partial<Asked> = {}): OversightReportEvent => ({
  type: 'ReportIssued',
  data: { ...CONTENT, supersedes: null, ...change, sequence },
});
const superseded = (sequence: number, by: number): OversightReportEvent => ({
  type: 'ReportSuperseded',
  data: { fund: 'HI', year: '2022-23', sequence, by, reason: 'QE1 restated M09.' },
});
const LATER: Partial<Asked> = {
  ...{ position: '900', reason: 'QE1 restated M09.' },
  files: [{ name: 'report.json', sha256: sha('b'), byteLength: 11 }],
};

describe('issuing a report', () => {
  it('gives it the next number of its fund and year', () => {
    given().when(issues()).then(issued(1));
    given(issued(1))
      .when(issues({ through: 6 }))
      .then(issued(2, { through: 6 }));
  });
  it('takes the same report again for the one that stands', () =>
    given(issued(1))
      .when(issues({ reason: 'Once more.' }))
      .thenNothing());
  it('supersedes the current one, which says so and stays', () =>
    given(issued(1))
      .when(issues({ ...LATER, supersedes: 1 }))
      .then(issued(2, { ...LATER, supersedes: 1 }), superseded(1, 2)));
  it('is refused where another is current and is not named', () =>
    given(issued(1)).when(issues(LATER)).thenRefused('SupersedesNotNamed', 'HI-2022-23-0001'));
  it('may not supersede what was never issued, what is about something else, or what was superseded before', () => {
    given()
      .when(issues({ supersedes: 1 }))
      .thenRefused('ReportUnknown');
    given(issued(1))
      .when(issues({ ...LATER, footprint: 'current_footprint', supersedes: 1 }))
      .thenRefused('ReportOnAnotherSubject');
    given(issued(1), issued(2, { ...LATER, supersedes: 1 }), superseded(1, 2))
      .when(issues({ ...LATER, position: '950', supersedes: 1 }))
      .thenRefused('AlreadySuperseded', 'HI-2022-23-0002');
  });
  it('may not put an older moment in the place of a later one', () =>
    given(issued(1))
      .when(issues({ ...LATER, position: '90', supersedes: 1 }))
      .thenRefused('OlderThanSuperseded'));
  it.each<[string, Partial<Asked>]>([
    ['no reason', { reason: '' }],
    ['no file', { files: [] }],
    ['a digest that is none', { files: [{ name: 'a', sha256: 'x', byteLength: 1 }] }],
    ['an empty file', { files: [{ name: 'a', sha256: sha('a'), byteLength: 0 }] }],
    ['a position that is none', { position: 'now' }],
    ['a region without a code', { scope: { kind: 'region', regionCode: '' } }],
  ])('takes none with %s', (_what, change) => given().when(issues(change)).thenInvalid());
});

it('writes nothing for the same command twice, and numbers without a gap', () => {
  provesRepetitionWritesNothing(oversightReportDecider, {
    bodies: fc
      .record({
        through: fc.constantFrom(6, 12),
        position: fc.integer({ min: 1, max: 9 }).map(String),
        digit: fc.constantFrom('a', 'b', 'c'),
        supersedes: fc.option(fc.integer({ min: 1, max: 4 })),
      })
      .map(({ digit, ...change }) => ({
        type: 'IssueReport' as const,
        data: {
          ...{ ...CONTENT, ...change },
          files: [{ name: 'report.json', sha256: sha(digit), byteLength: 1 }],
        },
      })),
    invariant: (events) => {
      const numbers = events.flatMap((event) => (event.type === 'ReportIssued' ? [event.data.sequence] : []));
      expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
    },
  });
});

it('is cited by a number that leads back to it', () => {
  const number = reportNumber({ fund: 'HI-2', year: '2022-23' }, 7);
  expect(number).toBe('HI-2-2022-23-0007');
  expect(parseReportNumber(number)).toEqual({ fund: 'HI-2', year: '2022-23', sequence: 7 });
  for (const none of ['HI', 'HI-2022-23-7', 'HI-2022-23-00007', ''])
    expect(parseReportNumber(none)).toBeNull();
});
