import type { ReturnKey } from '#domain/spend-return';
import { financialYear, InvalidValueError, parsePeriod } from '#kernel';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { problem, ProblemException } from '../../problems/problem.js';

/** The return that an address names: `/QE1/2022-23/7`. Every fault at once. */
@Injectable()
export class KeyPipe implements PipeTransform<Readonly<Record<string, string>>, ReturnKey> {
  transform({ ics = '', year = '', period = '' }: Readonly<Record<string, string>>): ReturnKey {
    const found = { year: made(year, financialYear), period: made(period, parsePeriod) };
    const faults = Object.entries(found).flatMap(([parameter, value]) =>
      value instanceof InvalidValueError ? [{ detail: value.message, parameter }] : [],
    );
    if (faults.length > 0) {
      const detail = faults.map((fault) => fault.detail).join('; ');
      throw new ProblemException(problem('InvalidRequest', 400, detail, faults));
    }
    return { ics, year: found.year as string, period: found.period as number };
  }
}

function made<T>(text: string, make: (text: string) => T): T | InvalidValueError {
  try {
    return make(text);
  } catch (error) {
    if (error instanceof InvalidValueError) return error;
    throw error;
  }
}
