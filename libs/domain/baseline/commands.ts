import type { DomainCommand } from '#kernel';
import type { BaselineDeclared } from './events.js';

/** The same baseline again changes nothing; another one under its key is refused. */
export type DeclareBaseline = DomainCommand<'DeclareBaseline', BaselineDeclared['data']>;
export type BaselineCommand = DeclareBaseline;
