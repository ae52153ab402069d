import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser.js';
import { startFakeWeb } from '../support/fake-web.js';
import { PATIENCE_MS } from '../support/until.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set to keep a picture of each page, e.g. for a review. */
const PICTURES = process.env['RINGFENCE_PICTURES'];

const MOST_SLICES = 6;
/** 210 mm less twice 14 mm, at 96 pixels an inch. */
const A4_INSIDE_MARGINS_PX = 688;

const SCREENS = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'phone', width: 390, height: 844 },
];

const PAGES = [
  { name: 'home', path: '/?fund=HI&year=2022-23&through=13', status: 200 },
  { name: 'home-open-year', path: '/', status: 200 },
  { name: 'system', path: '/systems/QE1?fund=HI&year=2022-23&through=12', status: 200 },
  { name: 'system-gaps', path: '/systems/QF7?fund=HI&year=2023-24&through=12', status: 200 },
  { name: 'alerts', path: '/alerts', status: 200 },
  { name: 'alerts-resolved', path: '/alerts?state=resolved', status: 200 },
  { name: 'report', path: '/reports/oversight?fund=HI&year=2022-23&through=13', status: 200 },
  { name: 'unknown-system', path: '/systems/QZZ', status: 404 },
  { name: 'unknown-fund', path: '/?fund=NO', status: 400 },
];

/** In CSS pixels. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

let browser: Browser;
let web: Awaited<ReturnType<typeof startFakeWeb>>;

beforeAll(async () => {
  web = await startFakeWeb();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

describe.each(SCREENS)('on a $name of $width × $height', ({ name: screen, width, height }) => {
  test.each(PAGES)(
    '$name is whole, accessible and fits the screen, without JavaScript',
    async ({ name, path, status }) => {
      const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
      const page = await context.newPage();
      const elsewhere: string[] = [];
      const failed: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(web.url)) elsewhere.push(request.url());
      });
      page.on('response', (response) => {
        if (response.status() >= 400 && response.url() !== web.url + path) failed.push(response.url());
      });

      const response = await page.goto(web.url + path, { waitUntil: 'load', timeout: PATIENCE_MS });

      expect(response?.status()).toBe(status);
      expect(elsewhere).toEqual([]);
      expect(failed).toEqual([]);
      if (PICTURES) await picture(page, `${name}-${screen}`);
      await context.close();
      await expectFitsAndAccessible(web.url + path, width, height);
    },
  );
});

test('on a phone, labels of months do not touch, and no caption is cut', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${web.url}/systems/QE1?fund=HI&year=2022-23&through=13`, { waitUntil: 'load' });
  const boxesOf = async (selector: string): Promise<Box[]> =>
    (await page.evaluate(
      `[...document.querySelectorAll('${selector}')].map((one) => one.getBoundingClientRect().toJSON())`,
    )) as Box[];
  const labels = await boxesOf('.rf-chart-tick');
  const touching = labels.filter((a, at) =>
    labels
      .slice(at + 1)
      .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
  expect(labels).toHaveLength(13);
  expect(touching).toEqual([]);
  const captions = await boxesOf('.rf-caption');
  expect(captions.length).toBeGreaterThan(3);
  expect(captions.filter(({ left, right }) => left < 0 || right > 390)).toEqual([]);
  // What is wider than its place says so, in words.
  const silentlyWide = await page.evaluate(
    `[...document.querySelectorAll('.rf-scroll')].filter((one) => one.scrollWidth > one.clientWidth && one.checkVisibility()
       && !one.previousElementSibling?.matches('.rf-scroll-hint')).map((one) => one.getAttribute('aria-labelledby'))`,
  );
  expect(silentlyWide).toEqual([]);
  await context.close();
});

test('the report loses no column on A4', async () => {
  const context = await browser.newContext({
    viewport: { width: A4_INSIDE_MARGINS_PX, height: 1000 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${web.url}/reports/oversight?fund=HI&year=2022-23&through=13`, {
    waitUntil: 'load',
    timeout: PATIENCE_MS,
  });
  const tooWide = await page.evaluate(
    `[...document.querySelectorAll('table, svg')].map((one) => Math.ceil(one.getBoundingClientRect().right)).filter((right) => right > ${A4_INSIDE_MARGINS_PX})`,
  );
  if (PICTURES) await picture(page, 'report-print');
  expect(tooWide).toEqual([]);
  await context.close();
});

/** Looked at with JavaScript on, since measuring and axe need it; the policy of the pages forbids scripts, so it is bypassed. */
async function expectFitsAndAccessible(url: string, width: number, height: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
       ({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map((n) => n.target.join(' ')).slice(0, 5) })))`,
  )) as { id: string; impact: string; targets: string[] }[];
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await context.close();
}

/** Slices that fit an eye: a page of 42 systems is many screens long. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = PICTURES ?? '';
  mkdirSync(folder, { recursive: true });
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  const long = (await page.locator('body').boundingBox())?.height ?? height;
  const slice = 2 * height;
  for (let from = 0; from < Math.min(long, MOST_SLICES * slice); from += slice) {
    const clip = { x: 0, y: from, width, height: Math.min(slice, long - from) };
    await page.screenshot({ path: join(folder, `${name}-${from / slice}.png`), fullPage: true, clip });
  }
}
