import { eventCodec } from '#event-store/codec';
import { goldenNames, readGolden, sampleContext } from '../../event-store/codec/testing/golden.js';
import { eventInWords, eventName } from './event.js';

/** The domain's event of a stored one. */
function golden(name: string): { type: string; data: object } {
  const { stream, data } = readGolden(name);
  const metadata = { ...sampleContext, index: 0 };
  const at = { stream, revision: 0, position: 1n, recordedAt: '2023-05-31T12:00:00.000Z' };
  return eventCodec.decode({ ...at, eventId: sampleContext.commandId, type: name, data, metadata }) as {
    type: string;
    data: object;
  };
}

it.each(goldenNames())('%s is one sentence without a hole', (name) => {
  const sentence = eventInWords(golden(name));
  expect(sentence).toMatch(/^[A-Z£Q]/);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
});

it.each(goldenNames())('%s has words of its own', (name) => {
  const { type, data } = golden(name);
  const { reason } = data as { readonly reason?: unknown };
  const named = [eventName(type), `${eventName(type)}: ${String(reason)}`];
  expect(named).not.toContain(eventInWords({ type, data }));
});

it('says the amount, the month and the reason', () => {
  expect(eventInWords(golden('VirementMade.v1'))).toMatch(/^£[\d,.]+ moved (out|back in) .* M\d+: /);
  expect(eventInWords(golden('ReturnSubmitted.v1'))).toMatch(/^Return of M\d+, version \d+, submitted: /);
});

it('calls an event that has no words of its own by its name, with its reason', () => {
  expect(eventName('ReturnSentBack')).toBe('Return sent back');
  expect(eventInWords({ type: 'PlanForgotten', data: { reason: 'of age' } })).toBe('Plan forgotten: of age');
});
