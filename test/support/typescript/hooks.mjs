import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const strip = await withSwc().catch(withTypeScript);

/** A relative import of `x.js` that is not there means `x.ts`. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await strip(await readFile(filename, 'utf8'), filename);
  return { format: 'module', source, shortCircuit: true };
}

async function withSwc() {
  const { transform } = await import('@swc/core');
  const jsc = {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  };
  const options = { configFile: false, swcrc: false, sourceMaps: 'inline', jsc, module: { type: 'es6' } };
  return async (source, filename) => (await transform(source, { ...options, filename })).code;
}

/** swc keeps its native part in a cache that it refuses below folders of other users, so not every user can load it. */
async function withTypeScript() {
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    verbatimModuleSyntax: true,
    inlineSourceMap: true,
  };
  return (source, fileName) => ts.transpileModule(source, { fileName, compilerOptions }).outputText;
}
