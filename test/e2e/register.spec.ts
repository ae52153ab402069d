import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { organisationsKnown, successionsKnown } from '#projections/facts';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { openHouse } from '../support/house.js';
import { operatorContext } from '../support/operator.js';

test('the register of England loads, with the systems whose codes are known and no succession that is not', async () => {
  const house = await openHouse();
  try {
    const folder = join(import.meta.dirname, '../../infra/register/england-2022-2026');
    expect((await loadFolder(folder, operatorContext(), ingestionPorts(house.runtime))).status).toBe(
      'applied',
    );
    await house.runtime.catchUp();
    const { position } = await house.runtime.log.head();
    const register = await organisationsKnown(house.runtime.pool, position);
    expect(register.size).toBe(42);
    expect(register.get('QNX')).toMatchObject({ onsCode: 'E54000064', establishedOn: '2022-07-01' });
    expect(await successionsKnown(house.runtime.pool, position)).toEqual([]);
  } finally {
    await house.close();
  }
});
