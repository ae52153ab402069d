import { compareWithRefill } from '#projections/engine';
import { verifyPositions, type VerifiedPositions } from '#projections/positions';
import type { Command } from 'commander';
import { createReadings, PROJECTIONS, verifyReports } from '../../runtime/index.js';
import { print, printJson, ProgressLine } from '../io.js';
import { settle } from '../settle.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

export const VERIFY = (program: Command): Command =>
  program
    .command('verify')
    .description(
      'does a rebuild equal what is live, every position the one from the log alone, and the identity hold?',
    )
    .option('--json', 'JSON for scripts')
    .action((options: CommonOptions) =>
      withRuntime(
        options,
        async (runtime) => {
          const progress = new ProgressLine();
          const readModels = [];
          for (const projection of PROJECTIONS) {
            const { position, live, rebuilt, differing } = await compareWithRefill(
              runtime.engine,
              projection,
              {
                onBatch: (checkpoint) =>
                  progress.update(`${projection.name}: refilled to position ${checkpoint}`),
              },
            );
            readModels.push({
              ...{
                projection: projection.name,
                position,
                live: live.sha256,
                rebuilt: rebuilt.sha256,
                differing,
              },
            });
          }
          const positions = await verifySettled(
            () => settle(runtime, progress),
            () =>
              verifyPositions(runtime.engine, (events, position) =>
                progress.update(`log: ${events} events, position ${position}`),
              ),
          );
          const reports = await verifyReports(runtime, createReadings(runtime), (done, of) =>
            progress.update(`issued reports: ${done} of ${of}`),
          );
          progress.done();
          const wrong = reports.filter(({ verdict }) => verdict === 'wrong');
          const ok =
            positions.differences.length === 0 &&
            wrong.length === 0 &&
            readModels.every(({ differing }) => differing.length === 0);
          if (!ok) process.exitCode = 1;
          if (options.json) return printJson({ ok, readModels, positions, reports });
          print(
            [
              ...readModels.map(({ projection, live, differing }) =>
                differing.length === 0
                  ? `${projection}: a rebuild equals what is live (SHA-256 ${live})`
                  : `${projection}: a rebuild DIFFERS in ${differing.join(', ')}`,
              ),
              `positions: ${positions.current} of ${positions.accounts} accounts stored (${positions.due} due), ` +
                `${positions.asKnownThen} more as known at earlier moments, compared with the log alone up to position ${positions.position}`,
              ...positions.differences,
              `issued reports: ${reports.length - wrong.length} of ${reports.length} are what was issued`,
              ...wrong.map(
                ({ number }) =>
                  `${number}: NOT what was issued; GET /v1/reports/${number}/verification says which file`,
              ),
              ...(positions.due === 0 ? [] : [stillDue(positions.due)]),
              ok
                ? 'All is as the log says, and the identity holds for every account and total.'
                : 'Something is NOT as the log says.',
            ].join('\n'),
          );
        },
        { settles: true },
      ),
    );

/** Somebody who writes all the time is not waited for. */
const TRIES = 3;

/**
 * Settles, then verifies. A server may write between the two, and accounts are due again then: that is no fault, so it is tried anew a
 * few times, and what is due in the end is told apart from what differs. The figures of such an account are those from the facts,
 * which were compared.
 */
export async function verifySettled(
  settled: () => Promise<void>,
  verified: () => Promise<VerifiedPositions>,
): Promise<VerifiedPositions> {
  for (let left = TRIES - 1; ; left -= 1) {
    await settled();
    const positions = await verified();
    if (left === 0 || positions.due === 0 || positions.differences.length > 0) return positions;
  }
}

const stillDue = (due: number): string =>
  `${due} accounts were written to while this looked: their figures as computed from the facts were compared, their stored ones not. ` +
  'For those too, run it again when nobody writes.';
