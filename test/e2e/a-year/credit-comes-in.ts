import { RETURN, october } from '../../support/year-of-returns.js';
import { refused, type TheYear } from './the-year.js';

export const aCreditComesIn = (year: TheYear) => (): void => {
  const CREDITED = october(
    ['L1', '£600.00', 'SMK-1'],
    ['L2', '150.00', 'elective_recovery'],
    ['L4', '40', 'SMK-1'],
  );

  it('and the signed return is not replaced until it is reopened with a reason', async () => {
    const draft = await year.drafted(CREDITED);
    expect(draft.body['errors']).toMatchObject([{ rule: 'return_is_signed' }]);
    const { etag } = await year.theReturn();
    const asked = { version: 2, reason: 'A supplier credited £50 on line L2' };
    expect((await year.director.post(`${RETURN}/reopening`, { ...asked, reason: ' ' }, etag)).status).toBe(
      400,
    );
    refused(await year.neighbour.post(`${RETURN}/reopening`, asked, etag), 403, 'NotAllowed');
    expect((await year.director.post(`${RETURN}/reopening`, asked, etag)).status).toBe(201);
    expect((await year.theReturn()).body).toMatchObject({ status: 'reopened', openness: 'open' });
    // It goes on counting.
    expect(await year.position()).toMatchObject({ evidence: 'signed_off', misdirected: 20_000 });
  });

  it('so that version 3 is made, and both can be read with the differences line by line', async () => {
    expect(await year.submits(await year.drafted(CREDITED))).toMatchObject({
      status: 201,
      body: { version: 3 },
    });
    const { body } = await year.director.get(`${RETURN}/differences?from=2&to=3`);
    expect(body).toMatchObject({ total: 3, effectPence: -6_000 });
    expect(body['lines']).toMatchObject([
      { line: 'L2', before: { amountPence: 20_000 }, after: { amountPence: 15_000 }, effectPence: -5_000 },
      { line: 'L3', after: null, effectPence: -5_000 },
      { line: 'L4', before: null, effectPence: 4_000 },
    ]);
    const lines = await year.director.get(`${RETURN}/versions/2/lines?limit=2`);
    expect(lines.body).toMatchObject({ lines: [{ line: 'L1' }, { line: 'L2' }], next: '2' });
    expect((await year.director.get(`${RETURN}/versions/9`)).status).toBe(404);
    const { etag, statement } = await year.shown();
    expect((await year.director.post(`${RETURN}/signature`, statement, etag)).status).toBe(201);
  });
};
