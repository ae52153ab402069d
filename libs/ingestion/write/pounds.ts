/** Pence as pounds in plain digits, `-1234.50`. */
export function poundsOf(amountPence: number): string {
  const digits = String(Math.abs(amountPence)).padStart(3, '0');
  return `${amountPence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
