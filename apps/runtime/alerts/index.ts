export * from './alert-feed.js';
export * from './alert-history.js';
export * from './free-text.js';
export * from './handle-alert.js';
