import { MAX_FREE_TEXT } from '#domain/policies';
import { applyDecorators, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import { handled } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { ApiJsonBody } from '../../problems/body.pipe.js';
import { ApiPerson } from '../acting.js';
import { ApiIfMatch } from '../if-match.js';
import { ApiIdempotencyKey } from '../writes.js';

export const acknowledgement = z.strictObject({
  until: z.iso.date('must be a date, YYYY-MM-DD').meta({ description: 'The last day that it is put aside' }),
});
export const assignment = z.strictObject({
  personId: z
    .string()
    .max(60)
    .nullable()
    .meta({ description: 'From /v1/people; null takes it from whoever has it' }),
});
export const reply = z.strictObject({ text: z.string().trim().min(1).max(MAX_FREE_TEXT) });
export const closing = z.strictObject({ reason: z.string().trim().min(1).max(MAX_FREE_TEXT) });

/** What each way of changing an alert has in common with the others. */
export const Changes = (path: string, summary: string, body: z.ZodType, done: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    ApiOperation({ summary }),
    ApiPerson(),
    ApiIdempotencyKey(),
    ApiJsonBody(body),
    answers(200, done, { 'application/json': handled }),
    problems(400, 403, 404, 415, 422, 503),
  );
/** Of those that rest on how the alert stood when it was read. */
export const OfWhatWasSeen = (): MethodDecorator => applyDecorators(ApiIfMatch(), problems(412, 428));
