import type { DomainCommand } from '#kernel';
import type { FundDefinition } from './events.js';

/** Defines the fund, or redefines it when it stands with other conditions. */
export type DefineFund = DomainCommand<'DefineFund', FundDefinition>;
export type FundCommand = DefineFund;
