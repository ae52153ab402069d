/** A system by its code, with the name that it had as known then. */
export interface SystemRef {
  readonly ics: string;
  readonly name: string;
}
