import { Command, InvalidArgumentError, Option } from 'commander';
import { DEMO } from './commands/demo.js';
import { LOAD } from './commands/load.js';
import { POSITION } from './commands/position.js';
import { REBUILD } from './commands/rebuild.js';
import { REPORT } from './commands/report.js';
import { START } from './commands/start.js';
import { STATUS } from './commands/status.js';
import { VERIFY } from './commands/verify.js';
import { fail } from './io.js';

const program = new Command('ringfence')
  .description("Where England's money for health inequalities went, and what it changed.")
  .showHelpAfterError('(add --help for what it takes)');

for (const add of [START, DEMO, LOAD, POSITION, REPORT, REBUILD, VERIFY, STATUS]) {
  const command = add(program);
  command.addOption(
    new Option('--data-dir <folder>', 'where the embedded database lives (default: .ringfence)'),
  );
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof InvalidArgumentError) throw error;
  fail(error);
}
