import fc from 'fast-check';
import { pence } from '#kernel';
import { CORE_PRESSURES } from '../policies/core-pressure.js';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { intervention } from '../testing/history.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { interventionDecider, type InterventionCommand, type InterventionDetails } from './index.js';

const given = specificationOf(interventionDecider);
const stopSmoking = intervention('QE1', 'SMK-1', {
  title: 'Stop smoking in Blackpool',
  programme: 'smoking-cessation',
  funds: ['HI'],
  startsOn: '2022-07-16',
  endsOn: '2023-03-31',
  plannedAmountPence: pence(150_000_000),
});
type Change = Partial<InterventionDetails>;
const registers = (change: Change = {}): InterventionCommand => ({
  type: 'RegisterIntervention',
  data: { ...stopSmoking, ...change },
  meta: metaOf(),
});
const registered = (change: Change = {}) =>
  ({ type: 'InterventionRegistered', data: { ...stopSmoking, ...change } }) as const;

describe('registering an intervention', () => {
  it('registers one that was not known', () => given().when(registers()).then(registered()));
  it('ignores the same details again', () => given(registered()).when(registers()).thenNothing());
  it('amends one whose details changed, such as its withdrawal', () =>
    given(registered())
      .when(registers({ withdrawnOn: '2022-12-01' }))
      .then({ type: 'InterventionAmended', data: { ...stopSmoking, withdrawnOn: '2022-12-01' } }));
  it.each<[string, Change]>([
    ['one day long', { endsOn: stopSmoking.startsOn }],
    ['without an end', { endsOn: null }],
    ['withdrawn before it began', { withdrawnOn: '2022-07-01' }],
    ['withdrawn after its end', { withdrawnOn: '2023-06-15' }],
  ])('takes one %s', (_why, change) => given().when(registers(change)).then(registered(change)));

  it.each(CORE_PRESSURES)('refuses the name of the core pressure %s', (intervention) =>
    given().when(registers({ intervention })).thenRefused('InterventionNamedAsPressure'),
  );
  it('refuses one that no fund may pay for', () =>
    given()
      .when(registers({ funds: [] }))
      .thenRefused('InterventionWithoutFund'));
  it('refuses an end before the start', () =>
    given()
      .when(registers({ endsOn: '2022-07-15' }))
      .thenRefused('InterventionEndsBeforeStart'));
  it.each<[string, Change]>([
    ['a day that does not exist', { startsOn: '2023-02-29' }],
    ['a withdrawal on no day', { withdrawnOn: '2023-02-30' }],
    ['no code', { intervention: '' }],
    ['no programme', { programme: '' }],
    ['no class', { class: '' }],
    ['part of a penny', { plannedAmountPence: 0.5 as never }],
  ])('takes none with %s', (_why, change) => given().when(registers(change)).thenInvalid());
});

it('writes nothing for the same command twice', () => {
  provesRepetitionWritesNothing(interventionDecider, {
    bodies: fc
      .record({
        endsOn: fc.constantFrom(null, '2022-07-15', '2023-03-31'),
        funds: fc.constantFrom(['HI'], ['HI', 'SDF']),
      })
      .map((change) => ({ type: 'RegisterIntervention' as const, data: { ...stopSmoking, ...change } })),
  });
});
