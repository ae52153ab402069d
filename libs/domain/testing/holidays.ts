import { parseBankHolidays } from '../policies/calendar/bank-holidays.js';

/** Those around the end of May 2022 and Christmas of that year, as the committed table has them. */
export const someHolidays = parseBankHolidays(
  [
    'date,name,note',
    '2022-04-15,Good Friday,',
    '2022-04-18,Easter Monday,',
    '2022-05-02,Early May bank holiday,',
    '2022-06-02,Spring bank holiday,moved',
    '2022-06-03,Platinum Jubilee bank holiday,additional',
    '2022-08-29,Summer bank holiday,',
    '2022-09-19,State Funeral of Queen Elizabeth II,additional',
    '2022-12-26,Boxing Day,',
    '2022-12-27,Christmas Day,substitute',
    "2023-01-02,New Year's Day,substitute",
    '2023-04-07,Good Friday,',
    '2023-04-10,Easter Monday,',
    '2023-05-01,Early May bank holiday,',
    '2023-05-08,Coronation of King Charles III,additional',
    '2023-05-29,Spring bank holiday,',
  ].join('\n'),
);
