import { createHash } from 'node:crypto';
import { isOfSystem, POSTS, type HeldPost, type Person, type Post } from '#identity';
import { RingfenceError } from '#kernel';
import type pg from 'pg';
import { inTransaction } from './in-transaction.js';
import { People } from './people.js';

/** A person with the name that they go by. */
export interface NamedPerson extends Person {
  readonly name: string;
  /** Of the posts as they stand, a digest of them; null where none is held. */
  readonly revision: number | null;
}

/** Who holds which post, beside the names and as deletable as they are. */
export class Posts {
  private readonly people: People;

  constructor(private readonly pool: pg.Pool) {
    this.people = new People(pool);
  }

  /**
   * Gives the person of this name exactly these posts; the person is made where there is none. `seen` is the revision of the posts that
   * they take the place of; left out, whatever there is. Posts that stand already are no change. Throws PostNotHeldSo, StaleRevision.
   */
  async appoint(name: string, posts: readonly HeldPost[], seen?: number | null): Promise<NamedPerson> {
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
    const asked = revisionOf(posts);
    await inTransaction(this.pool, async (tx) => {
      // Two who appoint the same person at once: the second sees what the first did.
      await tx.query('SELECT FROM workspace.people WHERE id = $1 FOR UPDATE', [id]);
      const { rows } = await tx.query<HeldPost>(
        'SELECT post, ics FROM workspace.posts WHERE person_id = $1',
        [id],
      );
      const standing = revisionOf(rows);
      if (standing === asked) return;
      if (seen !== undefined && seen !== standing) throw stale(name);
      await this.replace(tx, id, posts);
    });
    return { id, name, posts, revision: asked };
  }

  private async replace(tx: pg.ClientBase, id: string, posts: readonly HeldPost[]): Promise<void> {
    await tx.query(
      `WITH gone AS (DELETE FROM workspace.posts WHERE person_id = $1
         AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS n(post, ics)
           WHERE n.post = posts.post AND n.ics IS NOT DISTINCT FROM posts.ics))
       INSERT INTO workspace.posts (person_id, post, ics) SELECT $1, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT DO NOTHING`,
      [id, posts.map(({ post }) => post), posts.map(({ ics }) => ics)],
    );
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
    return rows.map(({ id, name, posts }) => ({
      ...{ id, name, posts: posts.filter(isKnown), revision: revisionOf(posts) },
    }));
  }
}

const stale = (name: string): RingfenceError =>
  new RingfenceError(
    'StaleRevision',
    `the posts of ${name} were changed since they were read: read them again`,
  );

/** Twelve hexadecimal digits of the SHA-256 of the posts, in whatever order they come: as a number, since an ETag here is one. */
function revisionOf(posts: readonly HeldPost[]): number | null {
  const held = [...new Set(posts.map(({ post, ics }) => `${post} ${ics ?? ''}`))].sort();
  if (held.length === 0) return null;
  return parseInt(createHash('sha256').update(held.join('\n')).digest('hex').slice(0, 12), 16);
}

/** A post of a later version gives nobody a right here. */
const isKnown = ({ post }: { readonly post: string }): boolean => POSTS.includes(post as Post);
