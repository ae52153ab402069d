const NAMES = { encrypted: 'EncryptedPackage', workbook: 'Workbook', book: 'Book' } as const;
type Name = keyof typeof NAMES;
const LONGEST_BYTES = 2 * NAMES.encrypted.length;
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Looks, in the container that old and locked workbooks come in, for the names by which one is told from the other. */
export class ContainerNames {
  readonly found = new Set<Name>();
  private isContainer: boolean | null = null;
  private tail = Buffer.alloc(0);

  look(chunk: Buffer): void {
    if (this.isContainer === false) return;
    const bytes = Buffer.concat([this.tail, chunk]);
    if (bytes.length >= OLE.length) this.isContainer ??= bytes.subarray(0, OLE.length).equals(OLE);
    for (const [key, name] of Object.entries(NAMES)) {
      if (bytes.includes(Buffer.from(name, 'utf16le'))) this.found.add(key as Name);
    }
    this.tail = Buffer.from(bytes.subarray(-LONGEST_BYTES));
  }
}
