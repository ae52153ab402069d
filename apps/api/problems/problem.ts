import { RefusedError, RingfenceError } from '#kernel';
import { HttpException } from '@nestjs/common';

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457. `errors` point at the field or cell. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
}

export interface ProblemError {
  readonly detail: string;
  /** A query parameter. */
  readonly parameter?: string;
  /** A request header. */
  readonly header?: string;
  /** A JSON pointer into the body. */
  readonly pointer?: string;
  readonly [member: string]: unknown;
}

/** A request that broke a rule, answered as this problem. */
export class ProblemException extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Which status a named error has: the one table. Anything not in it is a fault of ours. */
const STATUS: Readonly<Record<string, number>> = {
  InvalidValue: 400,
  UnknownFund: 400,
  UnknownSystem: 400,
  UnknownYear: 400,
  UnknownPeriod: 400,
  UnknownPerson: 400,
  MomentsReversed: 400,
  TooManyEvents: 400,
  PostNotHeldSo: 422,
  NotAllowed: 403,
  StaleRevision: 412,
  SystemNotFound: 404,
  DraftNotFound: 404,
  VersionNotFound: 404,
  DraftHasErrors: 422,
  DiscrepanciesAreOthers: 422,
  UnknownRegion: 400,
  ReportNumberUnknown: 404,
  ReportOfAnotherFormat: 409,
  ReportsNotComparable: 400,
  ArtefactLost: 500,
  UnknownAccount: 404,
  UnknownChange: 404,
  UnknownAlert: 404,
  AlertNotRaised: 404,
  UnknownFinding: 404,
  UnknownMapping: 404,
  MappingExists: 422,
  NotYet: 503,
  LogUnavailable: 503,
};

/** Whatever was thrown, as a problem. What is inside an unexpected error stays in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemException) return error.problem;
  if (error instanceof RingfenceError && STATUS[error.code] !== undefined) {
    return problem(error.code, STATUS[error.code]!, error.message, places(error));
  }
  // A rule said no: the request was understood, and nothing was written.
  if (error instanceof RefusedError) return problem(error.code, 422, error.message);
  if (error instanceof HttpException) return problem('HttpError', error.getStatus(), error.message);
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return problem('HttpError', status, (error as Error).message);
  }
  return problem('InternalError', 500, 'Something went wrong on our side; it has been logged.');
}

export function problem(
  code: string,
  status: number,
  detail: string,
  errors?: readonly ProblemError[],
): Problem {
  const title = code.replace(/([a-z])([A-Z])/g, (_match, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return {
    type: `urn:ringfence:problem:${code}`,
    title,
    status,
    detail,
    ...(errors && errors.length > 0 ? { errors } : {}),
  };
}

const PARAMETERS: Readonly<Record<string, string>> = {
  UnknownFund: 'fund',
  UnknownSystem: 'ics',
  UnknownYear: 'year',
  UnknownPeriod: 'through',
  MomentsReversed: 'from',
  TooManyEvents: 'from',
};

/** What an InvalidValue is of, where it is a parameter's. */
const VALUES: Readonly<Record<string, string>> = {
  'known at': 'knownAt',
  from: 'from',
  to: 'to',
  kind: 'kind',
  person: 'person',
  minPosition: 'minPosition',
  after: 'after',
};

function places(error: RingfenceError): ProblemError[] {
  const parameter = PARAMETERS[error.code] ?? VALUES[String(error.details['what'])];
  return parameter ? [{ detail: error.message, parameter }] : [];
}
