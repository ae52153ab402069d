import type { LeakageFinding } from '#domain/policies';

/** Names one finding within an account, in a link. */
export interface FindingSelector {
  readonly ruleId: string;
  readonly by: string;
  readonly certainty: string;
}

export const isFinding =
  (selector: FindingSelector) =>
  (finding: LeakageFinding): boolean =>
    finding.ruleId === selector.ruleId &&
    finding.by === selector.by &&
    finding.certainty === selector.certainty;
