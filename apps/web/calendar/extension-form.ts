import { code, period, plainDate, requireText, RingfenceError } from '#kernel';
import type { GrantExtension } from '#domain/reporting-calendar';
import { datesInWords } from '#reporting';
import { field, written, type Form } from '../rendering/form.js';

const FIELDS = ['ics', 'period', 'fund', 'until', 'reason'] as const;
type Field = (typeof FIELDS)[number];

/** What is wrong with a form, and in which field; null where no one field is to blame. */
export interface Fault {
  readonly field: Field | null;
  readonly message: string;
}

/** What was written, as it stands in the form again. */
export type Given = Readonly<Record<Field, string>>;

export const givenIn = (form: Form): Given => written(form, ...FIELDS);

/** A form that is no extension, with everything that is wrong with it. */
class ExtensionNotRead extends RingfenceError {
  constructor(readonly faults: readonly Fault[]) {
    super('ExtensionNotRead', faults.map(({ message }) => message).join(' '));
  }
}

/** The extension that a form asks for. Throws everything that is wrong with it, for `faultsOf`. */
export function extensionIn(form: Form): GrantExtension['data'] {
  const given = givenIn(form);
  const faults: Fault[] = [];
  const read = <T>(name: Field, message: string, reader: () => T): T | undefined => {
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      faults.push({ field: name, message });
      return undefined;
    }
  };
  read('ics', 'Choose the system that is given longer.', () => code('ICS code', given.ics));
  const at = read('period', 'Choose the month.', () => period(Number(given.period)));
  read('fund', 'Choose a fund, or every fund.', () => code('fund', given.fund));
  read('until', 'Write the day until which it may be handed in, like 2026-12-15.', () =>
    plainDate(given.until),
  );
  read('reason', 'Write why, in a sentence.', () => requireText('reason', given.reason));
  if (faults.length > 0 || at === undefined) throw new ExtensionNotRead(faults);
  return { ...given, period: at, year: field(form, 'year') };
}

const FIELD_OF: Readonly<Record<string, Field>> = {
  ExtensionInThePast: 'until',
  ExtensionNotLater: 'until',
  UnknownSystem: 'ics',
};

/** What was refused, at the fields that can mend it. */
export const faultsOf = (refused: RingfenceError): readonly Fault[] =>
  refused instanceof ExtensionNotRead
    ? refused.faults
    : [{ field: FIELD_OF[refused.code] ?? null, message: datesInWords(refused.message) }];
