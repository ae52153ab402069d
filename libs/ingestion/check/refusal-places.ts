/** Where in a row to point when the log refuses what it asks, and what the person can do where the rule itself does not say. */
export interface RefusalPlace {
  readonly column: string;
  /** The member of the command that the cell became, for where the text of the cell is not kept. */
  readonly member: string;
  /** Reads on from the rule's sentence. */
  readonly todo?: string;
}

const at = (column: string, member: string, todo?: string): RefusalPlace => ({
  ...{ column, member },
  ...(todo === undefined ? {} : { todo }),
});

const VERSION = at('version', 'version');
const YEAR = at('financial_year', 'year');

/** By the code of the refusal. Rules that a file's own checks tell first are here too: somebody may write between check and write. */
export const REFUSAL_PLACES: Readonly<Record<string, RefusalPlace>> = {
  // organisations, successions
  AbolishedBeforeEstablished: at('abolished_on', 'abolishedOn', 'correct one of the dates'),
  OrganisationNotRegistered: at('predecessor', 'predecessor'),
  SuccessionAlreadyRecorded: at('effective_on', 'effectiveOn', 'take its rows out of the file'),
  SuccessorTwice: at('predecessor', 'predecessor', 'keep one of the rows'),
  ShareNotPositive: at('predecessor', 'predecessor'),
  SharesNotWhole: at('predecessor', 'predecessor', 'correct them'),
  // funds: members of the entry
  FundCodeReserved: at('fund', 'fund', 'give it another name'),
  FundWithoutClasses: at('classes', 'classes'),
  AmberAboveRed: at('amberBp', 'amberBp', 'lower amberBp or raise redBp'),
  FundWithoutYears: at('years', 'years'),
  UnknownRegime: at('years', 'years'),
  FundYearLeftOut: at('years', 'years'),
  // allocations, plans, virements, carry-forwards, year-ends
  AccountClosed: YEAR,
  ReferenceUsedTwice: at('reference', 'reference'),
  AccountBooksFull: at('amount', 'amountPence'),
  AmountNotPositive: at('amount', 'amountPence'),
  TransferToSelf: at('counterpart', 'toIcs', 'correct the counterpart'),
  UnknownPressure: at('pressure', 'pressure', 'write one that is'),
  AccountClosedOnAnotherDate: at('closed_on', 'closedOn', 'write the date that stands, or take the row out'),
  YearNotOver: at('closed_on', 'closedOn', "write a day on or after the year's last, or take the row out"),
  CloseNotYet: at('closed_on', 'closedOn', 'load the row on that day or after it'),
  // baselines, interventions
  BaselineAlreadyDeclared: at('programme', 'programme', 'take the row out, or give the figures that stand'),
  BaselineNegative: at('amount', 'amountPence'),
  GrowthBelowNothing: at('growth_bp', 'growthBp', 'correct it'),
  InterventionNamedAsPressure: at('intervention', 'intervention'),
  InterventionWithoutFund: at('funds', 'funds'),
  InterventionEndsBeforeStart: at('ends_on', 'endsOn'),
  // returns, sign-offs
  BodyAbolished: at('ics_code', 'ics'),
  YearClosed: YEAR,
  ReturnWithoutLines: YEAR,
  ReturnVersionUnknown: VERSION,
  ReturnAlreadySignedOff: { ...VERSION, todo: 'take the row out' },
  ReturnWasSentBack: VERSION,
  ReturnIsSigned: YEAR,
  RestatementWithoutReason: YEAR,
  VersionSuperseded: VERSION,
  OwnSignature: at('signed_off_by', 'signedOffBy'),
};
