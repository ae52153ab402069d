import { RETURN, october } from '../../support/year-of-returns.js';
import { refused, type TheYear } from './the-year.js';

export const theYearIsRestated = (year: TheYear) => (): void => {
  it('but not by the system: October cannot be handed in again, however the system opens it', async () => {
    const { etag } = await year.theReturn();
    const asked = { version: 3, reason: 'A late invoice' };
    expect((await year.lead.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    const draft = await year.drafted(october(['L1', '£900.00', 'SMK-1']));
    expect(draft.body['errors']).toMatchObject([{ rule: 'year_closed' }]);
    refused(
      await year.lead.post(`${RETURN}/sending-back`, asked, (await year.theReturn()).etag),
      403,
      'NotAllowed',
    );
  });

  it('until oversight opens it, and a reason is given; what was known before stays', async () => {
    expect((await year.analyst.get(RETURN)).body['versions']).toHaveLength(3);
    const before = await year.position();
    const { position: then } = (await year.analyst.get('/v1/positions?fund=HI&year=2022-23&through=12')).body[
      'figuresAsOf'
    ] as { position: string };
    const { etag } = await year.theReturn();
    const asked = { version: 3, reason: 'Audit found an invoice of March' };
    expect((await year.analyst.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    const draft = await year.drafted(october(['L1', '£900.00', 'SMK-1']));
    expect(draft.body['step']).toBe('ready');
    refused(await year.submits(draft), 422, 'DraftRejected');
    const again = await year.lead.get(`${RETURN}/draft`);
    expect(await year.submits(again, 'An invoice of March came late')).toMatchObject({
      status: 201,
      body: { version: 4 },
    });
    const now = await year.position();
    expect(now).not.toEqual(before);
    expect(now).toMatchObject({ additional: 91_000, misdirected: 0, evidence: 'provisional' });
    expect(await year.position(`&knownAt=${then}`)).toEqual(before);
    const version = await year.director.get(`${RETURN}/versions/4`);
    expect(version.body).toMatchObject({
      restatementReason: 'An invoice of March came late',
      submittedBy: year.lead.id,
    });
  });

  it('and whoever watches is alerted', async () => {
    await year.api.house.settle();
    const { body } = await year.analyst.get('/v1/alerts?fund=HI&year=2022-23&ics=QE1&status=open');
    const signals = (body['alerts'] as { signal: string }[]).map(({ signal }) => signal);
    expect(signals).toEqual(expect.arrayContaining(['virement_out', 'leakage_rate', 'restated']));
  });
};
