import { FactBatch } from './batch.js';

it('keeps of an event when it was known, and not the event: its lines would outlive their turn', () => {
  const batch = new FactBatch();
  const projected = {
    position: 7n,
    recordedAt: '2023-05-31T12:00:00.000Z',
    event: { data: 'x'.repeat(1000) },
  };
  batch.knew(projected);
  expect(batch.recorded).toEqual([{ position: 7n, recordedAt: '2023-05-31T12:00:00.000Z' }]);
});
