import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '#platform/config';
import { redactUrls, secretPaths } from './redact.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Which program speaks: api, worker, cli. */
  readonly name: string;
  /** Default: standard error, written at once. Standard output belongs to what commands print. */
  readonly destination?: DestinationStream;
}

/** A logger that writes a JSON object a line. Secret fields are blanked, and passwords inside URLs wherever they stand. */
export function createLogger(options: LoggerOptions): Logger {
  const out = options.destination ?? pino.destination({ dest: 2, sync: true });
  // The finished line is gone over, and not each value: a URL hides in messages, causes and stack traces alike.
  const redacting: DestinationStream = { write: (line: string) => out.write(redactUrls(line)) };
  return pino(
    {
      level: options.level,
      name: options.name,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '***' },
    },
    redacting,
  );
}
