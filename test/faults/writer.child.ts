import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import { financialYear, pence, period } from '#kernel';
import { Application, type AnyCommand } from '#application';
import pg from 'pg';
import { v5 } from 'uuid';
import { seededRandom } from '../../infra/demo/random.js';

/**
 * A process that writes virements to a hundred accounts, eight at a time, and says when it is done. Arguments: database URL,
 * name, seed, number of commands. Every third command is one that the other writer sends too, under the same id.
 */
const [url = '', name = '', seed = '0', count = '0'] = process.argv.slice(2);
const random = seededRandom(Number(seed) + name.charCodeAt(0));
const pool = new pg.Pool({ connectionString: url, max: 8 });
const application = new Application(createPostgresEventLog({ pool }), eventCodec);
const year = financialYear('2022-23');
let [written, repeated, next] = [0, 0, 0];

function command(n: number): AnyCommand {
  const shared = n % 3 === 0;
  // What is shared depends on the number alone, so that both say the same.
  const drawn = shared ? seededRandom(n) : random;
  const account = { fund: 'HI', ics: `Q${String(drawn.below(100)).padStart(2, '0')}`, year };
  const commandId = v5(`${seed} ${shared ? 'both' : name} ${n}`, v5.URL);
  return {
    type: 'MakeVirement',
    data: {
      ...{ account, period: period(drawn.between(1, 12)), direction: 'out', pressure: 'workforce' },
      ...{
        amountPence: pence(drawn.between(1, 90_000)),
        reason: 'need',
        authorisedBy: name,
        reference: commandId,
      },
    },
    meta: {
      ...{ commandId, correlationId: commandId, causationId: commandId, at: '2022-10-01T00:00:00.000Z' },
      actor: { id: 'operator', role: 'operator' },
    },
  } as AnyCommand;
}

await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < Number(count)) {
      const outcome = await application.execute(command(next++));
      if (outcome.written === 0) repeated += 1;
      written += outcome.written;
    }
  }),
);
console.log(JSON.stringify({ written, repeated }));
await pool.end();
