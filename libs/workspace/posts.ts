import { isOfSystem, POSTS, type HeldPost, type Person, type Post } from '#identity';
import { RingfenceError } from '#kernel';
import type pg from 'pg';
import { People } from './people.js';

/** A person with the name that they go by. */
export interface NamedPerson extends Person {
  readonly name: string;
}

/** Who holds which post, beside the names and as deletable as they are. */
export class Posts {
  private readonly people: People;

  constructor(private readonly pool: pg.Pool) {
    this.people = new People(pool);
  }

  /** Gives the person of this name exactly these posts; the person is made where there is none. Throws PostNotHeldSo. */
  async appoint(name: string, posts: readonly HeldPost[]): Promise<NamedPerson> {
    for (const { post, ics } of posts) {
      if (isOfSystem(post) === (ics !== null)) continue;
      const what = post.replaceAll('_', ' ');
      throw new RingfenceError(
        'PostNotHeldSo',
        ics === null ? `a ${what} is one of a system: name its ODS code` : `a ${what} is one of all systems`,
        { post, ics },
      );
    }
    const id = (await this.people.idsFor(new Set([name]))).get(name)!;
    await this.pool.query(
      `WITH gone AS (DELETE FROM workspace.posts WHERE person_id = $1
         AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS n(post, ics)
           WHERE n.post = posts.post AND n.ics IS NOT DISTINCT FROM posts.ics))
       INSERT INTO workspace.posts (person_id, post, ics) SELECT $1, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT DO NOTHING`,
      [id, posts.map(({ post }) => post), posts.map(({ ics }) => ics)],
    );
    return { id, name, posts };
  }

  /** The person with this id, or null. */
  async find(id: string): Promise<NamedPerson | null> {
    return (await this.read('p.id::text = $1', id))[0] ?? null;
  }

  /** Everybody who holds a post, by name. */
  all(): Promise<NamedPerson[]> {
    return this.read(
      'EXISTS (SELECT FROM workspace.posts h WHERE h.person_id = p.id AND $1::text IS NULL)',
      null,
    );
  }

  private async read(where: string, value: string | null): Promise<NamedPerson[]> {
    const { rows } = await this.pool.query<{ id: string; name: string; posts: HeldPost[] }>(
      `SELECT p.id, p.name, coalesce(json_agg(json_build_object('post', h.post, 'ics', h.ics) ORDER BY h.post, h.ics)
         FILTER (WHERE h.post IS NOT NULL), '[]') AS posts
       FROM workspace.people p LEFT JOIN workspace.posts h ON h.person_id = p.id
       WHERE ${where} GROUP BY p.id ORDER BY p.name, p.id`,
      [value],
    );
    return rows.map(({ id, name, posts }) => ({ id, name, posts: posts.filter(isKnown) }));
  }
}

/** A post of a later version gives nobody a right here. */
const isKnown = ({ post }: { readonly post: string }): boolean => POSTS.includes(post as Post);
