import { StandardSchemaValidationPipe } from '@nestjs/common';
import { problem, ProblemException } from './problem.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Checks what controllers declare by `schema`, and answers with every fault at once, each at its parameter or field. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) =>
      new ProblemException(
        problem(
          'InvalidRequest',
          400,
          issues.map((issue) => sentence(issue)).join('; '),
          issues.map((issue) => ({ detail: issue.message, pointer: pointer(issue) })),
        ),
      ),
  });

const pointer = ({ path }: Issue): string =>
  (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('/');

const sentence = (issue: Issue): string =>
  [pointer(issue), issue.message].filter((part) => part !== '').join(': ');
