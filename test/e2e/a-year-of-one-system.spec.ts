import { z } from 'zod';
import { openApi, type Api } from '../support/api.js';
import { Colleague, type Said } from '../support/colleague.js';
import { csv } from '../support/written-api.js';
import { COLUMNS, RETURN, layTheGround, october } from '../support/year-of-returns.js';

// One year of NHS One, played by three people through the API, with every refusal on the way. The tests are one story: each goes on
// where the one before it ended.

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Described = { responses: Record<string, { content: Record<string, { schema: Schema }> }> };
const JSON_TYPE = 'application/json';

let api: Api;
let lead: Colleague;
let director: Colleague;
let analyst: Colleague;
let neighbour: Colleague;
beforeAll(async () => {
  api = await openApi();
  await layTheGround(api);
  lead = await Colleague.appointed(api, 'Lee Lead', ['finance_lead', 'QE1']);
  director = await Colleague.appointed(api, 'Dee Director', ['director_of_finance', 'QE1']);
  analyst = await Colleague.appointed(api, 'Ann Analyst', ['oversight_analyst', null]);
  neighbour = await Colleague.appointed(api, 'Nat Neighbour', ['finance_lead', 'QOQ']);
}, 120_000);
afterAll(() => api?.close());

const code = ({ body }: Said): string => String(body['type']).replace('urn:ringfence:problem:', '');
const refused = (said: Said, status: number, why: string) =>
  expect({ status: said.status, why: code(said), body: said.body }).toMatchObject({ status, why });
const position = async (more = ''): Promise<Record<string, unknown>> => {
  await api.house.runtime.catchUp();
  const said = await analyst.get(`/v1/positions?fund=HI&year=2022-23&through=12&ics=QE1${more}`);
  expect(said.status).toBe(200);
  return (said.body['positions'] as Record<string, unknown>[])[0]!;
};
const theReturn = () => director.get(RETURN);
/** What the director is shown of the version that counts. */
const shown = async (): Promise<{ etag: string; statement: Record<string, unknown> }> => {
  const { etag, body } = await theReturn();
  const counting = (body['versions'] as Record<string, unknown>[]).find(({ counts }) => counts === true)!;
  const { version, lineCount, totalPence, linesSha256, discrepancyCount, discrepanciesSha256 } = counting;
  return {
    etag,
    statement: { version, lineCount, totalPence, linesSha256, discrepancyCount, discrepanciesSha256 },
  };
};
/** A draft of this file, its discrepancies confirmed where there are any. */
async function drafted(file: string): Promise<Said> {
  const before = await lead.get(`${RETURN}/draft`);
  const draft = await lead.put(`${RETURN}/draft`, file, before.status === 404 ? undefined : before.etag);
  if (draft.body['step'] !== 'discrepancies') return draft;
  const { discrepanciesSha256 } = draft.body['statement'] as { discrepanciesSha256: string };
  return lead.post(`${RETURN}/draft/confirmation`, { discrepanciesSha256 }, draft.etag);
}
const submits = ({ etag }: Said, restatementReason: string | null = null) =>
  lead.post(`${RETURN}/submission`, { restatementReason }, etag);

const GOOD = october(
  ['L1', '£600.00', 'SMK-1'],
  ['L2', '250.00', 'elective_recovery'],
  ['L3', '50', 'SMK-9'],
);

