import { readdirSync, readFileSync } from 'node:fs';
import type { DomainEvent } from '#kernel';
import type { RecordedEvent } from '#event-store/port';

/** One stored event as it may stand in somebody's log, and what it must mean to the domain for ever. */
export interface Golden {
  readonly name: string;
  readonly stream: string;
  /** The stored bytes. */
  readonly data: string;
  readonly event: DomainEvent;
}

const folder = new URL('../golden/', import.meta.url);

/** The stored names that have a golden file. */
export function goldenNames(): string[] {
  return readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
}

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Golden;
}

export const sampleContext = {
  commandId: '5f0c7c1e-58f7-4c0a-a3a4-0c6f3c1f9d11',
  index: 0,
  actor: { id: 'person-1', role: 'operator' },
  correlationId: 'a1d0c5b8-7c3a-4a0e-8d15-2d0d9a6f4e22',
  causationId: '5f0c7c1e-58f7-4c0a-a3a4-0c6f3c1f9d11',
} as const;

/** As the log would hand it over. */
export function recordedAs(type: string, stream: string, data: string): RecordedEvent {
  return {
    stream,
    type,
    data,
    eventId: '00000000-0000-5000-8000-000000000000',
    metadata: sampleContext,
    revision: 0,
    position: 9007199254740993n,
    recordedAt: '2022-11-14T09:30:00.000Z',
  };
}
