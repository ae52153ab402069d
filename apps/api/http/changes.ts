import { applyDecorators } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import { problems } from '../openapi/answers.js';
import { ApiJsonBody } from '../problems/body.pipe.js';
import { ApiPerson } from './acting.js';
import { ApiIfMatch } from './if-match.js';
import { ApiIdempotencyKey } from './writes.js';

/** Describes what every request that changes something has in common: who asks, once, and what it may be refused for. */
export const Changes = (summary: string, body?: z.ZodType): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiPerson(),
    ApiIdempotencyKey(),
    ...(body === undefined ? [] : [ApiJsonBody(body)]),
    problems(400, 403, 415, 422, 503),
  );

/** Of those that change what stands already, by what was read of it. */
export const ChangesWhatWasSeen = (summary: string, body?: z.ZodType): MethodDecorator =>
  applyDecorators(Changes(summary, body), ApiIfMatch(), problems(404, 412, 428));
