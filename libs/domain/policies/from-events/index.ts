export { HistoryFacts } from './history-facts.js';
export { LineSums } from './line-sums.js';
export { isMoneyEvent, MONEY_CATEGORIES, type MoneyEvent } from './money-event.js';
export * from './watch-history.js';
