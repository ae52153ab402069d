import { formatPounds } from '#kernel';
import { amountLabel, type ChangesReading } from '#reporting';
import { textTable } from './tables.js';

/** The difference of the whole, amount by amount, then each event that made some of it. */
export function changesTable({ from, figuresAsOf, total, events }: ChangesReading): string {
  const moments = `From position ${from.position} (${from.recordedAt}) to position ${figuresAsOf.position} (${figuresAsOf.recordedAt}), ${figuresAsOf.method}, log ${figuresAsOf.logId}`;
  if (events.every(({ effects }) => effects.length === 0)) return `Nothing changed.\n\n${moments}`;
  const amounts = textTable(
    ['Amount', 'Before', 'After', 'Change'],
    total.amounts.map(({ amount, beforePence, afterPence, effectPence }) => [
      amountLabel(amount),
      ...[beforePence, afterPence, effectPence].map(formatPounds),
    ]),
  );
  const told = events
    .filter(({ effects }) => effects.length > 0)
    .map(({ event, effects }) => {
      const lines = effects.flatMap(({ ics, amounts: changes }) =>
        changes
          .filter(({ by }) => by === null)
          .map(({ amount, effectPence }) => `    ${ics} ${amountLabel(amount)} ${formatPounds(effectPence)}`),
      );
      const who = event.actor.name ?? event.actor.id;
      return [`${event.position}  ${event.recordedAt}  ${who}  ${event.sentence}`, ...lines].join('\n');
    });
  return [total.amounts.length === 0 ? 'No amount of the total changed.' : amounts, ...told, moments].join(
    '\n\n',
  );
}
