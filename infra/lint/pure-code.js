// What pure code may not do (infra/adr/0010-boundaries-enforced.md). Each ban has a fixture in test/arch/fixtures/lint that
// must fail; test/arch/lint.spec.ts sees to it.
import typescript from 'typescript';

const global = (name, message) => ({ name, message });

/** Names that reach out of the function: the clock, chance, the process, timers. */
export const bannedGlobals = [
  global('performance', 'Time arrives in the command (meta.at).'),
  global('crypto', 'Ids arrive in the command; chance has no place in a rule.'),
  global('process', 'Settings arrive as arguments.'),
  global('globalThis', 'It would be a way around the other bans.'),
  global('setTimeout', 'A rule waits for nothing.'),
  global('setInterval', 'A rule waits for nothing.'),
  global('setImmediate', 'A rule waits for nothing.'),
  global('queueMicrotask', 'A rule waits for nothing.'),
  global('console', 'A rule answers; who asked may log.'),
  global('fetch', 'A rule reads nothing.'),
];

const ban = (selector, message) => ({ selector, message });
/** Puts each ban's name before what it says, so that a strike is known by its ban. */
const named = (bans) =>
  Object.entries(bans).map(([name, { selector, message }]) => ({ selector, message: `${name}: ${message}` }));
const clock = 'Time arrives in the command (meta.at).';
const chance = 'Ids arrive in the command; chance has no place in a rule.';

/** The clock and chance, by the name of the fixture. */
export const impureSyntax = named({
  'date-now': ban("MemberExpression[object.name='Date'][property.name='now']", clock),
  'new-date': ban("NewExpression[callee.name='Date'][arguments.length=0]", clock),
  'date-call': ban("CallExpression[callee.name='Date']", clock),
  'math-random': ban("MemberExpression[object.name='Math'][property.name='random']", chance),
  'random-uuid': ban('Identifier[name=/^random(UUID|Bytes|Int|FillSync)$/]', chance),
});

/** Division, which libs/kernel/pence.ts alone may do, in bigint. */
export const divisionSyntax = named({
  division: ban(
    "BinaryExpression[operator='/']",
    'Use mulDivFloor, floorDiv or roundHalfUpDiv of the kernel.',
  ),
  'division-assignment': ban("AssignmentExpression[operator='/=']", 'Use the divisions of the kernel.'),
});

/** The other ways in which whole pence become floats. */
export const floatSyntax = named({
  power: ban("BinaryExpression[operator='**']", 'Powers leave the whole numbers.'),
  'power-assignment': ban("AssignmentExpression[operator='**=']", 'Powers leave the whole numbers.'),
  rounding: ban(
    "MemberExpression[object.name='Math'][property.name=/^(round|floor|ceil|trunc|fround|pow|sqrt|exp|log)$/]",
    'Whole numbers need no rounding; use the divisions of the kernel.',
  ),
  'parse-float': ban('Identifier[name=/^parseFloat$/]', 'Amounts are read digit by digit, never as floats.'),
  'to-fixed': ban('MemberExpression[property.name=/^to(Fixed|Precision|Exponential)$/]', 'Use formatPounds.'),
  fraction: ban('Literal[raw=/^[0-9_]*\\.[0-9]|^[0-9._]+e-/i]', 'A literal that is not whole is a float.'),
});

/** `/` and `/=` between anything but bigint. Needs types, which is why it stands guard over one file only. */
export const noNumberDivision = {
  meta: { type: 'problem', schema: [], messages: { number: 'Only bigint divides here.' } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const isBigint = (node) =>
      (services.getTypeAtLocation(node).flags & typescript.TypeFlags.BigIntLike) !== 0;
    const check = (node) => {
      if (!isBigint(node.left) || !isBigint(node.right)) context.report({ node, messageId: 'number' });
    };
    return {
      "BinaryExpression[operator='/']": check,
      "AssignmentExpression[operator='/=']": check,
    };
  },
};
