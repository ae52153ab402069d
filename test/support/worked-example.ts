import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { openApi, type Api } from './api.js';
import { operatorContext } from './operator.js';

/** The API over the worked example of the ring-fence model, loaded and recomputed. */
export async function openWorkedExample(): Promise<Api> {
  const api = await openApi();
  const folder = join(import.meta.dirname, '../fixtures/worked-example');
  await loadFolder(folder, operatorContext(), ingestionPorts(api.house.runtime));
  await api.house.settle();
  return api;
}
