import { IDENTITY_PARTS, type AdherenceClass, type Position, type PositionTotal } from '#domain/policies';
import type { OversightReport } from '../oversight/report.js';

/** The figures that two reports are compared by, in the order of the identity. */
export const COMPARED = [
  ...['allocation', 'overspend'],
  ...IDENTITY_PARTS,
  ...['confirmedLeakage', 'potentialLeakage'],
] as const as readonly ComparedFigure[];
export type ComparedFigure = Exclude<keyof PositionTotal, 'confirmedRate' | 'potentialRate' | 'accounts'>;

export interface FigureDifference {
  readonly figure: ComparedFigure;
  readonly beforePence: number;
  readonly afterPence: number;
  /** After less before. */
  readonly differencePence: number;
}

export interface SystemDifference {
  readonly ics: string;
  readonly name: string;
  /** Null: the report has no account of the system. */
  readonly adherenceBefore: AdherenceClass | null;
  readonly adherenceAfter: AdherenceClass | null;
  /** Those that differ. */
  readonly figures: readonly FigureDifference[];
}

export interface ReportDifferences {
  /** Of the totals, those that differ. */
  readonly total: readonly FigureDifference[];
  /** Systems of which anything differs, by code; their differences sum to those of the total. */
  readonly systems: readonly SystemDifference[];
}

type Amounts = Pick<Position, ComparedFigure>;

/** What the later of two reports says otherwise. Pure: of the reports' own figures, nothing looked up. */
export function differencesBetween(before: OversightReport, after: OversightReport): ReportDifferences {
  const of = (report: OversightReport) => new Map(report.systems.map((system) => [system.ics, system]));
  const [old, now] = [of(before), of(after)];
  const codes = [...new Set([...old.keys(), ...now.keys()])].sort();
  return {
    total: figuresThatDiffer(before.total, after.total),
    systems: codes.flatMap((ics): SystemDifference[] => {
      const [was, is] = [old.get(ics), now.get(ics)];
      const figures = figuresThatDiffer(was?.position, is?.position);
      const adherenceBefore = was?.position.adherence ?? null;
      const adherenceAfter = is?.position.adherence ?? null;
      if (figures.length === 0 && adherenceBefore === adherenceAfter) return [];
      return [{ ics, name: (is ?? was)!.name, adherenceBefore, adherenceAfter, figures }];
    }),
  };
}

function figuresThatDiffer(before: Amounts | undefined, after: Amounts | undefined): FigureDifference[] {
  return COMPARED.map((figure) => {
    const [beforePence, afterPence] = [before?.[figure] ?? 0, after?.[figure] ?? 0];
    return { figure, beforePence, afterPence, differencePence: afterPence - beforePence };
  }).filter(({ differencePence }) => differencePence !== 0);
}
