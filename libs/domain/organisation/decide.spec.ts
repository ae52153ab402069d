import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import {
  organisationDecider,
  type OrganisationCommand,
  type OrganisationDetails,
  type OrganisationEvent,
  type SuccessorShare,
} from './index.js';

const given = specificationOf(organisationDecider);
const frimley: OrganisationDetails = {
  icsCode: 'QNQ',
  onsCode: 'E54000034',
  name: 'NHS Frimley',
  regionCode: 'Y59',
  region: 'South East',
  establishedOn: '2022-07-01',
  abolishedOn: null,
};
const established: OrganisationEvent = { type: 'OrganisationEstablished', data: frimley };
const registers = (details: OrganisationDetails): OrganisationCommand => ({
  type: 'RegisterOrganisation',
  data: details,
  meta: metaOf(),
});
const thirds: SuccessorShare[] = [
  { icsCode: 'QU9', shareBp: 3333 },
  { icsCode: 'QXU', shareBp: 3333 },
  { icsCode: 'QRL', shareBp: 3334 },
];
const succeeds = (successors: SuccessorShare[], effectiveOn = '2026-04-01'): OrganisationCommand => ({
  type: 'SucceedOrganisation',
  data: { predecessor: 'QNQ', effectiveOn, successors },
  meta: metaOf(),
});
const succeeded = (successors: SuccessorShare[], effectiveOn = '2026-04-01'): OrganisationEvent => ({
  type: 'OrganisationSucceeded',
  data: { predecessor: 'QNQ', effectiveOn, successors },
});

describe('registering an organisation', () => {
  it('establishes one that was not known', () => given().when(registers(frimley)).then(established));
  it('ignores the same details again', () => given(established).when(registers(frimley)).thenNothing());
  it('amends one whose details changed, and back', () => {
    const renamed = { ...frimley, name: 'NHS Frimley ICB' };
    given(established).when(registers(renamed)).then({ type: 'OrganisationAmended', data: renamed });
    given(established, { type: 'OrganisationAmended', data: renamed })
      .when(registers(frimley))
      .then({ type: 'OrganisationAmended', data: frimley });
  });
  it('refuses an end before the beginning', () =>
    given()
      .when(registers({ ...frimley, abolishedOn: '2022-06-30' }))
      .thenRefused('AbolishedBeforeEstablished'));
  it('takes one that stood for a day', () => {
    const brief = { ...frimley, abolishedOn: frimley.establishedOn };
    given().when(registers(brief)).then({ type: 'OrganisationEstablished', data: brief });
  });
  it('asks for a name', () =>
    given()
      .when(registers({ ...frimley, name: '' }))
      .thenInvalid());
  it('takes no code that could be read as two, and no day that does not exist', () => {
    given()
      .when(registers({ ...frimley, icsCode: 'QN:Q' }))
      .thenInvalid();
    given()
      .when(registers({ ...frimley, establishedOn: '2022-02-29' }))
      .thenInvalid();
  });
});

describe('succeeding an organisation', () => {
  it('records all successors of one date', () =>
    given(established).when(succeeds(thirds)).then(succeeded(thirds)));
  it('lets a body be its own successor for a share', () => {
    const stays = [
      { icsCode: 'QNQ', shareBp: 1 },
      { icsCode: 'QU9', shareBp: 9999 },
    ];
    given(established).when(succeeds(stays)).then(succeeded(stays));
  });
  it('ignores the same succession again, in whatever order the successors stand', () =>
    given(established, succeeded(thirds))
      .when(succeeds([...thirds].reverse()))
      .thenNothing());
  it('takes a further succession on another date', () =>
    given(established, succeeded(thirds))
      .when(succeeds(thirds, '2027-04-01'))
      .then(succeeded(thirds, '2027-04-01')));
  it('keeps successions through an amendment', () =>
    given(established, succeeded(thirds), { type: 'OrganisationAmended', data: { ...frimley, name: 'x' } })
      .when(succeeds(thirds))
      .thenNothing());
  it('refuses another succession on the same date', () =>
    given(established, succeeded(thirds))
      .when(succeeds([{ icsCode: 'QU9', shareBp: 10000 }]))
      .thenRefused('SuccessionAlreadyRecorded'));
  it('refuses the succession of a body that nobody registered', () =>
    given().when(succeeds(thirds)).thenRefused('OrganisationNotRegistered'));
  it.each([
    ['short of the whole', [{ icsCode: 'QU9', shareBp: 9999 }], 'SharesNotWhole'],
    ['of nobody', [], 'SharesNotWhole'],
    ['named twice', [...Array(2)].map(() => ({ icsCode: 'QU9', shareBp: 5000 })), 'SuccessorTwice'],
    ['of nothing', [...thirds, { icsCode: 'QRV', shareBp: 0 }], 'ShareNotPositive'],
    ['of part of a point', [{ icsCode: 'QU9', shareBp: 9999.5 }], 'ShareNotPositive'],
  ])('refuses shares %s', (_why, shares, refusal) =>
    given(established).when(succeeds(shares)).thenRefused(refusal),
  );
});

it('writes nothing for the same command twice', () => {
  const shares = fc.constantFrom<SuccessorShare[]>(thirds, [{ icsCode: 'QU9', shareBp: 10000 }], []);
  provesRepetitionWritesNothing(organisationDecider, {
    bodies: fc.oneof(
      fc.record({
        type: fc.constant('RegisterOrganisation' as const),
        data: fc.constantFrom('NHS Frimley', 'Frimley').map((name) => ({ ...frimley, name })),
      }),
      fc.record({
        type: fc.constant('SucceedOrganisation' as const),
        data: fc.record({
          predecessor: fc.constant('QNQ'),
          effectiveOn: fc.constantFrom('2026-04-01', '2027-04-01'),
          successors: shares,
        }),
      }),
    ),
  });
});
