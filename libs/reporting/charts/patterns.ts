import type { IdentityPart } from '#domain/policies';
import { el } from './svg.js';

/** A part of the identity, or what lies with systems that reported nothing: no part may claim that. */
export type BarPart = IdentityPart | 'notReported';

/** Each part has its own texture, so that it is told apart without colour, in print and by any eye. */
interface Texture {
  readonly ground: string;
  readonly ink: string;
  /** Path within an 8 × 8 tile; null for a plain ground. */
  readonly path: string | null;
}

const TEXTURES: Readonly<Record<BarPart, Texture>> = {
  additional: { ground: '#005eb8', ink: '#005eb8', path: null },
  substituted: { ground: '#ffffff', ink: '#330072', path: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4' },
  misdirected: { ground: '#ffffff', ink: '#7c2855', path: 'M0,0 l8,8 M8,0 l-8,8' },
  diverted: { ground: '#231f20', ink: '#ffffff', path: 'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4' },
  unevidenced: { ground: '#e8edee', ink: '#425563', path: 'M2,2 h1.6 M6,6 h1.6' },
  carriedForward: { ground: '#cde3f5', ink: '#005eb8', path: 'M4,0 v8' },
  lapsed: { ground: '#d8dde0', ink: '#212b32', path: 'M0,4 h8' },
  uncommitted: { ground: '#ffffff', ink: '#ffffff', path: null },
  notReported: { ground: '#f0f4f5', ink: '#4c6272', path: 'M-2,6 l4,-4 l4,4 l4,-4' },
};

export const OUTLINE = '#212b32';

export const patternId = (chartId: string, part: BarPart): string => `${chartId}-${part}`;

/** The definitions that `fill="url(#…)"` of a chart's parts refer to. */
export function patternDefinitions(chartId: string, parts: readonly BarPart[]): string {
  return el('defs', {}, ...parts.map((part) => pattern(chartId, part)));
}

function pattern(chartId: string, part: BarPart): string {
  const { ground, ink, path } = TEXTURES[part];
  const tile = el('rect', { width: 8, height: 8, fill: ground });
  const lines =
    path === null ? [] : [el('path', { d: path, stroke: ink, 'stroke-width': 1.6, fill: 'none' })];
  return el(
    'pattern',
    { id: patternId(chartId, part), width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    tile,
    ...lines,
  );
}

/** A small square of a part's texture for the table; the label stands in words beside it. */
export function swatch(chartId: string, part: BarPart): string {
  const own = `${chartId}-key`;
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'rf-swatch',
      width: 20,
      height: 20,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    patternDefinitions(own, [part]),
    el('rect', {
      x: 1,
      y: 1,
      width: 18,
      height: 18,
      fill: `url(#${patternId(own, part)})`,
      stroke: OUTLINE,
    }),
  );
}
