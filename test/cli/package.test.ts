import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from './compile.ts';
import { emptyFolder, plainFolder, put, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const run = (file: string, args: readonly string[], cwd: string): string =>
  execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// As a person would who has cloned the repository and works elsewhere. It takes longer than a test may, and all tests need it.
const packed = emptyFolder();
run('npm', ['pack', '--pack-destination', packed], project);
const tarball = readdirSync(packed).find((name) => name.endsWith('.tgz')) as string;
const home = plainFolder({ 'package.json': { name: 'mine', private: true, type: 'module' } });
run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(packed, tarball)], home);
const installed = join(home, 'node_modules/kontras');

test('the package holds compiled JavaScript with its types, and no more content than it must', () => {
  const files = Object.keys(treeOf(installed)).filter((name) => !name.startsWith('node_modules/'));
  const compiled = ['pipeline', 'publish', 'scripts'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => ['.js', '.d.ts'].map((ending) => `lib/${folder}/${name.replace(/\.ts$/, ending)}`)),
  );
  expect(files.filter((name) => name.startsWith('lib/')).sort()).toEqual(compiled.sort());
  const rest = files.filter((name) => !name.startsWith('lib/') && name !== 'README.md');
  const shipped = ['publish/targets/strapi', 'publish/targets/wordpress'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(js|json|php)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  expect(rest.sort()).toEqual(['LICENSE', 'package.json', 'source/article.json', 'source/smtp/protocol.json', ...shipped].sort());
  for (const name of compiled.filter((one) => one.endsWith('.js')))
    expect(readFileSync(join(installed, name), 'utf8')).not.toMatch(/(from|import\() ?'\.[^']*\.ts'/);
  expect(existsSync(join(home, 'node_modules/tsx'))).toBe(false);
  expect(existsSync(join(home, 'node_modules/typescript'))).toBe(false);
});

test('its bin builds a folder of one\u2019s own, to the same bytes as the repository', () => {
  expect(run('npx', ['--no-install', 'kontras', 'build'], home)).toMatch(
    /^Built 2 comparisons, 4 code pages, 2 overviews in 2 locales in .* s: dist\n/,
  );
  const other = plainFolder();
  expect(kontras(['build', '--root', other]).code).toBe(0);
  expect(treeOf(join(home, 'dist'))).toEqual(treeOf(join(other, 'dist')));
  expect(run('npx', ['--no-install', 'kontras', '--version'], home)).toBe(
    `${JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version}\n`,
  );
});

const program = `import { type BuildResult, build, check, type Diagnostic, readFolder } from 'kontras';

const { diagnostics } = check(readFolder('.'));
const errors: readonly Diagnostic[] = diagnostics.filter((one) => one.severity === 'error');
const result: BuildResult = await build('.', { out: 'public', locales: ['id'] });
console.log(errors.length, result.counts?.comparison);
`;

const typeCheck = (): void => {
  const types = ['--typeRoots', join(project, 'node_modules/@types'), '--types', 'node'];
  const strict = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--exactOptionalPropertyTypes'];
  run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), ...strict, ...types, 'use.ts'], home);
};

test('as a library it has types, and does what they say', () => {
  put(home, { 'use.ts': program });
  typeCheck();
  put(home, { 'use.ts': program.replace("'public'", '7') });
  expect(typeCheck).toThrow();
  put(home, { 'use.mjs': program.replaceAll(/type \w+, |, type \w+|: readonly Diagnostic\[\]|: BuildResult/g, '') });
  expect(run(process.execPath, ['use.mjs'], home)).toBe('0 1\n');
  expect(existsSync(join(home, 'public/articles/id/smtp/334-vs-552.md'))).toBe(true);
});
