export * from './account-queries.js';
export * from './as-of.js';
export * from './calendar-queries.js';
export * from './due-dates.js';
export * from './lines-under.js';
export * from './load-system-years.js';
export * from './register-queries.js';
export * from './returns-before.js';
