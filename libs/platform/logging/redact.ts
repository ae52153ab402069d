// Quotes and backslashes end both, so that a match never runs on into the next value of a line of JSON.
const URL_WITH_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/?#"'\\]*):[^\s@/?#"'\\]*@/gi;
const PASSWORD_PARAMETER = /([?&](?:password|token|secret|key)=)[^\s&#"'\\]*/gi;

/** Takes passwords out of connection strings anywhere in a text: `postgres://ada:***@host/db`. */
export function redactUrls(text: string): string {
  return text.replace(URL_WITH_PASSWORD, '$1:***@').replace(PASSWORD_PARAMETER, '$1***');
}

/** Field names whose values are never logged, at the top of an entry and one level down. */
const SECRETS = [
  'password',
  'passwords',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apiKey',
  'accessToken',
  'refreshToken',
];

/** Paths for pino's `redact`. */
export const secretPaths: string[] = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`]),
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];
