import { z } from 'zod';
import { csv } from '../../support/written-api.js';
import { COLUMNS, RETURN, october } from '../../support/year-of-returns.js';
import { GOOD, refused, type TheYear } from './the-year.js';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Described = { responses: Record<string, { content: Record<string, { schema: Schema }> }> };
const JSON_TYPE = 'application/json';

export const octoberIsHandedIn = (year: TheYear) => (): void => {
  it('with two cells wrong, and both are named at once', async () => {
    const draft = await year.lead.put(
      `${RETURN}/draft`,
      october(['L1', '£600.00', 'SMK-1'], ['L2', 'two fifty', 'elective_recovery'], ['L1', '50', 'SMK-9']),
    );
    expect(draft).toMatchObject({ status: 201, body: { step: 'errors', totalErrors: 2, statement: null } });
    expect(draft.body['errors']).toMatchObject([
      { cell: 'F3', value: 'two fifty' },
      { cell: 'E4', rule: 'line_not_unique' },
    ]);
    refused(await year.submits(draft), 422, 'DraftRejected');
  });

  it('with another system’s file, which is named as such', async () => {
    const { etag } = await year.lead.get(`${RETURN}/draft`);
    const other = csv(COLUMNS, 'QOQ,2022-23,7,yes,L1,10.00,HI,SMK-1');
    const draft = await year.lead.put(`${RETURN}/draft`, other, etag);
    expect(draft.body['errors']).toMatchObject([{ rule: 'another_ics_code', value: 'QOQ' }]);
  });

  it('and nobody of the neighbouring system sees it or hands in for it', async () => {
    refused(await year.neighbour.get(`${RETURN}/draft`), 403, 'NotAllowed');
    refused(await year.neighbour.put(`${RETURN}/draft`, GOOD, '"1"'), 403, 'NotAllowed');
    expect((await year.neighbour.get(RETURN)).body['draft']).toBeNull();
    refused(await year.neighbour.post('/v1/returns?ics=QE1', GOOD), 403, 'NotAllowed');
    refused(await year.neighbour.post('/v1/returns', GOOD), 403, 'NotAllowed');
    refused(await year.neighbour.post('/v1/returns?ics=QOQ', GOOD), 422, 'FileRejected');
  });

  it('is not overwritten by who did not see what is there', async () => {
    refused(await year.lead.put(`${RETURN}/draft`, GOOD), 428, 'PreconditionRequired');
    refused(await year.lead.put(`${RETURN}/draft`, GOOD, '"1"'), 412, 'StaleRevision');
  });

  it('mended, has a discrepancy that is confirmed before it is submitted', async () => {
    const { etag } = await year.lead.get(`${RETURN}/draft`);
    const draft = await year.lead.put(`${RETURN}/draft`, GOOD, etag);
    expect(draft.body).toMatchObject({
      ...{ step: 'discrepancies', totalErrors: 0 },
      statement: { lineCount: 3, totalPence: 90_000 },
    });
    expect(JSON.stringify(draft.body['discrepancies'])).toContain('SMK-9');
    refused(await year.submits(draft), 422, 'DiscrepanciesNotConfirmed');
    const other = { discrepanciesSha256: '0'.repeat(64) };
    const again = await year.lead.get(`${RETURN}/draft`);
    refused(
      await year.lead.post(`${RETURN}/draft/confirmation`, other, again.etag),
      422,
      'DiscrepanciesAreOthers',
    );
    expect((await year.drafted(GOOD)).body).toMatchObject({ step: 'ready', confirmedBy: year.lead.id });
  });

  it('is answered as it is described, to the member', async () => {
    const { body } = await year.lead.get('/openapi.json');
    const paths = body['paths'] as Record<string, { get: Described }>;
    for (const part of ['draft', 'draft/preview']) {
      const said = await year.lead.get(`${RETURN}/${part}`);
      const { schema } =
        paths[`/v1/returns/{ics}/{year}/{period}/${part}`]!.get.responses['200']!.content[JSON_TYPE]!;
      expect(z.fromJSONSchema(schema).safeParse(said.body).error?.issues ?? []).toEqual([]);
    }
  });

  it('shows what it will do to the position, to the penny, and does just that', async () => {
    const draft = await year.lead.get(`${RETURN}/draft`);
    const { body } = await year.lead.get(`${RETURN}/draft/preview`);
    const [effect] = body['accounts'] as Record<string, Record<string, unknown>>[];
    expect(effect!['difference']).toMatchObject({
      additional: 60_000,
      misdirected: 25_000,
      unevidenced: 5_000,
    });
    expect(await year.submits(draft)).toMatchObject({ status: 201, body: { version: 1 } });
    const through = String(body['through']);
    const said = await year.analyst.get(`/v1/positions?fund=HI&year=2022-23&through=${through}&ics=QE1`);
    expect((said.body['positions'] as unknown[])[0]).toEqual(effect!['after']);
    expect((await year.lead.get(`${RETURN}/draft`)).status).toBe(404);
  });
};
