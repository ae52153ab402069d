import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { findingReplyDecider, type FindingRepliedTo, type ReplyToFinding } from './index.js';

const given = specificationOf(findingReplyDecider);
const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const finding = { ruleId: 'misdirected.purpose_is_core_pressure', by: 'elective_recovery' };

const replies = (text: string, of = finding): ReplyToFinding => ({
  ...{ type: 'ReplyToFinding', data: { account, finding: of, text }, meta: metaOf() },
});
const replied = (text: string, by = 'p-1'): FindingRepliedTo => ({
  type: 'FindingRepliedTo',
  data: { account, finding, text, by, at: metaOf().at },
});

describe('a reply to a finding', () => {
  it('is kept without the space around it', () =>
    given().when(replies(' The lines were miscoded.\n')).then(replied('The lines were miscoded.')));
  it('adds up with those before it', () =>
    given(replied('The lines were miscoded.'))
      .when(replies('They were put right in M7.'))
      .then(replied('They were put right in M7.')));
  it('is one when the same person says the same again', () =>
    given(replied('The lines were miscoded.')).when(replies('The lines were miscoded.')).thenNothing());
  it('is another when somebody else says the same', () =>
    given(replied('The lines were miscoded.', 'p-2'))
      .when(replies('The lines were miscoded.'))
      .then(replied('The lines were miscoded.')));
  it('is not blank, and at most 4,000 characters', () => {
    given().when(replies(' \n')).thenInvalid();
    given()
      .when(replies('x'.repeat(4001)))
      .thenInvalid();
    given()
      .when(replies('x'.repeat(4000)))
      .then(replied('x'.repeat(4000)));
  });
  it('names a finding whose stream has a name', () => {
    given()
      .when(replies('Why.', { ...finding, ruleId: 'a:b' }))
      .thenInvalid();
    given()
      .when(replies('Why.', { ruleId: 'r'.repeat(80), by: 'b'.repeat(80) }))
      .then({
        type: 'FindingRepliedTo',
        data: {
          ...{ account, finding: { ruleId: 'r'.repeat(80), by: 'b'.repeat(80) } },
          ...{ text: 'Why.', by: 'p-1', at: metaOf().at },
        },
      });
    const { data, meta } = replies('Why.', { ruleId: 'r'.repeat(80), by: 'b'.repeat(80) });
    given()
      .when({
        type: 'ReplyToFinding',
        data: { ...data, account: { ...account, fund: 'F'.repeat(40) } },
        meta,
      })
      .thenInvalid();
  });
});

it('writes nothing for the same command twice', () => {
  provesRepetitionWritesNothing(findingReplyDecider, {
    bodies: fc
      .constantFrom('We moved it.', 'We moved it back.', 'It was agreed.')
      .map((text) => ({ type: 'ReplyToFinding' as const, data: { account, finding, text } })),
  });
});
