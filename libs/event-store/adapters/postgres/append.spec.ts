import { LogUnavailableError, WrongExpectedRevisionError, type AppendResult } from '#event-store/port';
import type { AppendRequest } from './append-statement.js';
import { gatheringSender } from './append.js';
import type { Session, TextRow } from './session.js';

const request = (stream: string, bytes = 2): AppendRequest => ({
  stream,
  expected: 'noStream',
  events: [
    {
      eventId: '00000000-0000-4000-8000-000000000000',
      type: 'Sent.v1',
      data: 'x'.repeat(bytes),
      metadata: {
        commandId: 'c',
        index: 0,
        actor: { id: 'a', role: 'system' },
        correlationId: '',
        causationId: '',
      },
    },
  ],
});

/** Answers each statement with what `answer` makes of its streams, and keeps them. */
function sessionOf(answer: (stream: string) => TextRow): { session: Session; sent: string[][] } {
  const sent: string[][] = [];
  const query = async (_name: string, _text: string, values: readonly unknown[]): Promise<TextRow[]> => {
    const streams = streamsOf(values[0]);
    sent.push(streams);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return streams.map(answer);
  };
  return { session: { query } as unknown as Session, sent };
}

/** One stream's name, or the binary text[] of some. */
function streamsOf(value: unknown): string[] {
  if (!Buffer.isBuffer(value)) return [value as string];
  const names: string[] = [];
  for (let at = 20; at < value.length; at += 4 + value.readInt32BE(at))
    names.push(value.toString('utf8', at + 4, at + 4 + value.readInt32BE(at)));
  return names;
}

const appended: TextRow = ['appended', '0', '7', '2026-01-02 03:04:05'];

describe('appends of many callers', () => {
  it('go out alone while nobody waits', async () => {
    const { session, sent } = sessionOf(() => appended);
    const send = gatheringSender(session);
    const { position } = await send(request('a'));
    await send(request('b'));
    expect(position).toBe(7n);
    expect(sent).toEqual([['a'], ['b']]);
  });

  it('go out together, in their order, when they came while another was on its way', async () => {
    const { session, sent } = sessionOf(() => appended);
    const send = gatheringSender(session);
    await Promise.all(['a', 'b', 'c'].map((stream) => send(request(stream))));
    expect(sent).toEqual([['a'], ['b', 'c']]);
  });

  it('are at most sixty-four and about a mebibyte at a time', async () => {
    const { session, sent } = sessionOf(() => appended);
    const send = gatheringSender(session);
    const small = Array.from({ length: 70 }, (_, n) => send(request(`s${n}`)));
    const large = Array.from({ length: 3 }, (_, n) => send(request(`l${n}`, 600_000)));
    await Promise.all([...small, ...large]);
    expect(sent.map((streams) => streams.length)).toEqual([1, 64, 6, 1, 1]);
  });

  it('each have a verdict of their own', async () => {
    const { session } = sessionOf((stream) =>
      stream === 'b' ? ['wrong_revision', '4', null, null] : appended,
    );
    const send = gatheringSender(session);
    const results = await Promise.allSettled(['first', 'a', 'b', 'c'].map((stream) => send(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((results[2] as PromiseRejectedResult).reason).toBeInstanceOf(WrongExpectedRevisionError);
  });

  it('are sent again one by one when the server refuses the statement for one of them', async () => {
    const { session, sent } = sessionOf((stream) => {
      if (stream === 'b') throw new Error('refused');
      return appended;
    });
    const send = gatheringSender(session);
    const results = await Promise.allSettled(['first', 'a', 'b', 'c'].map((stream) => send(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(sent).toEqual([['first'], ['a', 'b', 'c'], ['a'], ['b'], ['c']]);
  });

  it('all hear of a server that is away, and those after them are sent', async () => {
    let away = true;
    const { session, sent } = sessionOf(() => {
      if (away) throw new LogUnavailableError('away');
      return appended;
    });
    const send = gatheringSender(session);
    const results = await Promise.allSettled(['first', 'a', 'b'].map((stream) => send(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    away = false;
    const later: AppendResult = await send(request('later'));
    expect(later.repeated).toBe(false);
    expect(sent).toEqual([['first'], ['a', 'b'], ['later']]);
  });
});
