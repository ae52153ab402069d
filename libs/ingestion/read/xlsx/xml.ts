import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { MAX_DEPTH, MAX_TOKEN_CHARACTERS } from './limits.js';
import { corrupt, WorkbookError } from './workbook-error.js';

/** Attributes by their names without a prefix. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What a part is read by. Names come without their prefix: some programs write `<x:row>`. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/**
 * Takes a reader through a part, chunk by chunk, and yields after each: what it gathered can be taken then. Memory is bounded: no token
 * is longer than a limit and no tag deeper, and a document type, which is where entities come from, is refused.
 */
export async function* readXml(
  part: string,
  chunks: AsyncIterable<Buffer>,
  reader: XmlReader,
): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let held = 0;
  // Thrown at once: what the parser makes of the text after a fault is of no meaning.
  parser.on('error', (error) => {
    throw corrupt(`${part}: ${error.message.slice(0, 80)}`);
  });
  parser.on('doctype', () => {
    throw unsafe(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    held = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw corrupt(`${part} is nested too deeply`);
    reader.open(local(name), attributes as unknown as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    held = 0;
    depth -= 1;
    reader.close(local(name));
  });
  if (reader.text !== undefined) {
    const text = reader.text.bind(reader);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decoded(part, decoder, chunk);
    held += text.length;
    parser.write(text);
    if (held > MAX_TOKEN_CHARACTERS) throw corrupt(`${part} holds a text that never ends`);
    yield;
  }
  if (decoder === null) throw corrupt(`${part} is empty`);
  parser.close();
}

/** The whole of a part, where nothing is to be taken on the way. */
export async function readWholeXml(
  part: string,
  chunks: AsyncIterable<Buffer>,
  reader: XmlReader,
): Promise<void> {
  const steps = readXml(part, chunks, reader);
  while ((await steps.next()).done !== true);
}

/** The value of an attribute under any prefix: `r:id`, or what another program calls it. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

function local(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decoded(part: string, decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw corrupt(`${part} holds bytes that are not text`);
  }
}

function unsafe(part: string): WorkbookError {
  return new WorkbookError(
    'workbook_unsafe',
    `The workbook declares a document type in ${part}, as no spreadsheet does: it is not read. Make it anew from the template.`,
  );
}
