import {
  MigrationChangedError,
  MigrationNamesError,
  orderMigrations,
  pendingMigrations,
  schemaScripts,
} from './index.js';

const file = (name: string, sha256 = 'a') => ({ name, sha256, sql: '' });

describe('the order of migrations', () => {
  it('is that of their numbers, gaps allowed', () => {
    expect(orderMigrations(['0010_c.sql', '0002_b.sql', '0001_a.sql'])).toEqual([
      '0001_a.sql',
      '0002_b.sql',
      '0010_c.sql',
    ]);
  });

  it.each(['1_a.sql', '0001-a.sql', '0001_A.sql', 'a.sql'])('refuses the name %s', (name) => {
    expect(() => orderMigrations([name])).toThrow(MigrationNamesError);
  });

  it('refuses one number used twice', () => {
    expect(() => orderMigrations(['0001_a.sql', '0001_b.sql'])).toThrow(/0001_b\.sql is taken/);
  });

  it('holds for the files of this project', () => {
    expect(schemaScripts().migrations.map((migration) => migration.name)).toContain('0002_workspace.sql');
  });
});

describe('pending migrations', () => {
  it('are those not applied, in order', () => {
    const files = [file('0001_a.sql'), file('0002_b.sql'), file('0003_c.sql')];
    expect(pendingMigrations(files, [file('0001_a.sql')]).map(({ name }) => name)).toEqual([
      '0002_b.sql',
      '0003_c.sql',
    ]);
  });

  it('include one with a lower number that came later', () => {
    const files = [file('0001_a.sql'), file('0002_b.sql')];
    expect(pendingMigrations(files, [file('0002_b.sql')]).map(({ name }) => name)).toEqual(['0001_a.sql']);
  });

  it('are refused when an applied file changed, by its name', () => {
    const changed = () => pendingMigrations([file('0001_a.sql', 'b')], [file('0001_a.sql', 'a')]);
    expect(changed).toThrow(MigrationChangedError);
    expect(changed).toThrow(/0001_a\.sql was changed/);
  });

  it('are refused on a database of a newer version', () => {
    expect(() => pendingMigrations([], [file('0009_z.sql')])).toThrow(/0009_z\.sql .* newer/);
  });
});
