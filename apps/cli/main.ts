import { Command, InvalidArgumentError } from 'commander';
import { CHANGES } from './commands/changes.js';
import { DEMO } from './commands/demo.js';
import { LOAD } from './commands/load.js';
import { POSITION } from './commands/position.js';
import { REBUILD } from './commands/rebuild.js';
import { REPORT } from './commands/report.js';
import { REPORTS } from './commands/reports.js';
import { START } from './commands/start.js';
import { STATUS } from './commands/status.js';
import { VERIFY } from './commands/verify.js';
import { fail } from './io.js';
import { dataDirOption } from './options.js';

const program = new Command('ringfence')
  .description("Where England's money for health inequalities went, and what it changed.")
  .showHelpAfterError('(add --help for what it takes)');

for (const add of [START, DEMO, LOAD, POSITION, CHANGES, REPORT, REPORTS, REBUILD, VERIFY, STATUS]) {
  const command = add(program);
  if (!command.options.some(({ long }) => long === '--data-dir'))
    command.addOption(dataDirOption('.ringfence'));
}

/** With --help behind it a mistyped command would print the general help, as if all were well. */
function withoutHelpOfNoCommand(args: readonly string[]): readonly string[] {
  const [asked] = args[0] === 'help' ? args.slice(1) : args;
  const known = program.commands.map((command) => command.name());
  return asked === undefined || asked.startsWith('-') || known.includes(asked) ? args : [asked];
}

try {
  await program.parseAsync(withoutHelpOfNoCommand(process.argv.slice(2)), { from: 'user' });
} catch (error) {
  if (error instanceof InvalidArgumentError) throw error;
  fail(error);
}
