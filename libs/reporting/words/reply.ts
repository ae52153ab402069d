import type { AlertReply } from '../readings.js';
import { dateInWords } from './time.js';

export interface ReplyInWords {
  readonly heading: string;
  /** As it was written: who wrote it is no matter of print. */
  readonly text: string;
}

/** What the system says, as it is printed beside a finding or an alert. */
export const replyInWords = ({ text, at }: AlertReply): ReplyInWords => ({
  heading: `The system’s reply, ${dateInWords(at)}`,
  text,
});
