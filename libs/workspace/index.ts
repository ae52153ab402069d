export * from './artefacts.js';
export * from './data-notice.js';
export * from './import-lock.js';
export * from './mappings.js';
export * from './people.js';
export * from './posts.js';
export * from './receipts.js';
export * from './uploads.js';
