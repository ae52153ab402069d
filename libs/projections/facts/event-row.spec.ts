import type { DomainEvent } from '#kernel';
import { sampleContext } from '../../event-store/codec/testing/golden.js';
import {
  awarded,
  baselineDeclared,
  fundDefined,
  registered,
  submitted,
  succeeded,
  transferred,
} from '../../domain/testing/history.js';
import { pence } from '#kernel';
import { FactBatch } from './batch.js';
import { collect } from './collect.js';

function rowsOf(event: DomainEvent): Record<string, unknown>[] {
  const batch = new FactBatch();
  collect(batch, {
    ...{ event, stream: 'a-stream', revision: 0, position: 7n, recordedAt: '2023-05-31T12:00:00.000Z' },
    metadata: { ...sampleContext, index: 0 },
  });
  return batch.rows.get('fact_events') ?? [];
}
const reach = (event: DomainEvent): unknown[] =>
  rowsOf(event).map(({ bears, fund, ics, year }) => [bears, fund, ics, year].join(' '));

it('says of an event who recorded it, when, when it was true, and how much it is', () => {
  expect(rowsOf(awarded('QE1', pence(5)))).toEqual([
    {
      ...{ position: '7', ics: 'QE1', fund: 'HI', year: '2022-23', bears: 'account' },
      ...{ stream: 'a-stream', type: 'AllocationAwarded', recorded_at: '2023-05-31T12:00:00.000Z' },
      ...{ actor_id: sampleContext.actor.id, actor_role: sampleContext.actor.role, period: null },
      ...{
        true_on: '2022-04-01',
        amount_pence: 5,
        data: expect.objectContaining({ source: 'a letter' }) as unknown,
      },
    },
  ]);
});

it('puts a transfer under both its systems, and an event without one under none', () => {
  expect(reach(transferred('QE1', 'QOQ', pence(5)))).toEqual([
    'account HI QE1 2022-23',
    'account HI QOQ 2022-23',
  ]);
  expect(reach(fundDefined())).toEqual(['all HI  ']);
});

it('says how far an event reaches', () => {
  expect(reach(baselineDeclared('QE1', 'smoking', pence(5)))).toEqual(['system_year  QE1 2022-23']);
  expect(reach(registered('QE1', 'SMK-1'))).toEqual(['system  QE1 ']);
  expect(reach(succeeded('QE1', 'QOQ', 'QNQ'))).toEqual(['all  QE1 ', 'all  QOQ ', 'all  QNQ ']);
});

it('has nothing of lines that no submission has named yet', () => {
  const [lines, , submission] = submitted('QE1', 1, 1, [[pence(5), 'HI']]);
  expect(rowsOf(lines!)).toEqual([]);
  expect(rowsOf(submission!)).toMatchObject([{ bears: 'system_year', period: 1, amount_pence: 5 }]);
});
