import { RingfenceError } from '#kernel';
import type { ReadModel } from './projection.js';
import type { Generation } from './registry.js';

/** What is live was made by other code than this: neither may write what the other reads. For a person to settle. */
export class ReadModelVersionError extends RingfenceError {
  constructor(readModel: ReadModel, live: Pick<Generation, 'version'>) {
    const { name, version } = readModel;
    const isNewer = live.version > version;
    const whose = `The read model ${name} is of version ${live.version}, made by ${isNewer ? 'newer' : 'older'} code than this (version ${version}).`;
    const remedy = isNewer
      ? 'Stop this process and start the newer Ringfence; or, to go back to this one, stop the newer and run `ringfence rebuild` with this.'
      : 'Stop the older processes, then start this one anew, or run `ringfence rebuild` with it.';
    super('ReadModelVersion', `${whose} ${remedy}`, { readModel: name, live: live.version, own: version });
  }
}

/** Throws ReadModelVersionError when the generation was made by other code. */
export function checkVersion(readModel: ReadModel, generation: Pick<Generation, 'version'>): void {
  if (generation.version !== readModel.version) throw new ReadModelVersionError(readModel, generation);
}
