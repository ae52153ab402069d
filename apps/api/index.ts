export { ApiModule } from './api.module.js';
export { MAX_BODY_BYTES, serveApi, type ServeOptions } from './serve-api.js';
