import type { DomainCommand } from '#kernel';
import type { FileAccepted, FileApplied } from './events.js';

export type AcceptFile = DomainCommand<'AcceptFile', FileAccepted['data']>;
export type CompleteFile = DomainCommand<'CompleteFile', FileApplied['data']>;
export type FileImportCommand = AcceptFile | CompleteFile;
