import { openApi, type Api } from '../../support/api.js';
import { Colleague, type Said } from '../../support/colleague.js';
import { RETURN, layTheGround, october } from '../../support/year-of-returns.js';

/** October as it is right, but for a line that names an intervention nobody knows. */
export const GOOD = october(
  ['L1', '£600.00', 'SMK-1'],
  ['L2', '250.00', 'elective_recovery'],
  ['L3', '50', 'SMK-9'],
);

const code = ({ body }: Said): string => String(body['type']).replace('urn:ringfence:problem:', '');
export const refused = (said: Said, status: number, why: string): void =>
  expect({ status: said.status, why: code(said), body: said.body }).toMatchObject({ status, why });

/** Who plays the year of NHS One, and what they do again and again. */
export class TheYear {
  api!: Api;
  lead!: Colleague;
  director!: Colleague;
  analyst!: Colleague;
  neighbour!: Colleague;

  async begins(): Promise<void> {
    this.api = await openApi();
    // The ring is lifted in the year that money is carried into.
    await layTheGround(this.api, { '2023-24': { regime: 'notional' } });
    this.lead = await Colleague.appointed(this.api, 'Lee Lead', ['finance_lead', 'QE1']);
    this.director = await Colleague.appointed(this.api, 'Dee Director', ['director_of_finance', 'QE1']);
    this.analyst = await Colleague.appointed(this.api, 'Ann Analyst', ['oversight_analyst', null]);
    this.neighbour = await Colleague.appointed(this.api, 'Nat Neighbour', ['finance_lead', 'QOQ']);
  }

  async ends(): Promise<void> {
    await this.api?.close();
  }

  /** Through M12, after everything that is in the log by now. */
  async position(more = ''): Promise<Record<string, unknown>> {
    await this.api.house.runtime.catchUp();
    const said = await this.analyst.get(`/v1/positions?fund=HI&year=2022-23&through=12&ics=QE1${more}`);
    expect(said.status).toBe(200);
    return (said.body['positions'] as Record<string, unknown>[])[0]!;
  }

  theReturn(of = RETURN): Promise<Said> {
    return this.director.get(of);
  }

  /** What the director is shown of the version that counts. */
  async shown(of = RETURN): Promise<{ etag: string; statement: Record<string, unknown> }> {
    const { etag, body } = await this.theReturn(of);
    const counting = (body['versions'] as Record<string, unknown>[]).find(({ counts }) => counts === true)!;
    const { version, lineCount, totalPence, linesSha256, discrepancyCount, discrepanciesSha256 } = counting;
    return {
      etag,
      statement: { version, lineCount, totalPence, linesSha256, discrepancyCount, discrepanciesSha256 },
    };
  }

  /** A draft of this file, its discrepancies confirmed where there are any. */
  async drafted(file: string, of = RETURN): Promise<Said> {
    const before = await this.lead.get(`${of}/draft`);
    const seen = before.status === 404 ? undefined : before.etag;
    const draft = await this.lead.put(`${of}/draft`, file, seen);
    if (draft.body['step'] !== 'discrepancies') return draft;
    const { discrepanciesSha256 } = draft.body['statement'] as { discrepanciesSha256: string };
    return this.lead.post(`${of}/draft/confirmation`, { discrepanciesSha256 }, draft.etag);
  }

  submits({ etag }: Said, restatementReason: string | null = null, of = RETURN): Promise<Said> {
    return this.lead.post(`${of}/submission`, { restatementReason }, etag);
  }
}
