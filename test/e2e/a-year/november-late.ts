import { addDays, londonDate } from '#kernel';
import { csv } from '../../support/written-api.js';
import { october } from '../../support/year-of-returns.js';
import { refused, type TheYear } from './the-year.js';

export const novemberIsLate = (year: TheYear) => (): void => {
  const NOVEMBER = '/v1/returns/QE1/2022-23/8';
  const november = october(['L1', '10.00', 'SMK-1']).replace(',7,yes', ',8,yes');

  it('and once the calendar locks it, it is not handed in, and the reason says since when', async () => {
    const calendar = csv(
      'fund,financial_year,period,due_on,sign_off_by',
      'HI,2022-23,8,2022-12-14,2022-12-21',
    );
    expect((await year.analyst.post('/v1/calendar', calendar)).status).toBe(201);
    const draft = await year.lead.put(`${NOVEMBER}/draft`, november);
    expect(draft.body['errors']).toMatchObject([
      { rule: 'month_locked', detail: expect.stringContaining('2022-12-21') as string },
    ]);
    refused(await year.lead.post(`${NOVEMBER}/submission`, {}, draft.etag), 422, 'DraftRejected');
    // Nor by the road of files.
    const file = await year.lead.post('/v1/returns?ics=QE1', november);
    expect([file.status, JSON.stringify(file.body)]).toEqual([422, expect.stringContaining('locked')]);
  });

  const extension = {
    ...{ fund: 'HI', ics: 'QE1', year: '2022-23', period: 8, reason: 'The ledger was moved in December' },
    until: addDays(londonDate(new Date().toISOString()), 10),
  };

  it('until oversight, and not the system itself, grants an extension with a reason', async () => {
    refused(await year.lead.post('/v1/calendar/extensions', extension), 403, 'NotAllowed');
    expect((await year.analyst.post('/v1/calendar/extensions', { ...extension, reason: ' ' })).status).toBe(
      400,
    );
    const past = { ...extension, until: '2022-12-31' };
    expect((await year.analyst.post('/v1/calendar/extensions', past)).status).toBe(422);
    expect((await year.analyst.post('/v1/calendar/extensions', extension)).status).toBe(201);
    const { body } = await year.lead.get('/v1/calendar?fund=HI&year=2022-23&ics=QE1');
    const [mine] = body['systems'] as { months: Record<string, unknown>[] }[];
    expect(mine!.months.find(({ period }) => period === 8)).toMatchObject({
      ...{ locked: false, overdue: false, dueOn: extension.until },
      extension: { until: extension.until, reason: extension.reason, grantedBy: year.analyst.id },
    });
  });

  it('and then is handed in and signed as any other', async () => {
    const draft = await year.drafted(november, NOVEMBER);
    expect(draft.body).toMatchObject({ step: 'ready', totalErrors: 0 });
    expect(await year.submits(draft, null, NOVEMBER)).toMatchObject({ status: 201, body: { version: 1 } });
    const { etag, statement } = await year.shown(NOVEMBER);
    expect((await year.director.post(`${NOVEMBER}/signature`, statement, etag)).status).toBe(201);
    expect((await year.theReturn(NOVEMBER)).body).toMatchObject({ status: 'signed_off' });
  });
};
