import { predecessorsNearestFirst, resolveInterventions, takenOverBy } from './predecessors.js';

const succession = (predecessor: string, successor: string): { predecessor: string; successor: string } => ({
  predecessor,
  successor,
});

describe('predecessors, nearest first', () => {
  it('are none for a body that succeeded nobody', () => {
    expect(predecessorsNearestFirst('A', [succession('A', 'B')])).toEqual([]);
  });

  it('come at any remove, the nearer before the earlier code, equals by code', () => {
    const register = [
      succession('Z', 'NEW'),
      succession('Y', 'NEW'),
      succession('A', 'Z'),
      succession('B', 'Y'),
    ];
    expect(predecessorsNearestFirst('NEW', register)).toEqual(['Y', 'Z', 'A', 'B']);
  });

  it('are found by the shortest way when there are two', () => {
    const register = [
      succession('A', 'B'),
      succession('B', 'NEW'),
      succession('A', 'NEW'),
      succession('C', 'B'),
    ];
    expect(predecessorsNearestFirst('NEW', register)).toEqual(['A', 'B', 'C']);
  });

  it('leave itself out where a share stayed, and end where the register goes in a circle', () => {
    const register = [succession('A', 'A'), succession('A', 'B'), succession('B', 'A')];
    expect(predecessorsNearestFirst('A', register)).toEqual(['B']);
  });
});

describe('the interventions that a body can name', () => {
  const byIcs = new Map([
    ['NEW', new Map([['I1', 'own']])],
    [
      'A',
      new Map([
        ['I1', "A's"],
        ['I2', "A's"],
      ]),
    ],
    [
      'B',
      new Map([
        ['I2', "B's"],
        ['I3', "B's"],
      ]),
    ],
    ['OTHER', new Map([['I4', "another's"]])],
  ]);

  it("are its own first, then the nearest predecessor's, and nobody else's", () => {
    expect(Object.fromEntries(resolveInterventions('NEW', ['A', 'B'], byIcs))).toEqual({
      I1: 'own',
      I2: "A's",
      I3: "B's",
    });
  });
});

describe('whose work a body has taken over', () => {
  const on = (effectiveOn: string, predecessor: string, ...successors: string[]) =>
    successors.map((successor) => ({ effectiveOn, predecessor, successor }));
  const register = [
    ...on('2023-04-01', 'A', 'B'),
    ...on('2024-04-01', 'B', 'NEW'),
    ...on('2024-04-01', 'C', 'C', 'NEW'),
    ...on('2024-04-01', 'D', 'NEW', 'B'),
    ...on('2024-04-01', 'E', 'NEW', 'OTHER'),
  ];
  const by = (day: string) =>
    takenOverBy('NEW', register, day).map(({ ics, whole }) => `${ics}${whole ? '' : ' in part'}`);

  it('is nobody’s before the first succession', () => {
    expect(by('2024-03-31')).toEqual([]);
  });

  it('is the whole of a body of which all ways lead to it, and a part of one that kept or gave away a share', () => {
    expect(by('2024-04-01')).toEqual(['B', 'C in part', 'D', 'E in part', 'A']);
  });

  it('ends in a circle', () => {
    expect(
      takenOverBy('A', [...on('2023-04-01', 'A', 'B'), ...on('2024-04-01', 'B', 'A')], '2025-01-01'),
    ).toEqual([{ ics: 'B', whole: true }]);
  });
});
