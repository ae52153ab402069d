import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import type { LogPosition } from '#event-store/port';
import type { DomainEvent } from '#kernel';
import { v5 } from 'uuid';
import { seededRandom } from '../../../infra/demo/random.js';
import { createTestDatabase } from '../../../test/support/database.js';
import { readGolden, sampleContext } from '../../event-store/codec/testing/golden.js';
import type { EngineContext } from '../engine/advance.js';
import type { Projection } from '../engine/projection.js';
import { findGeneration, inTransaction } from '../engine/registry.js';
import { ONCE, STORY } from './story.js';

export { STORY };

/** A log and read models on a database of their own. */
export interface Projected {
  readonly engine: EngineContext;
  /** The same log and read models over connections of its own, as another process has them. */
  another(): EngineContext;
  /** Appends what is stored of one event behind what its stream holds; answers with its position. */
  tell(told: Told): Promise<LogPosition>;
  /** The same for an event that is yet to be stored. */
  happened(stream: string, event: DomainEvent): Promise<LogPosition>;
  close(): Promise<void>;
}

/** What is stored of an event, read or not. */
export interface Told {
  readonly stream: string;
  readonly type: string;
  readonly data: string;
}

export async function openProjected(): Promise<Projected> {
  const database = await createTestDatabase();
  const another = (): EngineContext => {
    const pool = database.createPool({ max: 6 });
    return { log: createPostgresEventLog({ pool }), codec: eventCodec, pool };
  };
  const engine = another();
  const revisions = new Map<string, number>();
  const tell = async ({ stream, type, data }: Told): Promise<LogPosition> => {
    const revision = revisions.get(stream) ?? -1;
    const eventId = v5(`${stream} ${revision + 1}`, v5.URL);
    const event = { type, data, eventId, metadata: sampleContext };
    const { position } = await engine.log.append(stream, revision < 0 ? 'noStream' : revision, [event]);
    revisions.set(stream, revision + 1);
    return position;
  };
  return {
    ...{ engine, another, tell },
    happened: (stream, event) => tell({ stream, ...eventCodec.encode(event, { ...sampleContext, stream }) }),
    async close() {
      await engine.log.close();
      await database.drop();
    },
  };
}

/** How far a generation of a read model has read. */
export const checkpoint = (
  engine: EngineContext,
  projection: Projection,
  generation: number,
): Promise<bigint> =>
  inTransaction(engine.pool, async (tx) => (await findGeneration(tx, projection.name, generation))!.position);

/** The golden event of that name as it would be in the story of another system. */
export function told(name: string, copy: number): Told {
  const two = String(copy).padStart(2, '0');
  const own = (text: string) =>
    text
      .replaceAll('QOQ', `Q${two}`)
      .replaceAll('9b40', `9b${two}`)
      .replaceAll('9f86d081', `9f86d0${two}`)
      .replace(/"(AL|CF|V|TR)-\d{4}"/g, `"$1-00${two}"`)
      .replace(/"basedOn":"\d+"/, '"basedOn":"7"');
  const { stream, data } = readGolden(name);
  return { stream: own(stream), type: name, data: own(data) };
}

/** The stories of `copies` systems, told into one another as the seed says. Answers with the number of events. */
export async function tellStories({ tell }: Projected, copies: number, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const stories = Array.from({ length: copies }, (_, copy) => ({
    copy,
    left: STORY.filter((name) => copy === 0 || !ONCE.includes(name)),
  }));
  let events = 0;
  const next = async (name: string, copy: number): Promise<void> => {
    await tell(told(name, copy));
    events += 1;
  };
  // The first system's first events are of the funds, which the others rest on.
  for (const name of stories[0]!.left.splice(0, 6)) await next(name, 0);
  for (let open = stories; open.length > 0; open = open.filter(({ left }) => left.length > 0)) {
    const story = random.pick(open);
    await next(story.left.shift()!, story.copy);
  }
  return events;
}
