/** One line that names a supplier or says what it was for, as far as it can be recognised in another return. */
export interface Document {
  /** The place of its key among those of its return. */
  readonly key: number;
  /** Where it stands: whatever the reader of the lines counts by. */
  readonly at: number;
  readonly amountPence: number;
}

/** Gathers the lines of one return that can be recognised elsewhere: its largest, in plain numbers, since a whole file of returns waits. */
export class DocumentsFound {
  private hashes: number[] = [];
  private keys: number[] = [];
  private places: number[] = [];
  private amounts: number[] = [];
  /** As many as are kept are larger, or as large and earlier. */
  private floorPence = Number.NEGATIVE_INFINITY;

  constructor(private readonly most: number) {}

  /** Whether a line of this amount can be among the largest: asked before it is hashed, which costs more than all else here. */
  takes(amountPence: number): boolean {
    return amountPence > this.floorPence;
  }

  add(hash: number, key: number, at: number, amountPence: number): void {
    this.hashes.push(hash);
    this.keys.push(key);
    this.places.push(at);
    this.amounts.push(amountPence);
    if (this.hashes.length >= 2 * this.most) this.keepLargest();
  }

  finish(): Documents {
    if (this.hashes.length > this.most) this.keepLargest();
    const { hashes, places } = this;
    const order = this.inOrder((a, b) => hashes[a]! - hashes[b]! || places[a]! - places[b]!);
    return new Documents(
      Float64Array.from(order, (at) => hashes[at]!),
      Uint16Array.from(order, (at) => this.keys[at]!),
      Uint32Array.from(order, (at) => places[at]!),
      Float64Array.from(order, (at) => this.amounts[at]!),
    );
  }

  /** Of equal amounts the earlier ones stay. */
  private keepLargest(): void {
    const least = Float64Array.from(this.amounts).sort()[this.amounts.length - this.most]!;
    this.floorPence = least;
    let equal = this.most - this.amounts.filter((amount) => amount > least).length;
    const stays = this.amounts.map((amount) => amount > least || (amount === least && (equal -= 1) >= 0));
    const kept = (members: number[]): number[] => members.filter((_, at) => stays[at]);
    this.hashes = kept(this.hashes);
    this.keys = kept(this.keys);
    this.places = kept(this.places);
    this.amounts = kept(this.amounts);
  }

  private inOrder(compare: (a: number, b: number) => number): Uint32Array {
    return Uint32Array.from(this.hashes.keys()).sort(compare);
  }
}

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
