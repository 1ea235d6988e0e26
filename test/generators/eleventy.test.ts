import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readsArticles } from './contract.ts';
import { makeFolder, writeFiles } from './folder.ts';
import { run } from './run.ts';
import { body } from './site.ts';

const version = '3.1.8';
const install = `This test installs Eleventy ${version} with npm and needs a package registry that npm can reach.`;

/** As docs/site-generators.md has it, but for the flag that keeps the drafts. */
const config = `import { EleventyI18nPlugin } from '@11ty/eleventy';

export default function (config) {
  config.addGlobalData('layout', 'article.njk');
  config.addPlugin(EleventyI18nPlugin, { defaultLanguage: 'en' });
  if (process.argv.includes('--output=published')) {
    config.addPreprocessor('drafts', 'md', (data) => (data.draft ? false : undefined));
  }
}

export const config = { dir: { input: 'content', includes: '../_includes' }, markdownTemplateEngine: false };
`;

const data = `{{ { title: title, description: description, translationKey: translationKey, codes: codes, draft: draft, index: index,
  coverage: translation.coverage, digest: digest } | dump | safe }}`;
const alternates =
  '{% for other in page.url | locale_links %}<link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.url }}">{% endfor %}';

let folder: string;

readsArticles('Eleventy', {
  prepare() {
    folder = makeFolder();
    writeFiles(folder, {
      'package.json': { private: true, type: 'module' },
      'eleventy.config.js': config,
      '_includes/article.njk': `<!doctype html>${alternates}\n${body('{{ title }}', data, '{{ content | safe }}')}`,
    });
    run(
      'npm',
      ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', `@11ty/eleventy@${version}`],
      folder,
      install,
    );
  },
  build(articles, drafts) {
    for (const old of ['content', 'published', 'drafts']) rmSync(join(folder, old), { recursive: true, force: true });
    cpSync(articles, join(folder, 'content'), { recursive: true });
    const output = drafts ? 'drafts' : 'published';
    run(
      process.execPath,
      [join('node_modules', '@11ty', 'eleventy', 'cmd.cjs'), '--quiet', `--output=${output}`],
      folder,
      install,
    );
    return join(folder, output);
  },
});
