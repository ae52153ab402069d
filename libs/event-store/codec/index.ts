export { createEventCodec, eventCodec } from './codec.js';
export type { CurrentEntry, FormerEntry, ShapeCheck, StoredName, StreamEntries } from './entry.js';
export * from './errors.js';
export { eventIdFor } from './event-id.js';
export { buildRegistry, storedEvents, type EventRegistry, type Registered } from './registry.js';
