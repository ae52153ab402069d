import type { AnyCommand } from '#application';
import { commandOf } from './commands.support.js';

/** Systems of one change of the map: the first two end, and go over to the other two. */
export interface Bodies {
  readonly a: string;
  readonly b: string;
  readonly x: string;
  readonly y: string;
}

export function bodiesOf(round: number): Bodies {
  const [a, b, x, y] = ['A', 'B', 'X', 'Y'].map((letter) => `${letter}${String(round).padStart(2, '0')}`);
  return { a: a!, b: b!, x: x!, y: y! };
}

export const registered = (icsCode: string): AnyCommand =>
  commandOf('RegisterOrganisation', {
    ...{ icsCode, onsCode: `E${icsCode}`, name: `NHS ${icsCode}`, regionCode: 'Y62', region: 'North West' },
    ...{ establishedOn: '2022-04-01', abolishedOn: null },
  });

/** One is divided so that pence are left over, the other goes whole: three transfers. */
export const proposalOf = ({ a, b, x, y }: Bodies): object => ({
  effectiveOn: '2023-01-01',
  predecessors: [
    {
      predecessor: a,
      successors: [
        { icsCode: x, shareBp: 3333 },
        { icsCode: y, shareBp: 6667 },
      ],
    },
    { predecessor: b, successors: [{ icsCode: x, shareBp: 10000 }] },
  ],
  reason: 'The Integrated Care Boards Order',
});
