import type { LeakageFinding } from '#domain/policies';
import type { FindingReplyRow } from '#projections/facts';
import type { AnsweredFinding } from '#reporting';

/** Each finding of a system with what it says of it: by rule and what the finding is by, whatever it comes to. */
export const answered = (
  ics: string,
  findings: readonly LeakageFinding[],
  replies: readonly FindingReplyRow[],
): AnsweredFinding[] =>
  findings.map((finding) => ({
    ...finding,
    replies: replies
      .filter((it) => it.ics === ics && it.ruleId === finding.ruleId && it.by === finding.by)
      .map(({ said }) => said),
  }));
