import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureProgram } from '../measure.ts';
import { type Locale, type PreparedRecord, pairsOf, readContent, slugOf } from './content.mjs';
import type { Peer } from './peer.ts';

/**
 * Hugo at its best: what belongs to one code is a cached partial, the rest are formats and texts from data, and no Markdown is rendered. Older versions, such as Debian's, make no pages from data: each comparison has a content file, which is made beforehand.
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
      write(
        `data/records/${language}.json`,
        Object.fromEntries(locale.records.map((record) => [record.code, dataOf(record, locale)])),
      );
      write(`data/messages/${language}.json`, formatsOf(locale.messages));
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
const messagesOf = (messages: Locale['messages']): Record<string, string> =>
  mapMessages(messages, (message) => message.replace(variable, (_, name: string) => `{{ .${identifier(name)} }}`));

/** The same as formats of `printf`, which takes a tenth of the time. Their arguments are in the order of `places`. */
const formatsOf = (messages: Locale['messages']): Record<string, string> =>
  mapMessages(messages, (message) =>
    message.replaceAll('%', '%%').replace(variable, (_, name: string) => `%[${Math.max(0, places.indexOf(name)) + 1}]s`),
  );

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;
const ofBoth = ['code', 'name', 'class', 'meaning', 'meaning, inSentence', 'actor', 'actor, inSentence', 'commands', 'enhanced'];
const places = ['protocol', ...ofBoth.flatMap((name) => ['A', 'B'].map((side) => name.replace(/^\w+/, `$&${side}`)))];

const mapMessages = (messages: Locale['messages'], change: (message: string) => string, path = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, change(value)]] : Object.entries(mapMessages(value, change, `${path}${key}_`)),
    ),
  );

const identifier = (name: string): string => name.toLowerCase().replace(', insentence', '_in');

/** A record with what is said of it alone. */
function dataOf(record: PreparedRecord, { say }: Locale): object {
  const { variables, specLinks, commands: _, enhanced: __, asA: ___, asB: ____, ...texts } = record;
  return {
    ...texts,
    protocol: variables.protocol,
    summary_in: variables['meaning, inSentence'],
    actor_in: variables['actor, inSentence'],
    specs: specLinks,
    shared: Object.fromEntries(sharable.map((fact) => [fact, say[`shared.${fact}`]?.(variables)])),
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [identifier(name), value])),
  };
}

const sharable = ['class', 'retry', 'actor', 'commands', 'enhanced'];
