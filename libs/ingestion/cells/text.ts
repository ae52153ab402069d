import { isReadable } from '#kernel';
import { CellFault, type CellType } from './fault.js';
import { holdsPatientIdentifier } from './patient-identifier.js';

/** Codes become part of stream names, which are index keys. */
export const MAX_CODE = 60;
export const MAX_TEXT = 1000;

// Control and format characters (zero-width, right-to-left marks), line separators, halves of surrogate pairs.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;
const PRINTABLE_ASCII = /^[ -~]*$/;

/** The checks that every code goes through: as it stands, leading zeros and all. */
export function readCode(text: string): string | CellFault {
  if (text.length > MAX_CODE) {
    return new CellFault('code_too_long', `A code has at most ${MAX_CODE} characters: shorten it.`);
  }
  if (SCIENTIFIC.test(text)) {
    return new CellFault(
      'code_scientific',
      'The spreadsheet has turned this code into a number and shortened it: format the column as text and enter the code again.',
    );
  }
  if (/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)/.test(text)) {
    return new CellFault('code_formula', 'This is the error of a formula: enter the code itself.');
  }
  if (text.startsWith('=')) {
    return new CellFault('code_formula', 'This is a formula, not a code: enter the code itself.');
  }
  if (/[\u201c-\u201f]/.test(text)) {
    return new CellFault('code_quotes', 'The code stands in typographic quotation marks: take them out.');
  }
  if (!PRINTABLE_ASCII.test(text) && INVISIBLE.test(text)) return invisible();
  return text;
}

/** A code with few distinct values in a file. */
export const CODE: CellType<string> = { none: '', cached: true, read: readCode, use: 'code' };
/** A code that is another one in each row. */
export const UNIQUE_CODE: CellType<string> = { none: '', read: readCode, use: 'code' };
/** The name of a line within its return: a number as well as a code. */
export const LINE_CODE: CellType<string> = { none: '', read: readCode, use: 'line' };

/** A code that must also be of a certain form; `form` says which in words. */
export function codeLike(pattern: RegExp, form: string): CellType<string> {
  return {
    none: '',
    cached: true,
    use: 'code',
    read: (text) => {
      const code = readCode(text);
      return code instanceof CellFault || pattern.test(code) ? code : new CellFault('code_form', form);
    },
  };
}

/** An ICS by its ODS code, a name in streams and file columns: letters and digits. */
export const ICS_CODE = codeLike(/^[A-Za-z0-9]{1,12}$/, 'Write the ODS code of the system, like QE1.');
/** A fund's short name, also a name in streams. */
export const FUND_NAME = codeLike(
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/,
  'Write the short name of the fund: letters, digits, point, hyphen and underscore.',
);

/** Free text, searched for what looks like a patient's number. */
export const TEXT: CellType<string> = {
  none: '',
  read: (text) => {
    if (text.length > MAX_TEXT) {
      return new CellFault('text_too_long', `A cell has at most ${MAX_TEXT} characters: shorten the text.`);
    }
    if (holdsPatientIdentifier(text)) {
      return new CellFault(
        'patient_identifier',
        'This looks like an NHS number: take it out, nothing here may point to a patient.',
        true,
      );
    }
    if (!PRINTABLE_ASCII.test(text) && !isReadable(text)) return invisible();
    return text;
  },
};

function invisible(): CellFault {
  return new CellFault(
    'control_character',
    'The cell holds characters that cannot be seen: type its text again instead of pasting it.',
  );
}
