import type { Browser, Page } from 'playwright-core';
import { openApi, type Api } from '../support/api.js';
import { launchChromium } from '../support/browser.js';
import { Colleague } from '../support/colleague.js';
import { layTheGround, october } from '../support/year-of-returns.js';

// The pages on which a return is made and signed, in a real browser without scripts: two people, one month.

let api: Api;
let browser: Browser;
let page: Page;
let lead: Colleague;
let director: Colleague;
beforeAll(async () => {
  api = await openApi();
  await layTheGround(api);
  lead = await Colleague.appointed(api, 'Lee Lead', ['finance_lead', 'QE1']);
  director = await Colleague.appointed(api, 'Dee Director', ['director_of_finance', 'QE1']);
  browser = await launchChromium();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: api.url });
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const heading = () => page.locator('h1').innerText();
const DESK = '/submit/QE1/2022-23/7';

async function actAs({ id }: Colleague): Promise<void> {
  await page.goto('/acting-as');
  await page.selectOption('#person', id);
  await page.click('text=Act as this person');
}
async function upload(file: string): Promise<void> {
  const buffer = Buffer.from(file);
  await page.setInputFiles('#file', { name: 'october.csv', mimeType: 'text/csv', buffer });
  await page.click('text=Upload and check');
}

it('lists the months of the system of who acts', async () => {
  await actAs(lead);
  await page.click('nav >> text=Returns');
  expect(await heading()).toBe('Returns');
  expect(await page.locator('nav >> text=Acting as Lee Lead').count()).toBe(1);
  expect(await page.locator('#months-caption').innerText()).toBe('Returns of QE1 for 2022-23');
  expect(await page.locator('tbody tr').count()).toBe(13);
  await page.click('tbody tr:nth-child(7) a');
  expect(new URL(page.url()).pathname).toBe(DESK);
});

it('shows every error at its cell, and what was there', async () => {
  await upload(
    october(['L1', '£600.00', 'SMK-1'], ['L2', 'two fifty', 'elective_recovery'], ['L1', '50', 'SMK-9']),
  );
  const table = await page.locator('table[aria-labelledby="errors-caption"]').innerText();
  expect(table).toContain('F3');
  expect(table).toContain('two fifty');
  expect(table).toContain('E4');
  expect(await page.locator('text=Submit it to be signed').count()).toBe(0);
});

it('shows the effect, has the discrepancies confirmed, and submits', async () => {
  await upload(
    october(['L1', '£600.00', 'SMK-1'], ['L2', '250', 'elective_recovery'], ['L3', '50', 'SMK-9']),
  );
  expect(await page.locator('.rf-class').innerText()).toBe('Draft with discrepancies to confirm');
  expect(await page.locator('table[aria-labelledby="effect-1-caption"]').innerText()).toContain('+£600.00');
  await page.click('button:has-text("Confirm th")');
  await page.click('text=Submit it to be signed');
  expect(new URL(page.url()).pathname).toBe('/sign/QE1/2022-23/7');
  expect(await page.locator('text=another person signs it').count()).toBe(1);
  expect(await page.locator('form[action$="/signature"]').count()).toBe(0);
});

it('shows the director what is signed, and refuses the form of somebody who looked before', async () => {
  await actAs(director);
  await page.goto('/sign/QE1/2022-23/7');
  const button = page.locator('form[action$="/signature"] button');
  expect(await button.innerText()).toBe('Sign version 1, £900.00');
  const other = await page.context().newPage();
  await other.goto('/sign/QE1/2022-23/7');
  await button.click();
  expect(await page.locator('.nhsuk-body-l').innerText()).toBe('Signed');
  await other.locator('#reason-reopening').fill('A supplier credited £50');
  await other.click('text=Reopen version 1');
  expect(await other.locator('[role="alert"]').innerText()).toContain('changed since it was read');
  await other.close();
});

it('is reopened with a reason, replaced, and compared line by line', async () => {
  await page.locator('#reason-reopening').fill('A supplier credited £50');
  await page.click('text=Reopen version 1');
  expect(await page.locator('.nhsuk-body-l').innerText()).toContain('Reopened');
  await actAs(lead);
  await page.goto(DESK);
  await upload(october(['L1', '£600.00', 'SMK-1'], ['L2', '200', 'elective_recovery']));
  // The total fell against the version before, which is said and confirmed.
  await page.click('button:has-text("Confirm th")');
  await page.locator('#restatementReason').fill('A supplier credited £50');
  await page.click('text=Submit it to be signed');
  await page.goto(DESK);
  await page.click('text=What changed from version 1 to version 2');
  expect(await page.locator('table').innerText()).toContain('L3');
  expect(await page.locator('main').innerText()).toContain('−£100.00');
});

it('keeps others from the desk, in words', async () => {
  await actAs(await Colleague.appointed(api, 'Nat Neighbour', ['finance_lead', 'QOQ']));
  const answer = await page.goto(DESK);
  expect(answer?.status()).toBe(200);
  expect(await page.locator('#file').count()).toBe(0);
  expect(await page.locator('text=The finance lead of QE1 hands in its returns').count()).toBe(1);
  const missing = await page.goto('/submit/QXX/2022-23/7');
  expect(missing?.status()).toBe(404);
});