describe('October is handed in', () => {
  it('with two cells wrong, and both are named at once', async () => {
    const draft = await lead.put(
      `${RETURN}/draft`,
      october(['L1', '£600.00', 'SMK-1'], ['L2', 'two fifty', 'elective_recovery'], ['L1', '50', 'SMK-9']),
    );
    expect(draft).toMatchObject({ status: 201, body: { step: 'errors', totalErrors: 2, statement: null } });
    expect(draft.body['errors']).toMatchObject([
      { cell: 'F3', value: 'two fifty' },
      { cell: 'E4', rule: 'line_not_unique' },
    ]);
    refused(await submits(draft), 422, 'DraftRejected');
  });

  it('with another system’s file, which is named as such', async () => {
    const { etag } = await lead.get(`${RETURN}/draft`);
    const other = csv(COLUMNS, 'QOQ,2022-23,7,yes,L1,10.00,HI,SMK-1');
    const draft = await lead.put(`${RETURN}/draft`, other, etag);
    expect(draft.body['errors']).toMatchObject([{ rule: 'another_ics_code', value: 'QOQ' }]);
  });

  it('and nobody of the neighbouring system sees it or hands in for it', async () => {
    refused(await neighbour.get(`${RETURN}/draft`), 403, 'NotAllowed');
    refused(await neighbour.put(`${RETURN}/draft`, GOOD, '"1"'), 403, 'NotAllowed');
    expect((await neighbour.get(RETURN)).body['draft']).toBeNull();
    refused(await neighbour.post('/v1/returns?ics=QE1', GOOD), 403, 'NotAllowed');
    refused(await neighbour.post('/v1/returns', GOOD), 403, 'NotAllowed');
    refused(await neighbour.post('/v1/returns?ics=QOQ', GOOD), 422, 'FileRejected');
  });

  it('is not overwritten by who did not see what is there', async () => {
    refused(await lead.put(`${RETURN}/draft`, GOOD), 428, 'PreconditionRequired');
    refused(await lead.put(`${RETURN}/draft`, GOOD, '"1"'), 412, 'StaleRevision');
  });

  it('mended, has a discrepancy that is confirmed before it is submitted', async () => {
    const { etag } = await lead.get(`${RETURN}/draft`);
    const draft = await lead.put(`${RETURN}/draft`, GOOD, etag);
    expect(draft.body).toMatchObject({
      ...{ step: 'discrepancies', totalErrors: 0 },
      statement: { lineCount: 3, totalPence: 90_000 },
    });
    expect(JSON.stringify(draft.body['discrepancies'])).toContain('SMK-9');
    refused(await submits(draft), 422, 'DiscrepanciesNotConfirmed');
    const other = { discrepanciesSha256: '0'.repeat(64) };
    const again = await lead.get(`${RETURN}/draft`);
    refused(
      await lead.post(`${RETURN}/draft/confirmation`, other, again.etag),
      422,
      'DiscrepanciesAreOthers',
    );
    expect((await drafted(GOOD)).body).toMatchObject({ step: 'ready', confirmedBy: lead.id });
  });

  it('is answered as it is described, to the member', async () => {
    const { body } = await lead.get('/openapi.json');
    const paths = body['paths'] as Record<string, { get: Described }>;
    for (const part of ['draft', 'draft/preview']) {
      const said = await lead.get(`${RETURN}/${part}`);
      const { schema } =
        paths[`/v1/returns/{ics}/{year}/{period}/${part}`]!.get.responses['200']!.content[JSON_TYPE]!;
      expect(z.fromJSONSchema(schema).safeParse(said.body).error?.issues ?? []).toEqual([]);
    }
  });

  it('shows what it will do to the position, to the penny, and does just that', async () => {
    const draft = await lead.get(`${RETURN}/draft`);
    const { body } = await lead.get(`${RETURN}/draft/preview`);
    const [effect] = body['accounts'] as Record<string, Record<string, unknown>>[];
    expect(effect!['difference']).toMatchObject({
      additional: 60_000,
      misdirected: 25_000,
      unevidenced: 5_000,
    });
    expect(await submits(draft)).toMatchObject({ status: 201, body: { version: 1 } });
    const through = String(body['through']);
    const said = await analyst.get(`/v1/positions?fund=HI&year=2022-23&through=${through}&ics=QE1`);
    expect((said.body['positions'] as unknown[])[0]).toEqual(effect!['after']);
    expect((await lead.get(`${RETURN}/draft`)).status).toBe(404);
  });
});

