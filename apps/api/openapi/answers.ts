import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problem, type Schema } from './schemas.js';

const PROBLEMS = {
  400: 'The request is wrong, or names what is not known: `errors` points at each parameter or field.',
  403: 'Host or Origin names another machine: only this one is answered. Or the person named may not do this.',
  404: 'There is no such thing.',
  406: 'It cannot be had in the media type that Accept names.',
  409: 'What is there cannot be read by this version: take it as it is.',
  412: 'What is to be changed was changed since it was read: read it again.',
  413: 'The body is too large: hand it in with `ringfence load`.',
  415: 'The body is neither text/csv nor an Excel workbook nor application/json, or is compressed.',
  422: 'The file is refused with every error at its cell, or a rule says no: nothing is stored. Or the Idempotency-Key was used for another request.',
  428: 'Say in If-Match which state you saw.',
  503: 'Not now: the database does not answer, or the figures are not there yet.',
} as const;

/** Describes a good answer: its schema in each media type. */
export const answers = (
  status: 200 | 201,
  description: string,
  content: Readonly<Record<string, Schema>>,
): MethodDecorator =>
  ApiResponse({
    status,
    description,
    content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
  });

/** Describes the problems that a route may answer with. */
export const problems = (...statuses: (keyof typeof PROBLEMS)[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        ...{ status, description: PROBLEMS[status] },
        content: { 'application/problem+json': { schema: problem } },
      }),
    ),
  );
