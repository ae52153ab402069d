import type { ReturnDigest, VirementFacts } from '#domain/policies';
import type { FinancialYear } from '#kernel';

/** What a return is held against. */
export interface ReturnsBefore {
  readonly returns: readonly ReturnDigest[];
  readonly virements: readonly (VirementFacts & { readonly ics: string; readonly year: FinancialYear })[];
}
