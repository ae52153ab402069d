import { Injectable, type PipeTransform } from '@nestjs/common';
import { isReadable } from '#kernel';
import { ApiBody } from '@nestjs/swagger';
import { z } from 'zod';
import { problem, ProblemException, type ProblemError } from './problem.js';

/** Checks a JSON body, and answers with every fault at once, each at its JSON pointer: `@Body(new BodyPipe(schema))`. */
@Injectable()
export class BodyPipe<T extends z.ZodType> implements PipeTransform<unknown, z.output<T>> {
  constructor(private readonly schema: T) {}

  transform(body: unknown): z.output<T> {
    const parsed = this.schema.safeParse(body);
    const errors = [...unreadableIn(body, []), ...(parsed.success ? [] : parsed.error.issues.flatMap(told))];
    if (parsed.success && errors.length === 0) return parsed.data;
    const detail = errors.map((error) => `${error.pointer}: ${error.detail}`).join('; ');
    throw new ProblemException(problem('InvalidRequest', 400, detail, errors));
  }
}

function told(issue: z.core.$ZodIssue): ProblemError[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
  return keys.map((key) => ({
    detail: key === null ? issue.message : 'there is no such member',
    pointer: pointerTo([...issue.path, ...(key === null ? [] : [key])]),
  }));
}

/** Whatever a text is for, it is kept and shown. */
function unreadableIn(value: unknown, path: readonly PropertyKey[]): ProblemError[] {
  if (typeof value === 'string') {
    const detail = 'holds characters that cannot be seen: type it again instead of pasting it';
    return isReadable(value) ? [] : [{ detail, pointer: pointerTo(path) }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => unreadableIn(member, [...path, key]));
}

/** RFC 6901, as a fragment. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  ['#', ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

/** Describes the body as what checks it. */
export const ApiJsonBody = (schema: z.ZodType): MethodDecorator =>
  ApiBody({ schema: z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as object });
