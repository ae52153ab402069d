import { formatPounds, sumPence } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';
import { datesOf } from './watched-facts.js';

/**
 * An intervention was recorded after the due date of a return that charged it by then: the money was spent first and given a purpose
 * afterwards. Of a return that counts and still charges it, so that taking the line out clears it.
 */
export const registeredLate: SignalRule = ({ facts, definition, subject, surroundings }) => {
  const late = [...surroundings.registrations].flatMap(([code, { recordedOn, chargedBefore }]) => {
    const months = facts.returns.flatMap(({ period, sums }) => {
      const dueOn = datesOf(surroundings, period)?.dueOn;
      if (!chargedBefore.has(period) || dueOn === undefined || recordedOn <= dueOn) return [];
      const charges = sums.filter(
        ({ chargedTo, purpose }) => chargedTo === definition.fund && purpose === code,
      );
      return charges.length === 0 ? [] : [{ period, charges }];
    });
    return months.length === 0
      ? []
      : [{ code, recordedOn, months: months.sort((a, b) => a.period - b.period) }];
  });
  const first = late.sort((a, b) => (a.code < b.code ? -1 : 1))[0];
  if (!first)
    return notRaised(
      'registered_late',
      `Every intervention that ${subject} pays for was registered in time.`,
    );
  const charged = sumPence(
    late.flatMap(({ months }) =>
      months.flatMap(({ charges }) => charges.map(({ amountPence }) => amountPence)),
    ),
  );
  const others = late.length - 1;
  const more = others === 0 ? '' : `; so ${others === 1 ? 'was one more' : `were ${others} more`}`;
  const reason = `The intervention ${first.code} was registered on ${first.recordedOn}, after the return of M${first.months[0]?.period} that charged it to ${subject} was due${more}. ${formatPounds(charged)} is charged so.`;
  return raised('registered_late', 'amber', reason, {
    lateInterventions: late.length,
    chargedBeforePence: charged,
  });
};
