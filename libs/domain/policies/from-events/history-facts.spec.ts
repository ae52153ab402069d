import type { DomainEvent } from '#kernel';
import { pounds } from '../../testing/facts.js';
import {
  YEAR,
  amended,
  awarded,
  baselineDeclared,
  carryForwardApproved,
  closed,
  fundDefined,
  planned,
  registered,
  sentBack,
  signedOff,
  submitted,
  succeeded,
  transferred,
  virement,
} from '../../testing/history.js';
import { positionOf } from '../position/compute.js';
import type { Position } from '../position/position.js';
import { HistoryFacts } from './history-facts.js';

function historyOf(...events: (DomainEvent | DomainEvent[])[]): HistoryFacts {
  const history = new HistoryFacts();
  for (const event of events.flat()) history.apply(event);
  return history;
}

const given = [fundDefined(), awarded('QE1', pounds(1000)), registered('QE1', 'SMK-1')];

const positionAfter = (...events: (DomainEvent | DomainEvent[])[]): Position =>
  positionOf(historyOf(...given, ...events).systemYear('QE1', YEAR), 'HI', 13);

const accountNames = (...events: (DomainEvent | DomainEvent[])[]): string[] =>
  historyOf(...events)
    .accountKeys()
    .map(({ fund, ics, year }) => `${fund}:${ics}:${year}`);

const first = submitted('QE1', 1, 1, [[pounds(10), 'HI', 'SMK-1']]);
const second = submitted('QE1', 1, 2, [[pounds(25), 'HI', 'workforce']]);

describe('the version of a return that counts', () => {
  it('is the newest one submitted: it replaces the earlier one whole', () => {
    expect(positionAfter(first)).toMatchObject({ additional: pounds(10), misdirected: 0 });
    expect(positionAfter(first, second)).toMatchObject({ additional: 0, misdirected: pounds(25) });
  });

  it('is the one before, when the newest is sent back', () => {
    expect(positionAfter(first, second, sentBack('QE1', 1, 2))).toEqual(positionAfter(first));
  });

  it('is none when all are sent back: the month is missing', () => {
    const position = positionAfter(first, sentBack('QE1', 1, 1));
    expect(position.missingPeriods).toContain(1);
    expect(position.adherence).toBe('not_reported');
  });

  it('may be an older one that was sent back later than the newer one', () => {
    const third = submitted('QE1', 1, 3, [[pounds(7), 'HI', 'SMK-1']]);
    const position = positionAfter(
      [...first, ...second, ...third],
      sentBack('QE1', 1, 2),
      sentBack('QE1', 1, 3),
    );
    expect(position.additional).toBe(pounds(10));
  });

  it('does not count lines that no submission named', () => {
    expect(positionAfter(first, second.slice(0, 2))).toEqual(positionAfter(first));
  });

  it('has its own lines only, when two uploads come in together', () => {
    const other = submitted('QE1', 2, 1, [[pounds(5), 'HI', 'SMK-1']]);
    const interleaved = [...first.slice(0, 2), ...other.slice(0, 2), ...first.slice(2), ...other.slice(2)];
    expect(positionAfter(interleaved).additional).toBe(pounds(15));
  });

  it('sums both halves of a return that was recorded in several events', () => {
    const lines = submitted('QE1', 1, 1, [
      [pounds(1), 'HI', 'SMK-1'],
      [pounds(2), 'HI', 'SMK-1', 'invoice'],
      [pounds(4), 'HI', 'SMK-1'],
    ]);
    expect(positionAfter(lines).additional).toBe(pounds(7));
  });
});

describe('a sign-off', () => {
  it('counts for its own version only: a restatement needs signing again', () => {
    expect(positionAfter(first, signedOff('QE1', 1, 1)).evidence).toBe('signed_off');
    expect(positionAfter(first, signedOff('QE1', 1, 1), second).evidence).toBe('provisional');
  });

  it('of a superseded version counts again once the newer one is sent back', () => {
    const events = [...first, ...second, signedOff('QE1', 1, 1), sentBack('QE1', 1, 2)];
    expect(positionAfter(events).evidence).toBe('signed_off');
  });
});

