import type { Post } from '#identity';
import type { Api } from './api.js';

export interface Said {
  readonly status: number;
  /** The ETag, to say back. */
  readonly etag: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody with a post who uses the API: each request names them, and each change says what they saw. */
export class Colleague {
  private constructor(
    private readonly api: Api,
    readonly id: string,
  ) {}

  /** Appoints somebody of this name, to these posts in place of any they had. `ics` null: to all systems. */
  static async appointed(
    api: Api,
    name: string,
    ...posts: [post: Post, ics: string | null][]
  ): Promise<Colleague> {
    const asked = { name, posts: posts.map(([post, ics]) => ({ post, ics })) };
    const { people } = (await api.get('/v1/people')).json<{ people: { name: string; etag: string }[] }>();
    const seen = people.find((one) => one.name === name)?.etag;
    const answer = await api.post('/v1/people', asked, seen === undefined ? {} : { 'if-match': seen });
    if (answer.status !== 201) throw new Error(answer.text);
    return new Colleague(api, answer.json<{ id: string }>().id);
  }

  get(path: string): Promise<Said> {
    return this.ask('GET', path);
  }

  /** A string goes as CSV, anything else as JSON. */
  put(path: string, body: unknown, seen?: string): Promise<Said> {
    return this.ask('PUT', path, body, seen);
  }

  post(path: string, body: unknown, seen?: string): Promise<Said> {
    return this.ask('POST', path, body, seen);
  }

  private async ask(method: string, path: string, body?: unknown, seen?: string): Promise<Said> {
    const isFile = typeof body === 'string';
    const response = await fetch(this.api.url + path, {
      method,
      headers: {
        'ringfence-person': this.id,
        ...(body === undefined ? {} : { 'content-type': isFile ? 'text/csv' : 'application/json' }),
        ...(seen === undefined ? {} : { 'if-match': seen }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      ...{ status: response.status, etag: response.headers.get('etag') ?? '' },
      body: JSON.parse(text) as Record<string, unknown>,
    };
  }
}
