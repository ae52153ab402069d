export { ApiModule } from './api.module.js';
export { serveApi, type ServeOptions } from './serve-api.js';