describe('interventions in a history', () => {
  const charge = submitted('QE1', 1, 1, [[pounds(10), 'HI', 'LATE-1']]);

  it('that are registered late make earlier lines eligible from then on', () => {
    expect(positionAfter(charge).unevidenced).toBe(pounds(10));
    expect(positionAfter(charge, registered('QE1', 'LATE-1')).additional).toBe(pounds(10));
  });

  it('that are withdrawn pay for no later month', () => {
    const lines = [...first, ...submitted('QE1', 3, 1, [[pounds(30), 'HI', 'SMK-1']])];
    const withdrawn = amended('QE1', 'SMK-1', { withdrawnOn: '2022-05-31' });
    expect(positionAfter(lines, withdrawn)).toMatchObject({
      additional: pounds(10),
      unevidenced: pounds(30),
    });
  });

  it("come from a predecessor at any remove, the body's own first", () => {
    const ofOthers = [registered('OLD', 'LATE-1', { programme: 'old' }), succeeded('OLD', 'MID')];
    expect(positionAfter(charge, ofOthers).unevidenced).toBe(pounds(10));
    expect(positionAfter(charge, ofOthers, succeeded('MID', 'QE1')).additionalBy).toEqual({
      old: pounds(10),
    });
    const own = registered('QE1', 'LATE-1', { programme: 'own' });
    expect(positionAfter(charge, ofOthers, succeeded('MID', 'QE1'), own).additionalBy).toEqual({
      own: pounds(10),
    });
  });
});

describe('an account in a history', () => {
  it('exists once an allocation, virement, carry-forward or year-end names it, but not by a plan', () => {
    const name = ['HI:QE1:2022-23'];
    expect(accountNames(awarded('QE1', pounds(1)))).toEqual(name);
    expect(accountNames(virement('QE1', 1, 'out', 'workforce', pounds(1)))).toEqual(name);
    expect(accountNames(carryForwardApproved('QE1', pounds(1)))).toEqual(name);
    expect(accountNames(closed('QE1'))).toEqual(name);
    expect(accountNames(planned('QE1'), baselineDeclared('QE1', 'smoking', pounds(1)))).toEqual([]);
  });

  it('exists once a line of any submitted return names it, even one that was sent back', () => {
    expect(accountNames(first, sentBack('QE1', 1, 1))).toEqual(['HI:QE1:2022-23']);
    expect(accountNames(first.slice(0, 2))).toEqual([]);
    expect(accountNames(submitted('QE1', 1, 1, [[pounds(1), 'core', 'smoking']]))).toEqual([]);
  });

  it('gives and takes a transfer in one event', () => {
    const history = historyOf(...given, transferred('QE1', 'QOQ', pounds(400)));
    const allocation = (ics: string): number => positionOf(history.systemYear(ics, YEAR), 'HI', 1).allocation;
    expect([allocation('QE1'), allocation('QOQ')]).toEqual([pounds(600), pounds(400)]);
  });

  it('adds approvals up', () => {
    const approvals = [carryForwardApproved('QE1', pounds(100)), carryForwardApproved('QE1', pounds(50))];
    expect(positionAfter(approvals, closed('QE1')).carriedForward).toBe(pounds(150));
  });

  it('keeps apart funds, bodies and years', () => {
    const names = accountNames(awarded('QOQ', pounds(1)), awarded('QE1', pounds(1), 'SDF'), ...given);
    expect(names).toEqual(['HI:QE1:2022-23', 'SDF:QE1:2022-23', 'HI:QOQ:2022-23']);
    expect(historyOf(...given).systemYear('QE1', '2023-24').accounts.size).toBe(0);
  });
});

describe('a log that is broken', () => {
  it('is said so when recorded lines do not agree with their control total', () => {
    const [, ...torn] = submitted('QE1', 1, 1, [
      [pounds(1), 'HI'],
      [pounds(2), 'HI'],
    ]);
    expect(() => historyOf(torn)).toThrow(expect.objectContaining({ code: 'TornReturn' }));
  });

  it('is said so when a version is sent back that was never submitted', () => {
    expect(() => historyOf(first, sentBack('QE1', 1, 2))).toThrow(
      expect.objectContaining({ code: 'UnknownVersion' }),
    );
  });

  it('is not one that holds other events', () => {
    expect(accountNames({ type: 'SomethingElse', data: {} })).toEqual([]);
  });
});
