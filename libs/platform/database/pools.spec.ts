import { withDatabase, withLogin } from './connection.js';
import { poolFactory } from './pools.js';

describe('connection strings', () => {
  it('change their database and their login, whatever is in a password', () => {
    const url = withLogin(
      withDatabase('postgres://a:b@127.0.0.1:5433/postgres', 'ringfence'),
      'ada',
      'p@ss:w/rd',
    );
    const parsed = new URL(url);
    expect([parsed.host, parsed.pathname, parsed.username, decodeURIComponent(parsed.password)]).toEqual([
      '127.0.0.1:5433',
      '/ringfence',
      'ada',
      'p@ss:w/rd',
    ]);
  });
});

describe('a pool', () => {
  it('tells of an idle connection that was lost instead of ending the process', async () => {
    const lost: string[] = [];
    const factory = poolFactory('postgres://a:b@127.0.0.1:1/x', (error) => lost.push(error.message));
    const pool = factory.createPool({ max: 1 });
    pool.emit('error', new Error('terminated'), {} as never);
    expect(lost).toEqual(['terminated']);
    await factory.end();
    expect(pool.ended).toBe(true);
  });
});
