// Ten digits, plain or parted 3-3-4, not inside a longer number.
const CANDIDATE = /(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)/g;

/** Whether the text holds what looks like an NHS number: ten digits whose check digit (modulus 11) is right. */
export function holdsPatientIdentifier(text: string): boolean {
  if (!hasTenDigits(text)) return false;
  for (const match of text.matchAll(CANDIDATE)) {
    if (isNhsNumber(`${match[1]}${match[2]}${match[3]}`)) return true;
  }
  return false;
}

/** The cheap question first: this runs on every free text of every line. */
function hasTenDigits(text: string): boolean {
  if (text.length < 10) return false;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits >= 10;
}

function isNhsNumber(digits: string): boolean {
  // One digit ten times over is filler, and was never issued.
  if (/^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (10 - at) * (digits.charCodeAt(at) - 48);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits.charCodeAt(9) - 48;
}
