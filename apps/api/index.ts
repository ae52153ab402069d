export { ApiModule } from './api.module.js';
export { serveApi } from './serve-api.js';
