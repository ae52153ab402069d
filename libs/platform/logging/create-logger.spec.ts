import { createLogger } from './index.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(
    createLogger({ level: 'info', name: 'test', destination: { write: (line) => void lines.push(line) } }),
  );
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a logger', () => {
  it('writes JSON with its name and the time', () => {
    const [entry] = logged((logger) => logger.info({ port: 3000 }, 'listening'));
    expect(entry).toMatchObject({ name: 'test', port: 3000, msg: 'listening' });
    expect(entry?.['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('keeps below its level silent', () => {
    expect(logged((logger) => logger.debug('detail'))).toEqual([]);
  });

  it('blanks secrets by name', () => {
    const [entry] = logged((logger) =>
      logger.info({
        password: 'hunter2',
        user: { token: 'hunter2', name: 'ada' },
        req: { headers: { cookie: 'hunter2' } },
      }),
    );
    expect(JSON.stringify(entry)).not.toContain('hunter2');
    expect(entry).toMatchObject({ password: '***', user: { name: 'ada' } });
  });

  it('blanks passwords inside URLs, wherever they stand', () => {
    const url = 'postgres://ada:hunter2@127.0.0.1:5432/ringfence';
    const entries = logged((logger) => {
      logger.info({ databaseUrl: url, deep: { list: [`redis://:hunter2@r:6379`] } }, `connecting to ${url}`);
      logger.error(new Error(`cannot reach ${url}?password=hunter2`));
    });
    expect(JSON.stringify(entries)).not.toContain('hunter2');
    expect(entries[0]).toMatchObject({ databaseUrl: 'postgres://ada:***@127.0.0.1:5432/ringfence' });
  });

  it('leaves a line alone in which a port and an address only look like a password', () => {
    const [entry] = logged((logger) =>
      logger.info({ url: 'http://127.0.0.1:3000', mail: 'ada@example.org' }),
    );
    expect(entry).toMatchObject({ url: 'http://127.0.0.1:3000', mail: 'ada@example.org' });
  });
});
