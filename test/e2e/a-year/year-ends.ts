import { csv } from '../../support/written-api.js';
import { refused, type TheYear } from './the-year.js';

export const theYearEnds = (year: TheYear) => (): void => {
  const ACCOUNT = '/v1/accounts/HI/QE1/2022-23';
  const carried = () => year.lead.get(`${ACCOUNT}/carry-forward`);

  it('with money moved out by the board', async () => {
    const header = 'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by';
    const row = 'HI,QE1,2022-23,11,out,deficit_support,500.00,The board decided,Dee Director';
    expect((await year.analyst.post('/v1/virements', csv(header, row))).status).toBe(201);
    expect(await year.position()).toMatchObject({ diverted: 50_000, adherence: 'in_progress' });
  });

  it('with a carry-forward that the system asks for and oversight grants, for no more than was asked', async () => {
    const asked = { amountPence: 30_000, reason: 'Two posts were filled late.' };
    const requested = await year.lead.post(
      `${ACCOUNT}/carry-forward/requests`,
      asked,
      (await carried()).etag,
    );
    expect(requested).toMatchObject({ status: 201, body: { status: 'asked' } });
    const grant = { amountPence: 20_000, approvedOn: '2023-04-20' };
    const grants = `${ACCOUNT}/carry-forward/grant`;
    refused(await year.lead.post(grants, grant, requested.etag), 403, 'NotAllowed');
    const more = { ...grant, amountPence: 30_001 };
    refused(await year.analyst.post(grants, more, requested.etag), 422, 'MoreThanRequested');
    expect(await year.analyst.post(grants, grant, requested.etag)).toMatchObject({
      ...{ status: 200, body: { status: 'granted', approvedPence: 20_000 } },
    });
    const early = await year.analyst.post(`${ACCOUNT}/carry-forward/bringing-in`, {}, (await carried()).etag);
    refused(early, 422, 'YearNotClosed');
  });

  it('and is closed by oversight, as it was looked at', async () => {
    const looked = await year.analyst.get(`${ACCOUNT}/year-end`);
    const closing = { closedOn: '2023-05-31' };
    refused(await year.lead.post(`${ACCOUNT}/closing`, closing, looked.etag), 403, 'NotAllowed');
    refused(await year.analyst.post(`${ACCOUNT}/closing`, closing), 428, 'PreconditionRequired');
    const header = 'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by';
    const back = 'HI,QE1,2022-23,12,in,deficit_support,100.00,Not needed after all,Dee Director';
    expect((await year.analyst.post('/v1/virements', csv(header, back))).status).toBe(201);
    refused(await year.analyst.post(`${ACCOUNT}/closing`, closing, looked.etag), 412, 'StaleRevision');
    const { etag } = await year.analyst.get(`${ACCOUNT}/year-end`);
    expect((await year.analyst.post(`${ACCOUNT}/closing`, closing, etag)).status).toBe(200);
    expect(await year.position()).toMatchObject({
      ...{ diverted: 40_000, carriedForward: 20_000, adherence: 'partly_kept' },
    });
  });

  it('so that what it carries forward is brought into the next, once', async () => {
    const { etag } = await carried();
    const brings = () => year.analyst.post(`${ACCOUNT}/carry-forward/bringing-in`, {}, etag);
    expect(await brings()).toMatchObject({ status: 200, body: { bringingIn: { broughtInPence: 20_000 } } });
    refused(await brings(), 422, 'NothingToBringIn');
  });
};
