/** Rows that readings hand on as the read models have them. */
export type {
  BaselineRow as BaselineReading,
  LineRow as LineReading,
  ReturnDiscrepancies,
  ReturnRow as ReturnReading,
  VirementRow as VirementReading,
} from '#projections/facts';
export type { BridgeReading, FiguresAsOf, PositionsReading } from '#projections/positions';
