import type { BaselineEvent } from '#domain/baseline';
import type { Collectors } from './collectors.js';

export const baselineFacts: Collectors<BaselineEvent> = {
  BaselineDeclared(batch, { data }, { position, known_from }) {
    const { ics, year, programme, amountPence, growthBp, source, declaredBy, approvedBy } = data;
    batch.systemYear(ics, year, position);
    batch.add('baselines', {
      ...{ ics, year, programme, known_from, amount_pence: amountPence, growth_bp: growthBp, source },
      ...{ declared_by: declaredBy, approved_by: approvedBy },
    });
  },
};
