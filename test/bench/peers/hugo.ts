import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureProgram } from '../measure.ts';
import { type Locale, type PreparedRecord, pairsOf, readContent, slugOf } from './article.mjs';
import type { Peer } from './peer.ts';

/**
 * Hugo at its best: its messages are i18n's, what belongs to one code is a cached partial, the texts come from data and no Markdown is
 * rendered. Older versions, such as Debian's, make no pages from data: each comparison has a content file, which is made beforehand.
 */
export const hugo: Peer = {
  name: 'hugo',
  title: 'Hugo, its partials cached',
  limit: 99_000,
  async prepare(folder, content) {
    const { error } = spawnSync('hugo', ['version']);
    if (error !== undefined) return 'not installed';
    cpSync(new URL('hugo/', import.meta.url), folder, { recursive: true });
    const write = (path: string, value: unknown): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${JSON.stringify(value)}\n`);
    };
    const locales = readContent(content);
    const languages = Object.fromEntries(
      locales.map(({ tag }) => [tag.toLowerCase(), { contentDir: `content/${tag}`, params: { tag } }]),
    );
    write('hugo.json', { ...config, languages });
    for (const locale of locales) {
      const language = locale.tag.toLowerCase();
      write(`i18n/${language}.json`, messagesOf(locale.messages));
      write(`data/records/${language}.json`, Object.fromEntries(locale.records.map((record) => [record.code, dataOf(record)])));
      mkdirSync(join(folder, 'content', locale.tag, 'bench'), { recursive: true });
      for (const [a, b] of pairsOf(locale))
        writeFileSync(
          join(folder, 'content', locale.tag, 'bench', `${slugOf(a, b)}.md`),
          `---\n{ a: "${a.code}", b: "${b.code}" }\n---\n`,
        );
    }
    return { measure: measureProgram, program: 'hugo', argsFor: (out) => ['--quiet', '--destination', out], cwd: folder };
  },
};

const config = {
  baseURL: 'https://example.org/',
  defaultContentLanguage: 'en',
  defaultContentLanguageInSubdir: true,
  uglyURLs: true,
  disableKinds: ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404'],
  mediaTypes: { 'text/markdown': { suffixes: ['md'] } },
  outputFormats: { md: { mediaType: 'text/markdown', isPlainText: true } },
  outputs: { page: ['md'] },
};

/** Messages as i18n wants them: one level of ids, and variables whose names are identifiers. */
function messagesOf(messages: Locale['messages'], path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, variable: string) => `{{ .${identifier(variable)} }}`)]]
        : Object.entries(messagesOf(value, `${path}${key}_`)),
    ),
  );
}

const identifier = (variable: string): string => variable.toLowerCase().replace(', insentence', '_in');

/** A record with the values of its messages' variables, where it is the only one, the first or the second of a pair. */
function dataOf({
  variables,
  facts,
  specLinks,
  code,
  status,
  retry,
  actor,
  session,
  related,
  ...record
}: PreparedRecord): object {
  const as = (side: string): object =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [identifier(name.replace(/^\w+/, (word) => word + side)), value]),
    );
  const { description, seen, fix } = record;
  return {
    ...{ code, class: record.class, status, retry, actor, session, related, description, seen, fix, facts, specs: specLinks },
    ...{ as_one: as(''), as_a: { ...as('A'), protocol: variables.protocol }, as_b: as('B') },
  };
}
