export { buildDemo, type Demo } from './demo.js';
export { writeDemoFiles, type DemoOptions, type DemoSummary } from './generate.js';
export { DEMO_NOTICE, DEMO_SEED } from './notice.js';
export { nationalPicture, type Picture } from './picture.js';
export { readReferenceData } from './reference-data.js';
