import type { Actor, CommandMeta, Instant } from '#kernel';

/** What comes with a command, where a spec does not care. */
export function metaOf(given: { commandId?: string; role?: Actor['role']; at?: Instant } = {}): CommandMeta {
  return {
    commandId: given.commandId ?? '00000000-0000-4000-8000-000000000001',
    actor: { id: 'p-1', role: given.role ?? 'submitter' },
    at: given.at ?? '2023-06-01T09:00:00.000Z',
    correlationId: '00000000-0000-4000-8000-00000000000a',
    causationId: '00000000-0000-4000-8000-00000000000b',
  };
}
