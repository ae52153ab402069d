import { randomUUID } from 'node:crypto';
import type { Person } from '#identity';
import type { CommandMeta } from '#kernel';
import { actorOf, type Runtime } from '../../runtime/index.js';

/** A form as it was sent: texts by name, lists where a name is there several times. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>> | null;

/** One field's text, without spaces around it; empty where there is none. */
export const field = (form: Form, name: string): string => [form?.[name] ?? ''].flat()[0]!.trim();

/** What was written in these fields, to stand in them again; empty where no form came back. */
export const written = <Name extends string>(form: Form, ...names: readonly Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, field(form, name)])) as Record<Name, string>;

/** The revision that a form of ours says was seen; null where it names none. */
export const revisionIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);

/** Goes into every form as the hidden field `once`, so that pressing its button twice does its work once. */
export const onceToken = (): string => randomUUID();

/** What comes with the command of a form: its id is the form's own. */
export function metaOfForm(runtime: Runtime, person: Person, form: Form): CommandMeta {
  const given = field(form, 'once');
  const commandId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : randomUUID();
  return {
    ...{ commandId, actor: actorOf(person), at: runtime.clock() },
    ...{ correlationId: commandId, causationId: commandId },
  };
}
