import { previousFinancialYear } from '#kernel';
import type { DiscrepancyInput, PresentReturn, ReturnDigest } from '#domain/policies';
import type { ReturnKey } from '#domain/spend-return';
import type { Lookups, ReturnsBefore } from '../ports.js';
import { returnKey } from '../spool/return-in-file.js';
import type { Overlay } from './overlay.js';
import type { World } from './world.js';

const keyOf = ({ ics, year, period }: ReturnKey): string => returnKey(ics, year, period);

/** The returns that those of a file are held against: the log's, and over them those that came before in the folder or file. */
export class Past {
  /** In the file and not yet looked at: what the log has under these keys is about to be replaced. */
  private readonly awaited: Set<string>;
  private readonly known = new Map<string, ReturnDigest[]>();
  private readonly virements: ReturnsBefore['virements'];

  private constructor(
    private readonly world: World,
    private readonly overlay: Overlay,
    inFile: readonly ReturnKey[],
    { returns, virements }: ReturnsBefore,
  ) {
    this.awaited = new Set(inFile.map(keyOf));
    this.virements = virements;
    for (const each of returns) {
      const ofSystem = this.known.get(each.ics);
      if (ofSystem) ofSystem.push(each);
      else this.known.set(each.ics, [each]);
    }
  }

  /** Asked of the log once for a whole file. */
  static async of(
    lookups: Lookups,
    world: World,
    overlay: Overlay,
    inFile: readonly ReturnKey[],
  ): Promise<Past> {
    const systems = [...new Set(inFile.map(({ ics }) => ics))];
    const related = systems.flatMap((ics) => [ics, ...world.predecessorsOf(ics), ...world.successorsOf(ics)]);
    const years = inFile.flatMap(({ year }) => [previousFinancialYear(year), year]);
    const before = await lookups.returnsBefore([...new Set(related)], [...new Set(years)]);
    return new Past(world, overlay, inFile, before);
  }

  /** What a return is held against, once its turn has come. */
  inputFor(present: PresentReturn): DiscrepancyInput {
    const { ics, year } = present;
    const here = keyOf(present);
    const predecessors = this.world.predecessorsOf(ics);
    const successors = this.world.successorsOf(ics);
    const years = [previousFinancialYear(year), year];
    const known = new Map<string, ReturnDigest>();
    for (const system of [ics, ...predecessors, ...successors]) {
      for (const each of this.known.get(system) ?? []) {
        if (years.includes(each.year) && !this.awaited.has(keyOf(each))) known.set(keyOf(each), each);
      }
      for (const each of this.overlay.returnsOf(system, years)) known.set(keyOf(each), each);
    }
    known.delete(here);
    const others = [...known.values()];
    return {
      present,
      replaces:
        this.overlay.returns.get(here) ?? this.known.get(ics)?.find((each) => keyOf(each) === here) ?? null,
      own: others.filter((each) => each.ics === ics),
      predecessors: others.filter((each) => predecessors.includes(each.ics)),
      successors: others.filter((each) => successors.includes(each.ics)),
      virements: [...this.virements, ...(this.overlay.virements.get(ics) ?? [])].filter(
        (each) => each.ics === ics && each.year === year,
      ),
    };
  }

  /** The return was looked at: those after it are held against what is answered. */
  keep({ ics, year, period, totalPence, keys, documents }: PresentReturn): ReturnDigest {
    const key = returnKey(ics, year, period);
    const digest = { ics, year, period, totalPence, keys, documents: documents.forHistory() };
    this.awaited.delete(key);
    this.overlay.returns.set(key, digest);
    return digest;
  }
}
