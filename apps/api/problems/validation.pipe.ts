import { StandardSchemaValidationPipe } from '@nestjs/common';
import { problem, ProblemException } from './problem.js';

interface Issue {
  readonly message: string;
  /** zod's, of parameters that there are none of. */
  readonly keys?: readonly string[];
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Checks what controllers declare by `schema`, and answers with every fault at once, each at its parameter: only queries are declared so. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (found: readonly Issue[]) => {
      const issues = found.flatMap(oneForEachKey);
      return new ProblemException(
        problem(
          'InvalidRequest',
          400,
          issues.map((issue) => sentence(issue)).join('; '),
          issues.map((issue) => ({ detail: issue.message, parameter: parameterOf(issue) })),
        ),
      );
    },
  });

/** One finding for each unknown parameter, at its name. */
const oneForEachKey = (issue: Issue): readonly Issue[] =>
  issue.keys?.map((key) => ({
    message: 'there is no such parameter',
    path: [...(issue.path ?? []), key],
  })) ?? [issue];

const parameterOf = ({ path }: Issue): string =>
  (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('/');

const sentence = (issue: Issue): string =>
  [parameterOf(issue), issue.message].filter((part) => part !== '').join(': ');
