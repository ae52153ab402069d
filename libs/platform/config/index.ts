export * from './errors.js';
export { readConfig, type Config, type ConfigOverrides, type ConfigSources } from './read-config.js';
export { LOG_LEVELS, type LogLevel } from './variables.js';
