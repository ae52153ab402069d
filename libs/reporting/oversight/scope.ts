import type { ReportScope } from '#domain/oversight-report';
import { totalOf, type Position, type PositionTotal } from '#domain/policies';
import { RingfenceError } from '#kernel';
import type { SystemName } from '../readings.js';

/** What a report is about, with its name: a region's or a system's, as known then. */
export type NamedScope = ReportScope & { readonly name: string };

export const NATIONAL: ReportScope = { kind: 'national' };

/** As a filter asks for it: of one region or one system; of the nation where neither is named. Throws UnknownFilter for both. */
export function scopeAsked(region: string | undefined, ics: string | undefined): ReportScope {
  if (region !== undefined && ics !== undefined)
    throw new RingfenceError('UnknownFilter', 'name a region or a system, not both');
  if (region !== undefined) return { kind: 'region', regionCode: region };
  return ics === undefined ? NATIONAL : { kind: 'system', ics };
}

/** What stands in a file's name for the scope: its code, nothing of the nation. */
export function scopeInFileName(scope: ReportScope): string {
  if (scope.kind === 'national') return '';
  return `-${scope.kind === 'region' ? scope.regionCode : scope.ics}`;
}

/** The scope with its name. Throws UnknownRegion, UnknownSystem. */
export function namedScope(scope: ReportScope, systems: readonly SystemName[]): NamedScope {
  switch (scope.kind) {
    case 'national':
      return { ...scope, name: 'England' };
    case 'region': {
      const found = systems.find(({ regionCode }) => regionCode === scope.regionCode);
      if (!found) {
        const known = [...new Set(systems.map(({ regionCode }) => regionCode))].sort().join(', ');
        throw new RingfenceError(
          'UnknownRegion',
          `no region ${scope.regionCode} is known; known are ${known}`,
          { regionCode: scope.regionCode },
        );
      }
      return { ...scope, name: found.region };
    }
    case 'system': {
      const found = systems.find(({ icsCode }) => icsCode === scope.ics);
      if (!found)
        throw new RingfenceError('UnknownSystem', `no system ${scope.ics} is known`, { ics: scope.ics });
      return { ...scope, name: found.name };
    }
  }
}

/** Is the system's account part of it? */
export function isWithin(scope: ReportScope, ics: string, systems: readonly SystemName[]): boolean {
  switch (scope.kind) {
    case 'national':
      return true;
    case 'region':
      return systems.some(({ icsCode, regionCode }) => icsCode === ics && regionCode === scope.regionCode);
    case 'system':
      return scope.ics === ics;
  }
}

/** The positions of a scope and their total; all of them and the total as it was read for the nation. */
export function withinScope(
  scope: ReportScope,
  { positions, total }: { readonly positions: readonly Position[]; readonly total: PositionTotal },
  systems: readonly SystemName[],
): { readonly positions: readonly Position[]; readonly total: PositionTotal } {
  if (scope.kind === 'national') return { positions, total };
  const within = positions.filter(({ ics }) => isWithin(scope, ics, systems));
  return { positions: within, total: totalOf(within) };
}
