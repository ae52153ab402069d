const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** What a spreadsheet keeps and shows; a sixteenth digit is the noise of its arithmetic. */
const DIGITS = 15;

/**
 * The decimal that a spreadsheet means by a stored number, digit by digit: `1234.5600000000001` is 1234.56, `1E10` is 10000000000.
 * Null for what is no number, or one no amount comes near.
 */
export function plainDecimal(stored: string): string | null {
  if (/^-?(0|[1-9]\d{0,11})(\.\d?[1-9])?$/.test(stored)) return stored;
  const match = NUMBER.exec(stored);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const all = whole + fraction;
  if (all === '' || all.length > 400) return null;
  const digits = all.replace(/^0+/, '');
  if (digits === '') return '0';
  const point = whole.length - (all.length - digits.length) + Number(exponent);
  if (point > 30 || point < -30) return point < 0 ? '0' : null;
  const rounded = digits.length > DIGITS ? roundedHalfUp(digits) : { digits, carried: 0 };
  const significant = rounded.digits.replace(/0+$/, '');
  const text = placed(significant, point + rounded.carried);
  return sign === '-' ? `-${text}` : text;
}

/** Its first 15 digits, rounded; `carried` is 1 where 99…9 became 10…0. */
function roundedHalfUp(digits: string): { digits: string; carried: number } {
  const kept = BigInt(digits.slice(0, DIGITS));
  const up = digits.charCodeAt(DIGITS) >= 53 ? 1n : 0n;
  const text = (kept + up).toString();
  return { digits: text, carried: text.length - DIGITS };
}

/** Digits with the decimal point after so many of them. */
function placed(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
