import { GivingWay } from './gave-way.js';

const held = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });

describe('a swap that gives way', () => {
  test('is tried again while there is time', () => {
    const giving = new GivingWay('facts');
    for (let n = 0; n < 100; n += 1) expect(giving.again(held)).toBeNull();
  });

  test('gives up in the end, after some rounds, and says where to look for who holds it', () => {
    const giving = new GivingWay('facts', 0);
    expect([giving.again(held), giving.again(held)]).toEqual([null, null]);
    expect(() => giving.again(held)).toThrow(
      expect.objectContaining({
        name: 'SwapHeldOff',
        details: { readModel: 'facts', rounds: 3 },
        message: expect.stringMatching(
          /read model facts .*3 times.*lock timeout.*pg_stat_activity/,
        ) as string,
      }) as Error,
    );
  });

  test('does so for nothing else', () => {
    const broken = new Error('disk full');
    expect(() => new GivingWay('facts').again(broken)).toThrow(broken);
  });
});
