/**
 * The same text with bytes of its own. A cell is a slice of the text that was read, and one that is kept beyond its batch of rows would
 * keep all of that.
 */
export function ownCopy(text: string): string {
  const copy = Buffer.from(text, 'latin1').toString('latin1');
  return copy === text ? copy : Buffer.from(text, 'utf16le').toString('utf16le');
}
