import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { projectRoot } from '#reporting';

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  /** Of the bytes: in links, so that a changed file is a new address and the old one may be kept for ever. */
  readonly version: string;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
const NHSUK = 'node_modules/nhsuk-frontend/dist/nhsuk';

/** Frutiger is licensed to NHS organisations and fetched from the NHS's own server: pages ask nobody else for anything. */
export const withoutTypeface = (css: string): string => css.replace(/@font-face\{[^}]*\}/g, '');

/** The few files that pages link to, read once. Only what is listed here can be asked for, so no path can climb out. */
@Injectable()
export class AssetFiles {
  private readonly files = new Map<string, Asset>();

  constructor() {
    const root = projectRoot();
    this.add('nhsuk-frontend.min.css', join(root, NHSUK, 'nhsuk-frontend.min.css'), withoutTypeface);
    this.add('figures.css', join(root, 'libs/reporting/templates/figures.css'));
    this.add('ringfence.css', join(root, 'apps/web/public/ringfence.css'));
    this.add('favicon.svg', join(root, 'apps/web/public/favicon.svg'));
    const images = join(root, NHSUK, 'assets/images');
    for (const name of readdirSync(images)) {
      if (/^nhsuk-icon-.*\.svg$/.test(name)) this.add(`images/${name}`, join(images, name));
    }
  }

  find(name: string): Asset | undefined {
    return this.files.get(name);
  }

  /** The address of a file, with its version. Throws when there is no such file: a template is wrong. */
  url(name: string): string {
    const asset = this.files.get(name);
    if (!asset) throw new Error(`no asset ${name}`);
    return `/assets/${name}?v=${asset.version}`;
  }

  private add(name: string, path: string, change: (text: string) => string = (text) => text): void {
    const bytes = Buffer.from(change(readFileSync(path, 'utf8')));
    const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    this.files.set(name, { type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain', bytes, version });
  }
}
