import {
  formatPounds,
  formatRate,
  labelOf,
  periodCode,
  PRESSURE_LABELS,
  sentenceCase,
  type AccountReading,
  type ChartTable,
} from '#reporting';

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

export const virementsTable = ({ virements }: AccountReading): ChartTable => ({
  caption: 'Moves of money out of the account and back',
  headers: [text('Month'), text('Direction'), text('Pressure'), text('Reason'), number('Amount')],
  rows: virements.map((one) => [
    periodCode(one.period),
    one.direction === 'out' ? 'out' : 'back in',
    PRESSURE_LABELS[one.pressure],
    one.reason,
    formatPounds(one.amountPence),
  ]),
});

export const baselinesTable = ({ baselines }: AccountReading): ChartTable => ({
  caption: 'Baselines of core spend',
  headers: [text('Programme'), text('Source'), number('Growth'), number('Core spend of the reference year')],
  rows: baselines.map((one) => [
    sentenceCase(labelOf(one.programme)),
    one.source,
    formatRate(one.growthBp),
    formatPounds(one.amountPence),
  ]),
});

export const interventionsTable = ({ interventions }: AccountReading): ChartTable => ({
  caption: 'Registered interventions',
  headers: [text('Intervention'), text('Programme'), text('For whom'), text('Dates'), number('Planned')],
  rows: interventions.map((one) => [
    `${one.intervention} ${one.title}`,
    sentenceCase(labelOf(one.programme)),
    one.targetGroup ?? 'not stated',
    `${one.startsOn} to ${one.withdrawnOn ?? one.endsOn ?? 'no end'}${one.withdrawnOn === null ? '' : ' (withdrawn)'}`,
    one.plannedAmountPence === null ? 'not stated' : formatPounds(one.plannedAmountPence),
  ]),
});
