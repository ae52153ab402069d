export { ApiModule } from './api.module.js';
export { createAdapter } from './create-adapter.js';
export { serveApi, type ServeOptions } from './serve-api.js';
