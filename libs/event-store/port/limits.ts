/** EventStoreDB takes 1 MiB in one append; every adapter keeps to it so that a change of store changes nothing. */
export const MAX_APPEND_BYTES = 1024 * 1024;
export const MAX_APPEND_EVENTS = 1000;
/** Names are index keys; a longer one is a fault. */
export const MAX_STREAM_NAME = 200;
