import { readdirSync, readFileSync } from 'node:fs';
import { eventCodec } from './codec.js';
import { storedEvents } from './registry.js';
import { goldenNames, readGolden, recordedAs, sampleContext } from './testing/golden.js';

const domain = new URL('../../domain/', import.meta.url);

/** The names in `DomainEvent<'Name'` of every stream folder. */
function eventTypesOfTheDomain(): string[] {
  return readdirSync(domain, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const url = new URL(`${name}/events.ts`, domain);
      try {
        return [...readFileSync(url, 'utf8').matchAll(/DomainEvent<\s*'(\w+)'/g)].map((match) => match[1]!);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    });
}

describe('the stored names', () => {
  it('each have a golden file, and each golden file is of a registered name', () => {
    expect(goldenNames().sort()).toEqual([...storedEvents.byName.keys()].sort());
  });

  it('cover every event that a stream folder of the domain declares', () => {
    const declared = eventTypesOfTheDomain();
    expect(declared.length).toBeGreaterThanOrEqual(27);
    expect(declared.sort()).toEqual([...storedEvents.byType.keys()].sort());
  });
});

describe.each(goldenNames())('golden %s', (name) => {
  const golden = readGolden(name);

  it('is decoded to the event it stands for', () => {
    expect(golden.name).toBe(name);
    expect(eventCodec.decode(recordedAs(name, golden.stream, golden.data))).toEqual(golden.event);
  });

  it('is encoded to the same bytes when it is a name that is still written', () => {
    const written = eventCodec.encode(golden.event, { ...sampleContext, stream: golden.stream });
    const former = storedEvents.byName.get(name)?.upcastTo !== undefined;
    expect(written.type === name).toBe(!former);
    if (!former) expect(written.data).toBe(golden.data);
  });

  it('is refused with a member that nobody knows, and without one that it needs', () => {
    const stored = JSON.parse(golden.data) as Record<string, unknown>;
    const more = JSON.stringify({ ...stored, surprise: 1 });
    expect(() => eventCodec.decode(recordedAs(name, golden.stream, more))).toThrow(/malformed/);
    for (const member of Object.keys(stored)) {
      const less = JSON.stringify({ ...stored, [member]: undefined });
      expect(() => eventCodec.decode(recordedAs(name, golden.stream, less))).toThrow(/malformed/);
    }
  });
});
