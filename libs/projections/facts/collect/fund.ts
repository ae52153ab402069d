import type { FundEvent } from '#domain/fund';
import type { FactBatch } from '../batch.js';
import type { At, Collectors } from './collectors.js';

function defined(batch: FactBatch, { data }: FundEvent, { position, known_from }: At): void {
  batch.add('funds', { fund: data.fund, known_from, definition: data });
  // A shortfall is shared among the funds that paid, so one fund's conditions bear on the others' accounts too.
  batch.everyAccount(position);
}

export const fundFacts: Collectors<FundEvent> = { FundDefined: defined, FundRedefined: defined };
