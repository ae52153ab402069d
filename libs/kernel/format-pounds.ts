/**
 * Pence as people read them: `£1,234,567.89`, below zero with a minus sign (U+2212) before the pound sign.
 * Works on the decimal digits, so that no division can lose a penny.
 */
export function formatPounds(amountPence: number): string {
  const digits = String(Math.abs(amountPence)).padStart(3, '0');
  const pounds = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountPence < 0 ? '−' : ''}£${pounds}.${digits.slice(-2)}`;
}

/** Basis points as people read them: 3730 → `37.3%`, 5 → `0.05%`, 500 → `5%`. */
export function formatPercent(rateBp: number): string {
  const digits = String(Math.abs(rateBp)).padStart(3, '0');
  const hundredths = digits.slice(-2).replace(/0+$/, '');
  return `${rateBp < 0 ? '−' : ''}${digits.slice(0, -2)}${hundredths === '' ? '' : `.${hundredths}`}%`;
}
