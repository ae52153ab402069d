import type { EventLog, NewEvent } from '#event-store/port';
import { v5 } from 'uuid';
import { seededRandom } from '../../../infra/demo/random.js';
import { readGolden, sampleContext } from '../../event-store/codec/testing/golden.js';

/** Every stored event there is, in an order in which it could have happened. */
export const STORY = [
  ...[
    'OrganisationEstablished.v1',
    'OrganisationAmended.v1',
    'FundDefined.v1',
    'FundRedefined.v1',
    'DueDateSet.v1',
  ],
  ...['FileAccepted.v1', 'AllocationAwarded.v1', 'AllocationAdjusted.v1', 'CarryForwardBroughtIn.v1'],
  ...['AllocationTransferred.v1', 'PlanPhased.v1', 'BaselineDeclared.v1', 'InterventionRegistered.v1'],
  ...['InterventionAmended.v1', 'ReturnLinesRecorded.v1', 'ReturnSubmitted.v1', 'ReturnSignedOff.v1'],
  ...[
    'ReturnSentBack.v1',
    'VirementMade.v1',
    'CarryForwardApproved.v1',
    'AccountClosed.v1',
    'FileApplied.v1',
  ],
  ...[
    'AlertRaised.v1',
    'AlertUpdated.v1',
    'AlertResolved.v1',
    'AlertReopened.v1',
    'OrganisationSucceeded.v1',
  ],
] as const;

/** Of these there is one in the whole log, the funds and the successions being everybody's. */
const ONCE: readonly string[] = [
  'FundDefined.v1',
  'DueDateSet.v1',
  'OrganisationSucceeded.v1',
  'OrganisationAmended.v1',
];

interface Told {
  readonly stream: string;
  readonly type: string;
  readonly data: string;
}

/** The golden event of that name as it would be in the story of another system. */
export function told(name: string, copy: number): Told {
  const two = String(copy).padStart(2, '0');
  const own = (text: string) =>
    text
      .replaceAll('QOQ', `Q${two}`)
      .replaceAll('9b40', `9b${two}`)
      .replaceAll('9f86d081', `9f86d0${two}`)
      .replace(/"(AL|CF|V|TR)-\d{4}"/g, `"$1-00${two}"`)
      .replace(/"basedOn":"\d+"/, '"basedOn":"7"');
  const { stream, data } = readGolden(name);
  return { stream: own(stream), type: name, data: own(data) };
}

/** Appends one event behind what its stream holds. `nth` makes its id: the same again is the same event. */
export class Teller {
  private readonly revisions = new Map<string, number>();

  constructor(private readonly log: EventLog) {}

  async tell({ stream, type, data }: Told, nth: number): Promise<bigint> {
    const revision = this.revisions.get(stream) ?? -1;
    const event: NewEvent = { type, data, eventId: v5(`${stream} ${nth}`, v5.URL), metadata: sampleContext };
    const { position } = await this.log.append(stream, revision < 0 ? 'noStream' : revision, [event]);
    this.revisions.set(stream, revision + 1);
    return position;
  }
}

/** The stories of `copies` systems, told into one another as the seed says. Answers with the number of events. */
export async function tellStories(log: EventLog, copies: number, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const teller = new Teller(log);
  const stories = Array.from({ length: copies }, (_, copy) => ({
    copy,
    left: STORY.filter((name) => copy === 0 || !ONCE.includes(name)),
  }));
  let nth = 0;
  // The first system's first events are of the funds, which the others rest on.
  for (const name of stories[0]!.left.splice(0, 5)) await teller.tell(told(name, 0), (nth += 1));
  for (let open = stories; open.length > 0; open = open.filter(({ left }) => left.length > 0)) {
    const story = random.pick(open);
    await teller.tell(told(story.left.shift()!, story.copy), (nth += 1));
  }
  return nth;
}
