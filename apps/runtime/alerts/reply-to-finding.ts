import type { FindingKey } from '#domain/finding-reply';
import type { Person } from '#identity';
import { RingfenceError, type CommandMeta, type Period } from '#kernel';
import type { AnsweredFinding, Readings } from '#reporting';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { withoutPatients } from '../without-patients.js';
import type { Handled } from './handle-alert.js';

export type FindingToReply = FindingKey & { readonly through: Period };

/** The finding as it is known now. Throws UnknownFinding where the figures through that period show none. */
export async function findingToReply(
  readings: Readings,
  { account, finding, through }: FindingToReply,
): Promise<AnsweredFinding> {
  const { findings } = await readings.account({ ...account, through });
  const found = findings.find(({ ruleId, by }) => ruleId === finding.ruleId && by === finding.by);
  if (found !== undefined) return found;
  throw new RingfenceError(
    'UnknownFinding',
    `the figures through M${through} show no finding ${finding.ruleId} by ${finding.by}`.slice(0, 200),
    { ...finding },
  );
}

/** What a system says of a finding, in the name of the person. Throws NotAllowed, UnknownFinding, PatientIdentifier, and what the decider does. */
export async function replyToFinding(
  runtime: Runtime,
  readings: Readings,
  person: Person,
  asked: FindingToReply & { readonly text: string },
  meta: CommandMeta,
): Promise<Handled> {
  const { account, finding, text } = asked;
  await demandRight(runtime, person, 'alert.reply', account.ics);
  withoutPatients(text);
  await findingToReply(readings, asked);
  const command = { type: 'ReplyToFinding', data: { account, finding, text }, meta } as const;
  const { position, written } = await runtime.application.execute(command);
  const { revision } = await runtime.application.standingFor(command);
  return { position: position?.toString() ?? null, written, revision };
}
