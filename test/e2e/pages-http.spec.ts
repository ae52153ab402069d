import { POSITION_METHOD } from '#domain/policies';
import { parse } from 'csv-parse/sync';
import { startFakeWeb } from '../support/fake-web.js';

let web: Awaited<ReturnType<typeof startFakeWeb>>;

beforeAll(async () => {
  web = await startFakeWeb();
});
afterAll(() => web?.stop());

const get = (path: string): Promise<Response> => fetch(web.url + path);
const WORKED = 'fund=HI&year=2022-23&through=12';

describe('pages over HTTP', () => {
  test.each([
    ['/', 'Figures as of position 184467 of log'],
    [`/systems/QE1?${WORKED}`, 'It is confirmed that 37.30% of the allocation went elsewhere'],
    ['/alerts', 'Figures as of position 184467 of log'],
    [`/reports/oversight?${WORKED}`, 'Figures as of position 184467 of log'],
  ])('%s says what its figures were computed from, and allows no script', async (path, text) => {
    const response = await get(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain(text);
    expect(html).not.toContain('<script');
    expect(html).toContain('synthetic');
    expect(html).toContain(`method ${POSITION_METHOD}`);
  });

  test.each([
    ['/systems/QZZ', 404, 'No system QZZ is known.'],
    ['/?fund=NO', 400, 'No fund NO is known.'],
    ['/?fund=HI&year=1999-00', 400, 'The fund HI has no year 1999-00.'],
    ['/?through=M14', 400, 'No period M14 is known: periods are M1 to M13.'],
    ['/?colour=red', 400, 'No filter colour is known here.'],
    ['/alerts?status=shut', 400, 'No status shut is known: it is one of open, closed, resolved, all.'],
    ['/alerts?state=shut', 400, 'No status shut is known'],
    ['/alerts?state=open&status=open', 400, 'The filters status and state are the same: give one.'],
    ['/alerts?ics=QZZ', 400, 'No system QZZ is known.'],
    ['/alerts?fund=XX', 400, 'No fund XX is known.'],
    ['/alerts?year=2098-99', 400, 'No fund has the year 2098-99.'],
    ['/alerts?fund=HI&year=2098-99', 400, 'The fund HI does not have the year 2098-99.'],
    ['/alerts?year=2099-01', 400, '2099-01'],
    ['/alerts?through=6', 400, 'No filter through is known here.'],
    [
      `/systems/QE1/lines.csv?${WORKED}&rule=x&by=y&certainty=confirmed`,
      404,
      'QE1 has no finding of rule x by y.',
    ],
    ['/?fund=%3Cscript%3E', 400, 'No fund &lt;script&gt; is known.'],
  ])('%s is %d and names what is unknown', async (path, status, text) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  test.each(['/nothing', '/systems/QE1/', '/systems', '/reports'])(
    '%s is nowhere: a browser gets a page, a script a refusal that is none',
    async (path) => {
      const asBrowser = await fetch(web.url + path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect(asBrowser.status).toBe(404);
      expect(asBrowser.headers.get('content-type')).toContain('text/html');
      expect(await asBrowser.text()).toContain('There is no page at this address.');
      const asScript = await get(path);
      expect(asScript.status).toBe(404);
      expect(asScript.headers.get('content-type')).toContain('json');
    },
  );

  test('an address of the API answers a browser as it does a script', async () => {
    const response = await fetch(`${web.url}/v1/nothing`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('json');
  });

  test('the lines under a finding can be had whole, from the link beside it', async () => {
    const html = await (await get(`/systems/QE1?${WORKED}`)).text();
    const link = /href="(\/systems\/QE1\/lines\.csv\?[^"]*misdirected[^"]*)"/.exec(html)?.[1] ?? '';
    const response = await get(link.replaceAll('&amp;', '&'));
    const rows = parse<Record<string, string>>(await response.text(), { columns: true });

    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('lines-HI-QE1-2022-23-M12.csv');
    expect(rows.reduce((sum, row) => sum + Number(row['amountPence']), 0)).toBe(40_000_000);
  });

  test('without the ring a page speaks of seepage', async () => {
    const html = await (await get('/?fund=HI&year=2023-24&through=8')).text();
    expect(html).toContain('Confirmed seepage');
    expect(html).not.toMatch(/leakage(?!["-])|breach/i);
  });
});

describe('assets', () => {
  test('keep for ever under the version that a page links to, and are listed by name', async () => {
    const html = await (await get('/alerts')).text();
    const link = /href="(\/assets\/ringfence\.css\?v=[0-9a-f]{12})"/.exec(html)?.[1] ?? '';
    const response = await get(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('text/css');
  });

  test.each(['/assets/package.json', '/assets/..%2f..%2fpackage.json', '/assets/images/..%2fringfence.css'])(
    '%s is not among them',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('ask no other server for a typeface', async () => {
    expect(await (await get('/assets/nhsuk-frontend.min.css')).text()).not.toMatch(
      /@font-face|assets\.nhs\.uk/,
    );
  });
});
