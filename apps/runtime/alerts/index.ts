export * from './alert-feed.js';
export * from './alert-history.js';
export * from './alert-reading.js';
export * from './handle-alert.js';
export * from './reply-to-finding.js';
export * from './taken-over.js';
