import { expectProblem, openApi, type Api } from '../support/api.js';
import { Colleague } from '../support/colleague.js';
import { RETURN, layTheGround, october } from '../support/year-of-returns.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await layTheGround(api);
}, 120_000);
afterAll(() => api?.close());

test('a file that is put in a draft’s place as it is submitted is not submitted unseen', async () => {
  const lead = await Colleague.appointed(api, 'Lee Lead', ['finance_lead', 'QE1']);
  const { etag } = await lead.put(`${RETURN}/draft`, october(['L1', '600.00', 'SMK-1']));
  const { drafts } = api.house.runtime;
  const find = drafts.find.bind(drafts);
  // A colleague is as quick as can be: between the reading of the draft and that of its bytes.
  drafts.find = async (key) => {
    const seen = (await find(key))!;
    drafts.find = find;
    const put = await lead.put(`${RETURN}/draft`, october(['L1', '999.00', 'SMK-1']), etag);
    expect(put.status).toBe(200);
    return seen;
  };
  const headers = { 'ringfence-person': lead.id, 'if-match': etag };
  expectProblem(await api.post(`${RETURN}/submission`, { restatementReason: null }, headers), 412);
  expect((await lead.get(RETURN)).body['versions']).toEqual([]);
});
