import { RingfenceError, type Period } from '#kernel';
import type { ReturnSentBack, ReturnSignedOff, ReturnSubmitted } from '../../spend-return/events.js';
import type { CountedReturn } from '../position/facts.js';
import type { LineSums } from './line-sums.js';

interface Version {
  readonly coreComplete: boolean;
  readonly lines: LineSums;
  sentBack: boolean;
  signedOff: boolean;
}

/** Every submitted version of one return. All are kept: sending the newest back restores the one before it. */
export class ReturnHistory {
  private readonly versions = new Map<number, Version>();

  constructor(private readonly period: Period) {}

  /** Throws TornReturn when the lines are not those that the submission counted and summed. */
  submit({ data }: ReturnSubmitted, lines: LineSums): void {
    if (lines.lineCount !== data.lineCount || lines.totalPence !== data.totalPence) {
      throw new RingfenceError('TornReturn', 'the recorded lines do not agree with their control total', {
        ...{ ics: data.ics, year: data.year, period: data.period, version: data.version },
        lineCount: { submitted: data.lineCount, recorded: lines.lineCount },
        totalPence: { submitted: data.totalPence, recorded: lines.totalPence },
      });
    }
    this.versions.set(data.version, {
      coreComplete: data.coreComplete,
      lines,
      sentBack: false,
      signedOff: false,
    });
  }

  sendBack({ data }: ReturnSentBack): void {
    this.version(data.version).sentBack = true;
  }

  /** Also of a superseded version: it counts should the newer one be sent back. */
  signOff({ data }: ReturnSignedOff): void {
    this.version(data.version).signedOff = true;
  }

  /** The newest version submitted and not sent back; null when there is none. */
  counted(): CountedReturn | null {
    const standing = [...this.versions].filter(([, it]) => !it.sentBack);
    const newest = standing.sort(([a], [b]) => b - a)[0];
    if (!newest) return null;
    const [version, { coreComplete, signedOff, lines }] = newest;
    return { period: this.period, version, coreComplete, signedOff, sums: lines.sums() };
  }

  private version(number: number): Version {
    const version = this.versions.get(number);
    if (version) return version;
    throw new RingfenceError(
      'UnknownVersion',
      `version ${number} of period ${this.period} was never submitted`,
      {
        version: number,
        period: this.period,
      },
    );
  }
}
