/** One line that names a supplier or says what it was for, as far as it can be recognised in another return. */
export interface Document {
  /** The place of its key among those of its return. */
  readonly key: number;
  /** Where it stands: whatever the reader of the lines counts by. */
  readonly at: number;
  readonly amountPence: number;
}

/** Hash, key, where it stands, amount. */
const MEMBERS = 4;

/** Gathers the lines of one return that can be recognised elsewhere: its largest, in plain numbers, since a whole file of returns waits. */
export class DocumentsFound {
  private flat: number[] = [];

  constructor(private readonly most: number) {}

  add(hash: number, key: number, at: number, amountPence: number): void {
    this.flat.push(hash, key, at, amountPence);
    if (this.flat.length >= 2 * this.most * MEMBERS) this.flat = this.inOrder(largestFirst, this.most);
  }

  finish(): Documents {
    this.flat = this.inOrder(largestFirst, this.most);
    const sorted = this.inOrder(byHash, this.most);
    const member = (which: number): number[] => sorted.filter((_, at) => at % MEMBERS === which);
    return new Documents(
      Float64Array.from(member(0)),
      Uint16Array.from(member(1)),
      Uint32Array.from(member(2)),
      Float64Array.from(member(3)),
    );
  }

  private inOrder(compare: (a: number[], b: number[]) => number, most: number): number[] {
    const each: number[][] = [];
    for (let at = 0; at < this.flat.length; at += MEMBERS) each.push(this.flat.slice(at, at + MEMBERS));
    return each.sort(compare).slice(0, most).flat();
  }
}

type Members = number[];
const largestFirst = (a: Members, b: Members): number =>
  (b[3] as number) - (a[3] as number) || (a[2] as number) - (b[2] as number);
const byHash = (a: Members, b: Members): number =>
  (a[0] as number) - (b[0] as number) || (a[2] as number) - (b[2] as number);

/** The lines of a return that can be recognised elsewhere, in the order of their hashes, packed: a country of them is held at once. */
export class Documents {
  constructor(
    private readonly hashes: Float64Array,
    private readonly keys: Uint16Array,
    private readonly places: Uint32Array,
    private readonly amounts: Float64Array,
  ) {}

  get length(): number {
    return this.hashes.length;
  }

  at(index: number): Document {
    return {
      key: this.keys[index] as number,
      at: this.places[index] as number,
      amountPence: this.amounts[index] as number,
    };
  }

  keyAt(index: number): number {
    return this.keys[index] as number;
  }

  /** Without what only a return at hand needs: places and amounts. */
  forHistory(): Documents {
    return new Documents(this.hashes, this.keys, new Uint32Array(), new Float64Array());
  }

  /** Calls with the places of every two that are the same document, one here and one there. */
  meet(others: Documents, met: (mine: number, theirs: number) => void): void {
    let from = 0;
    for (let mine = 0; mine < this.length; mine += 1) {
      const hash = this.hashes[mine] as number;
      while (from < others.length && (others.hashes[from] as number) < hash) from += 1;
      for (let theirs = from; others.hashes[theirs] === hash; theirs += 1) met(mine, theirs);
    }
  }
}

/**
 * Supplier, description and amount in 53 bits; capitals and spaces make no difference. Two unlike documents meet once in some
 * 10^15 pairs.
 */
export function documentHash(supplier: string, description: string, amountPence: number): number {
  let high = Math.imul(0x811c9dc5 ^ (amountPence | 0), 0x01000193);
  let low = Math.imul(0x9e3779b9 ^ (amountPence | 0), 0x85ebca6b);
  for (let which = 0; which < 2; which += 1) {
    const text = which === 0 ? supplier : description;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= 32) continue;
      // The bit that tells a small letter of ASCII from its capital.
      high = Math.imul(high ^ (code | 32), 0x01000193);
      low = Math.imul(low ^ (code | 32), 0x85ebca6b) ^ (low >>> 13);
    }
    high = Math.imul(high ^ 31, 0x01000193);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) >>> 11);
}