describe('October is signed', () => {
  it('not by who submitted it, whatever else they are', async () => {
    const { etag, statement } = await shown();
    refused(await lead.post(`${RETURN}/signature`, statement, etag), 403, 'NotAllowed');
    const signatures = csv(
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
      'QE1,2022-23,7,1,Dee Director,2022-11-30',
    );
    refused(await lead.post('/v1/sign-offs?ics=QE1', signatures), 403, 'NotAllowed');
    const both = await Colleague.appointed(
      api,
      'Lee Lead',
      ['finance_lead', 'QE1'],
      ['director_of_finance', 'QE1'],
    );
    expect(both.id).toBe(lead.id);
    refused(await both.post(`${RETURN}/signature`, statement, etag), 422, 'OwnSignature');
    await Colleague.appointed(api, 'Lee Lead', ['finance_lead', 'QE1']);
  });

  it('not when it was replaced since it was looked at', async () => {
    const looked = await shown();
    await submits(await drafted(GOOD.replace('250.00', '200.00')));
    refused(await director.post(`${RETURN}/signature`, looked.statement, looked.etag), 412, 'StaleRevision');
    const { etag } = await theReturn();
    refused(await director.post(`${RETURN}/signature`, looked.statement, etag), 422, 'VersionSuperseded');
    const mixed = { ...looked.statement, version: 2 };
    refused(await director.post(`${RETURN}/signature`, mixed, etag), 422, 'StatementIsNotOfThisVersion');
    refused(await director.post(`${RETURN}/signature`, mixed), 428, 'PreconditionRequired');
  });

  it('by the director, exactly as shown', async () => {
    const { etag, statement } = await shown();
    expect(statement).toMatchObject({ version: 2, totalPence: 85_000 });
    expect(await director.post(`${RETURN}/signature`, statement, etag)).toMatchObject({ status: 201 });
    const { body } = await theReturn();
    const { version: _version, ...signed } = statement;
    expect(body).toMatchObject({ status: 'signed_off', openness: 'signed' });
    expect((body['versions'] as Record<string, unknown>[])[1]!['signedOff']).toMatchObject({
      ...{ by: director.id, statement: signed },
    });
    expect(await position()).toMatchObject({ evidence: 'signed_off', misdirected: 20_000 });
  });
});

