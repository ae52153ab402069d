import { Colleague } from '../../support/colleague.js';
import { csv } from '../../support/written-api.js';
import { RETURN } from '../../support/year-of-returns.js';
import { GOOD, refused, type TheYear } from './the-year.js';

export const octoberIsSigned = (year: TheYear) => (): void => {
  it('not by who submitted it, whatever else they are', async () => {
    const { etag, statement } = await year.shown();
    refused(await year.lead.post(`${RETURN}/signature`, statement, etag), 403, 'NotAllowed');
    const signatures = csv(
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
      'QE1,2022-23,7,1,Dee Director,2022-11-30',
    );
    refused(await year.lead.post('/v1/sign-offs?ics=QE1', signatures), 403, 'NotAllowed');
    const both = await Colleague.appointed(
      year.api,
      'Lee Lead',
      ['finance_lead', 'QE1'],
      ['director_of_finance', 'QE1'],
    );
    expect(both.id).toBe(year.lead.id);
    refused(await both.post(`${RETURN}/signature`, statement, etag), 422, 'OwnSignature');
    const { body } = await both.post('/v1/sign-offs?ics=QE1', signatures);
    expect(body['errors']).toMatchObject([{ rule: 'own_signature', cell: 'E2', value: 'Dee Director' }]);
    await Colleague.appointed(year.api, 'Lee Lead', ['finance_lead', 'QE1']);
  });

  it('not when it was replaced since it was looked at', async () => {
    const looked = await year.shown();
    await year.submits(await year.drafted(GOOD.replace('250.00', '200.00')));
    refused(
      await year.director.post(`${RETURN}/signature`, looked.statement, looked.etag),
      412,
      'StaleRevision',
    );
    const { etag } = await year.theReturn();
    refused(
      await year.director.post(`${RETURN}/signature`, looked.statement, etag),
      422,
      'VersionSuperseded',
    );
    const mixed = { ...looked.statement, version: 2 };
    refused(await year.director.post(`${RETURN}/signature`, mixed, etag), 422, 'StatementIsNotOfThisVersion');
    refused(await year.director.post(`${RETURN}/signature`, mixed), 428, 'PreconditionRequired');
  });

  it('by the director, exactly as shown', async () => {
    const { etag, statement } = await year.shown();
    expect(statement).toMatchObject({ version: 2, totalPence: 85_000 });
    expect(await year.director.post(`${RETURN}/signature`, statement, etag)).toMatchObject({ status: 201 });
    const { body } = await year.theReturn();
    const { version: _version, ...signed } = statement;
    expect(body).toMatchObject({ status: 'signed_off', openness: 'signed' });
    expect((body['versions'] as Record<string, unknown>[])[1]!['signedOff']).toMatchObject({
      ...{ by: year.director.id, statement: signed },
    });
    expect(await year.position()).toMatchObject({ evidence: 'signed_off', misdirected: 20_000 });
  });
};
