import { aCreditComesIn } from './a-year/credit-comes-in.js';
import { novemberIsLate } from './a-year/november-late.js';
import { octoberIsHandedIn } from './a-year/october-handed-in.js';
import { octoberIsSigned } from './a-year/october-signed.js';
import { TheYear } from './a-year/the-year.js';
import { theYearEnds } from './a-year/year-ends.js';
import { theYearIsRestated } from './a-year/year-restated.js';

// One year of NHS One, played by three people through the API, with every refusal on the way. The chapters are one story: each goes on
// where the one before it ended.

const year = new TheYear();
beforeAll(() => year.begins(), 120_000);
afterAll(() => year.ends());

describe('October is handed in', octoberIsHandedIn(year));
describe('October is signed', octoberIsSigned(year));
describe('a credit comes in', aCreditComesIn(year));
describe('November is late', novemberIsLate(year));
describe('the year ends', theYearEnds(year));
describe('the closed year is restated', theYearIsRestated(year));