describe('a credit comes in', () => {
  const CREDITED = october(
    ['L1', '£600.00', 'SMK-1'],
    ['L2', '150.00', 'elective_recovery'],
    ['L4', '40', 'SMK-1'],
  );

  it('and the signed return is not replaced until it is reopened with a reason', async () => {
    const draft = await drafted(CREDITED);
    expect(draft.body['errors']).toMatchObject([{ rule: 'return_is_signed' }]);
    const { etag } = await theReturn();
    const asked = { version: 2, reason: 'A supplier credited £50 on line L2' };
    expect((await director.post(`${RETURN}/reopening`, { ...asked, reason: ' ' }, etag)).status).toBe(400);
    refused(await neighbour.post(`${RETURN}/reopening`, asked, etag), 403, 'NotAllowed');
    expect((await director.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    expect((await theReturn()).body).toMatchObject({ status: 'reopened', openness: 'open' });
    // It goes on counting.
    expect(await position()).toMatchObject({ evidence: 'signed_off', misdirected: 20_000 });
  });

  it('so that version 3 is made, and both can be read with the differences line by line', async () => {
    expect(await submits(await drafted(CREDITED))).toMatchObject({ status: 201, body: { version: 3 } });
    const { body } = await director.get(`${RETURN}/differences?from=2&to=3`);
    expect(body).toMatchObject({ total: 3, effectPence: -6_000 });
    expect(body['lines']).toMatchObject([
      { line: 'L2', before: { amountPence: 20_000 }, after: { amountPence: 15_000 }, effectPence: -5_000 },
      { line: 'L3', after: null, effectPence: -5_000 },
      { line: 'L4', before: null, effectPence: 4_000 },
    ]);
    const lines = await director.get(`${RETURN}/versions/2/lines?limit=2`);
    expect(lines.body).toMatchObject({ lines: [{ line: 'L1' }, { line: 'L2' }], next: '2' });
    expect((await director.get(`${RETURN}/versions/9`)).status).toBe(404);
    const { etag, statement } = await shown();
    expect((await director.post(`${RETURN}/signature`, statement, etag)).status).toBe(201);
  });
});

describe('November is late', () => {
  const NOVEMBER = '/v1/returns/QE1/2022-23/8';
  const november = october(['L1', '10.00', 'SMK-1']).replace(',7,yes', ',8,yes');

  it('and once the calendar locks it, it is not handed in, and the reason says since when', async () => {
    const calendar = csv(
      'fund,financial_year,period,due_on,sign_off_by',
      'HI,2022-23,8,2022-12-14,2022-12-21',
    );
    expect((await analyst.post('/v1/calendar', calendar)).status).toBe(201);
    const draft = await lead.put(`${NOVEMBER}/draft`, november);
    expect(draft.body['errors']).toMatchObject([
      { rule: 'month_locked', detail: expect.stringContaining('2022-12-21') as string },
    ]);
    refused(await lead.post(`${NOVEMBER}/submission`, {}, draft.etag), 422, 'DraftRejected');
  });
});

describe('the year ends', () => {
  it('with a virement, a carry-forward and the accounts closed', async () => {
    for (const [kind, header, row] of [
      [
        'virements',
        'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
        'HI,QE1,2022-23,11,out,deficit_support,500.00,The board decided,Dee Director',
      ],
      [
        'carry-forwards',
        'fund,ics_code,financial_year,amount,approved_by,approved_on',
        'HI,QE1,2022-23,200.00,Ann Analyst,2023-03-20',
      ],
      ['year-ends', 'fund,ics_code,financial_year,closed_on', 'HI,QE1,2022-23,2023-05-31'],
    ] as const)
      expect((await analyst.post(`/v1/${kind}`, csv(header, row))).status).toBe(201);
    expect(await position()).toMatchObject({
      diverted: 50_000,
      carriedForward: 20_000,
      adherence: 'partly_kept',
    });
  });

  it('and after it October cannot be handed in again, however the system opens it', async () => {
    const { etag } = await theReturn();
    const asked = { version: 3, reason: 'A late invoice' };
    expect((await lead.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    const draft = await drafted(october(['L1', '£900.00', 'SMK-1']));
    expect(draft.body['errors']).toMatchObject([{ rule: 'year_closed' }]);
    refused(await lead.post(`${RETURN}/sending-back`, asked, (await theReturn()).etag), 403, 'NotAllowed');
  });

  it('until oversight opens it, and a reason is given; what was known before stays', async () => {
    expect((await analyst.get(RETURN)).body['versions']).toHaveLength(3);
    const before = await position();
    const { position: then } = (await analyst.get('/v1/positions?fund=HI&year=2022-23&through=12')).body[
      'figuresAsOf'
    ] as { position: string };
    const { etag } = await theReturn();
    const asked = { version: 3, reason: 'Audit found an invoice of March' };
    expect((await analyst.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    const draft = await drafted(october(['L1', '£900.00', 'SMK-1']));
    expect(draft.body['step']).toBe('ready');
    refused(await submits(draft), 422, 'DraftRejected');
    const again = await lead.get(`${RETURN}/draft`);
    expect(await submits(again, 'An invoice of March came late')).toMatchObject({
      status: 201,
      body: { version: 4 },
    });
    const now = await position();
    expect(now).not.toEqual(before);
    expect(now).toMatchObject({ additional: 90_000, misdirected: 0, evidence: 'provisional' });
    expect(await position(`&knownAt=${then}`)).toEqual(before);
    const version = await director.get(`${RETURN}/versions/4`);
    expect(version.body).toMatchObject({
      restatementReason: 'An invoice of March came late',
      submittedBy: lead.id,
    });
  });

  it('and whoever watches is alerted', async () => {
    await api.house.settle();
    const { body } = await analyst.get('/v1/alerts?fund=HI&year=2022-23&ics=QE1&status=open');
    const signals = (body['alerts'] as { signal: string }[]).map(({ signal }) => signal);
    expect(signals).toEqual(expect.arrayContaining(['virement_out', 'leakage_rate']));
  });
});
