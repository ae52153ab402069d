/** What a POST answers: a status and a body that a receipt can keep as text. */
export interface Answer {
  readonly status: number;
  /** Its member `etag`, where what stands now can be changed, goes out as the header too. */
  readonly body: Readonly<Record<string, unknown>>;
}
