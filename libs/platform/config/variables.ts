import { z } from 'zod';

/** Levels of pino, and `silent`. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

// zod's own messages may repeat the value, and these values contain passwords: every message here is ours.
const urlOf = (schemes: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
      error: `must be a URL like ${example}`,
    })
    .optional();

/** The environment variables read, each with its rule and default. */
export const variables = {
  RINGFENCE_DATA_DIR: z.string().optional(),
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
  DATABASE_MIGRATOR_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
  REDIS_URL: urlOf(['redis:', 'rediss:'], 'redis://host:6379/0'),
  EVENTSTORE_URL: z.undefined({
    error:
      'this version keeps its event log in PostgreSQL only and has no adapter for EventStoreDB yet; unset it to go on with PostgreSQL',
  }),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a whole number from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65535, { error: 'must be a whole number from 0 to 65535' })
    .default(3000),
  HOST: z
    .string()
    .refine((host) => LOOPBACK.includes(host), {
      error: `must be one of ${LOOPBACK.join(', ')}: access control is not built yet, so nothing but this machine may connect`,
    })
    .default('127.0.0.1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
};
