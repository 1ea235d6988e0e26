import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureNode } from '../measure.ts';
import type { Peer } from './peer.ts';

const version = '3.1.8';

/** Eleventy with a JavaScript template, the fastest that it has; it paginates over all comparisons. */
export const eleventy: Peer = {
  name: 'eleventy',
  title: `Eleventy ${version}, a JavaScript template`,
  limit: 99_000,
  async prepare(folder, content) {
    cpSync(new URL('eleventy/', import.meta.url), folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const flags = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...flags, `@11ty/eleventy@${version}`], { cwd: folder, shell: process.platform === 'win32' });
    return {
      measure: measureNode,
      program: join(folder, 'node_modules/@11ty/eleventy/cmd.cjs'),
      argsFor: (out) => ['--quiet', `--output=${out}`],
      cwd: folder,
      env: { KONTRAS_BENCH_ARTICLE: new URL('article.mjs', import.meta.url).href, KONTRAS_BENCH_CONTENT: content },
    };
  },
};
