import { importFile } from '../import-file.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { decodeWindows1252 } from './windows-1252.js';

const HEADER = 'fund,ics_code,financial_year,period,amount';

test('Windows-1252 is detected, decoded and said', async () => {
  const ports = portsWith('QE1');
  const text = `${HEADER},note\nHI,QE1,2022-23,1,\xa31.50,\x80 5 \x96 more\n`;
  const result = await importFile(fileOf('plans', Buffer.from(text, 'latin1')), CONTEXT, ports);
  expect(result).toMatchObject({ status: 'applied', encoding: 'windows-1252' });
  expect(ports.asked('PhasePlan')[0]?.data.amountPence).toBe(150);
  expect(decodeWindows1252(Buffer.from([0x80, 0x96, 0xa3, 0x9f, 0x41]))).toBe('€–£ŸA');
});

test.each([
  ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
  ['utf-16be', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('%s with its mark is decoded and said', async (encoding, encode) => {
  const ports = portsWith('QE1');
  const result = await importFile(
    fileOf('plans', encode(`\ufeff${HEADER}\r\nHI,QE1,2022-23,1,£1.50\r\n`)),
    CONTEXT,
    ports,
  );
  expect(result).toMatchObject({ status: 'applied', encoding, format: 'csv' });
  expect(ports.asked('PhasePlan')[0]?.data.amountPence).toBe(150);
});
