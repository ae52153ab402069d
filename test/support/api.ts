import type { AddressInfo } from 'node:net';
import { XLSX_TYPE } from '../../apps/api/media-types.js';
import { createServer } from '../../apps/cli/server.js';
import { createReadings } from '../../apps/runtime/index.js';
import { openHouse, type House } from './house.js';

/** The real server over a house of its own, on a free loopback port. */
export interface Api {
  readonly house: House;
  readonly url: string;
  get(path: string): Promise<Answer>;
  /** A string goes as text/csv, bytes as an Excel workbook, anything else as JSON. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** Without parameters. */
  readonly type: string;
  readonly text: string;
  /** The body parsed; throws when it is no JSON. */
  json<T = Record<string, unknown>>(): T;
}

export async function openApi(): Promise<Api> {
  const house = await openHouse();
  // Jest cannot read the viewer's server of files on Node 20 (CommonJS that requires an ES module); `ringfence start` is asked for it.
  const app = await createServer(house.runtime, createReadings(house.runtime), { viewer: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ house, url },
    get: async (path) => answerOf(await fetch(url + path)),
    async post(path, body, headers = {}) {
      const file = typeof body === 'string' ? 'text/csv' : Buffer.isBuffer(body) ? XLSX_TYPE : null;
      const init = {
        method: 'POST',
        headers: { 'content-type': file ?? 'application/json', ...headers },
        body: file === null ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer>),
      };
      return answerOf(await fetch(url + path, init));
    },
    async close() {
      await app.close();
      await house.close();
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  return { status: response.status, type, text, json: <T>() => JSON.parse(text) as T };
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly {
    readonly detail: string;
    readonly parameter?: string;
    readonly pointer?: string | null;
    readonly cell?: string | null;
  }[];
}

/** Exactly the members of RFC 9457, in its media type. */
export function expectProblem(answer: Answer, status: number): ProblemBody {
  expect({ status: answer.status, type: answer.type, body: answer.text }).toMatchObject({
    ...{ status, type: 'application/problem+json' },
  });
  const body = answer.json<ProblemBody>();
  expect(body).toMatchObject({
    type: expect.stringMatching(/^urn:ringfence:problem:\w+$/) as string,
    title: expect.stringMatching(/^[A-Z]/) as string,
    status,
    detail: expect.stringMatching(/\w/) as string,
  });
  expect(
    Object.keys(body).filter((key) => !['type', 'title', 'status', 'detail', 'errors'].includes(key)),
  ).toEqual([]);
  expect(answer.text).not.toMatch(/\bat .*\.[jt]s:\d+/);
  return body;
}
