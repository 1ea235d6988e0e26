import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digest } from '../../pipeline/digest.ts';

type Json = { [key: string]: Json } | readonly Json[] | string | boolean;
type Tree = { [key: string]: Json };

/** The files of a root by their paths. */
export type Files = ReadonlyMap<string, Tree>;

/** A change to a root: its name, and numbers by which it chooses what to change and into what. */
export interface Edit {
  readonly name: keyof typeof edits;
  readonly at: number;
  readonly to: number;
}

/** Change the files of a root. What cannot be done to these, such as taking away what is not there, changes nothing. */
export const edited = (files: Files, { name, at, to }: Edit): Files => withoutDangling(edits[name](files, at, to));

/** Put the files that differ into a root, and take out those that are gone, with the folders that are left empty. */
export function save(root: string, before: Files, now: Files): void {
  for (const path of before.keys()) if (!now.has(path)) rmSync(join(root, path));
  for (const folder of new Set([...before.keys()].map(dirname)))
    if (![...now.keys()].some((path) => path.startsWith(`${folder}/`) || folder === '.'))
      rmSync(join(root, folder), { recursive: true });
  for (const [path, value] of now) {
    if (before.get(path) === value) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${JSON.stringify(value, undefined, 2)}\n`);
  }
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Give an object another value at the end of a path, or none. */
function put(tree: Tree, [key, ...rest]: readonly string[], value: Json | undefined): Tree {
  const { [key as string]: old, ...others } = tree;
  if (rest.length > 0) return { ...tree, [key as string]: put((old ?? {}) as Tree, rest, value) };
  return value === undefined ? others : { ...tree, [key as string]: value };
}

/** Do the same with one of the files; one that is left empty goes. */
function change(files: Files, file: string, path: readonly string[], value: Json | undefined): Files {
  const now = new Map(files);
  const tree = put(files.get(file) ?? {}, path, value);
  if (Object.keys(tree).length === 0) now.delete(file);
  else now.set(file, tree);
  return now;
}

const recordsOf = (files: Files): string[] => [...files.keys()].filter((path) => /^source\/\w+\/\d+\.json$/.test(path));
const protocolOf = (path: string): string => path.split('/')[1] as string;
const codeOf = (path: string): string => (path.split('/')[2] as string).replace('.json', '');
const localesOf = (files: Files): string[] => [
  ...new Set([...files.keys()].filter((path) => path.startsWith('locales/')).map((path) => path.split('/')[1] as string)),
];

/** The codes of a protocol, as they are ordered. */
const codesOf = (files: Files, protocol: string): string[] =>
  recordsOf(files)
    .filter((path) => protocolOf(path) === protocol)
    .map(codeOf)
    .sort((one, other) => Number(one) - Number(other));

const words = ['mail', 'server', 'reply', 'queue', 'session', 'limit', 'folder'];
const sentence = (n: number): string => `The ${pick(words, n)} is told of by number ${n % 40}.`;
const text = (n: number): string => (n % 3 === 0 ? `${sentence(n)}\n\n${sentence(n + 1)}` : sentence(n));
const translated = (tag: string, n: number): string => `${tag} ${pick(words, n)} ${n % 40}.`;

const actors = ['client', 'sender', 'recipient', 'nobody'] as const;
const retries = ['yes', 'no', 'after-change'] as const;

/** A record with more or less of what one can have. */
export function record(code: string, n: number): Tree {
  const plain = {
    ...{ name: `Name ${n % 10}`, class: code.charAt(0) },
    ...{ description: text(n), seen: `When ${pick(words, n)} ${n % 7} comes.`, fix: sentence(n + 3) },
  };
  if (n % 4 === 0) return plain;
  const rich = { ...plain, summary: `Summary ${n % 9}.`, retry: pick(retries, n), actor: pick(actors, n) };
  return n % 4 === 1 ? rich : { ...rich, commands: ['RCPT', 'any'], enhanced: ['4.2.1'] };
}

const textFields = ['name', 'summary', 'description', 'seen', 'fix'] as const;

/** A text of a locale's file: where it stands there, and its English. */
function translatable(files: Files, protocol: string): { path: readonly string[]; english: string }[] {
  const found: { path: readonly string[]; english: string }[] = [];
  if (codesOf(files, protocol).length === 0) return found;
  const walk = (path: readonly string[], value: Json | undefined, fields: readonly string[]): void => {
    for (const field of fields) {
      const english = (value as Tree | undefined)?.[field];
      if (typeof english === 'string') found.push({ path: [...path, field], english });
    }
  };
  for (const code of codesOf(files, protocol)) walk(['codes', code], files.get(`source/${protocol}/${code}.json`), textFields);
  for (const [pair, value] of Object.entries(files.get(`source/${protocol}/pairs.json`) ?? {}))
    walk(['pairs', pair], value, ['verdict', 'choose', 'practice']);
  for (const [code, value] of Object.entries(files.get(`source/${protocol}/enhanced.json`) ?? {}))
    walk(['enhanced', code], value, ['name', 'meaning']);
  const { classes, categories } = (files.get(`source/${protocol}/protocol.json`) ?? smtp) as { classes: Tree; categories?: Tree };
  walk(['classes'], classes, Object.keys(classes));
  if (categories !== undefined) walk(['categories'], categories, Object.keys(categories));
  return found;
}

const project = (path: string): Tree => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Tree;
const smtp = project('source/smtp/protocol.json');
const english = project('source/article.json');
const korean = project('locales/ko/article.json');

/** Messages without variables, so that any words will do; the last ones have each a page or two on which they stand. */
const messages = ['heading.fix', 'heading.more', 'glance.actor', 'actor.nobody', 'retry.yes', 'enhanced.meaning', 'command.any'];

/** A locale with all texts of the messages, and some of a protocol's. */
function newLocale(files: Files, tag: string, share: number): Files {
  let now = change(files, `locales/${tag}/article.json`, [], undefined);
  now = new Map(now).set(`locales/${tag}/article.json`, korean);
  for (const protocol of ['smtp', 'http']) {
    for (const [index, { path }] of translatable(files, protocol).entries())
      if (index % 10 < share) now = change(now, `locales/${tag}/${protocol}.json`, path, translated(tag, index));
  }
  return now;
}

/** What a person may do to the content, by name. Each keeps it sound. */
const edits = {
  'a text of a record': (files: Files, at: number, to: number): Files => {
    const file = pick(recordsOf(files), at);
    const field = pick(
      textFields.filter((name) => files.get(file)?.[name] !== undefined),
      to,
    );
    return change(files, file, [field], field === 'name' ? `Name ${to % 10}` : text(to));
  },
  'the summary of a record': (files: Files, at: number, to: number): Files =>
    change(files, pick(recordsOf(files), at), ['summary'], to % 2 === 0 ? undefined : `Summary ${to % 9}.`),
  'a fact of a record': (files: Files, at: number, to: number): Files => {
    const file = pick(recordsOf(files), at);
    const facts = {
      ...{ retry: pick(retries, to), actor: pick(actors, to), commands: ['RCPT', 'any'], status: 'extension' },
      ...{ enhanced: [pick(['4.2.1', '5.1.1'], to)], spec: [{ document: 'RFC 5321', section: `${to % 5}` }] },
      session: { server: 'Postfix 3.7', lines: [`S: ${codeOf(file)} ${to % 5}`] },
    };
    const name = pick(Object.keys(facts), to) as keyof typeof facts;
    return change(files, file, [name], to % 3 === 0 ? undefined : facts[name]);
  },
  'related codes': (files: Files, at: number, to: number): Files => {
    const file = pick(recordsOf(files), at);
    const others = codesOf(files, protocolOf(file)).filter((code) => code !== codeOf(file));
    const related = [...new Set([pick(others, to), pick(others, to >> 3)])];
    return change(files, file, ['related'], to % 4 === 0 ? undefined : related);
  },
  'a whole record': (files: Files, at: number, to: number): Files => {
    const protocol = at % 4 === 0 ? 'http' : 'smtp';
    const code =
      protocol === 'http' ? pick(['404', '410', '451'], to) : pick(['220', '334', '450', '451', '452', '550', '552', '553'], to);
    const file = `source/${protocol}/${code}.json`;
    if (!files.has(file)) return codesOf(files, protocol).length === 0 ? files : new Map(files).set(file, record(code, to));
    if (codesOf(files, protocol).length < 3) return files;
    let now: Files = new Map([...files].filter(([path]) => path !== file));
    // What names it goes with it.
    for (const path of recordsOf(now)) {
      const related = now.get(path)?.related as readonly string[] | undefined;
      if (protocolOf(path) !== protocol || related?.includes(code) !== true) continue;
      const rest = related.filter((other) => other !== code);
      now = change(now, path, ['related'], rest.length === 0 ? undefined : rest);
    }
    for (const pair of Object.keys(now.get(`source/${protocol}/pairs.json`) ?? {}))
      if (pair.split('-').includes(code)) now = change(now, `source/${protocol}/pairs.json`, [pair], undefined);
    return now;
  },
  'a verdict': (files: Files, at: number, to: number): Files => {
    const codes = codesOf(files, 'smtp');
    const low = at % (codes.length - 1);
    const high = low + 1 + ((at >> 4) % (codes.length - 1 - low));
    const pair = `${codes[low]}-${codes[high]}`;
    if (to % 4 === 0) return change(files, 'source/smtp/pairs.json', [pair], undefined);
    const more = to % 4 === 1 ? {} : to % 4 === 2 ? { choose: text(to + 5) } : { practice: text(to + 7), choose: text(to) };
    const sources = to % 2 === 0 ? {} : { sources: [{ title: `Page ${to % 3}`, url: `https://example.org/${to % 3}` }] };
    return change(files, 'source/smtp/pairs.json', [pair], { verdict: text(to), ...more, ...sources });
  },
  'an enhanced code': (files: Files, at: number, to: number): Files =>
    change(files, 'source/smtp/enhanced.json', [pick(['X.2.1', 'X.1.1'], at)], {
      name: `Enhanced ${to % 5}`,
      meaning: sentence(to),
    }),
  'a message in English': (files: Files, at: number, to: number): Files => {
    const own = new Map(files).set('source/article.json', files.get('source/article.json') ?? english);
    return change(own, 'source/article.json', pick(messages, at).split('.'), `Message ${to % 30}`);
  },
  'a message of a locale': (files: Files, at: number, to: number): Files => {
    const tag = pick(localesOf(files), at);
    const path = pick(messages, at >> 3).split('.');
    return change(files, `locales/${tag}/article.json`, path, to % 3 === 0 ? undefined : `${tag} ${to % 30}`);
  },
  'a translation': (files: Files, at: number, to: number): Files => {
    const tag = pick(localesOf(files), at);
    const protocol = at % 5 === 0 ? 'http' : 'smtp';
    const [one] = [pick(translatable(files, protocol), to)];
    if (one === undefined) return files;
    const value = to % 3 === 0 ? undefined : translated(tag, to);
    return change(files, `locales/${tag}/${protocol}.json`, one.path, value);
  },
  'all translations': (files: Files, at: number, to: number): Files => {
    const tag = pick(localesOf(files), at);
    let now = new Map(files).set(`locales/${tag}/article.json`, korean) as Files;
    for (const protocol of ['smtp', 'http'])
      for (const { path } of translatable(files, protocol))
        now = change(now, `locales/${tag}/${protocol}.json`, path, translated(tag, to));
    return now;
  },
  'what is stale': (files: Files, at: number, to: number): Files => {
    const tag = pick(localesOf(files), at);
    const known = translatable(files, 'smtp').flatMap(({ path, english }) => {
      const value = valueAt(files.get(`locales/${tag}/smtp.json`), path);
      return typeof value === 'string' ? [{ unit: `smtp.${path.join('.')}`, english, value }] : [];
    });
    if (known.length === 0) return files;
    const { unit, english, value } = pick(known, to);
    const source = digest(to % 3 === 0 ? english : 'something else');
    return change(files, `locales/${tag}/state.json`, [unit], { source, target: digest(value), review: 'translated' });
  },
  'a locale': (files: Files, at: number, to: number): Files => {
    const tag = pick(['ja', 'ar', 'fr', 'de'], at);
    const rest = new Map([...files].filter(([path]) => !path.startsWith(`locales/${tag}/`)));
    return rest.size < files.size && localesOf(rest).length > 0 ? rest : newLocale(rest, tag, to % 11);
  },
  'a protocol': (files: Files, _at: number, to: number): Files => {
    if (files.has('source/http/protocol.json'))
      return new Map([...files].filter(([path]) => !path.startsWith('source/http/') && !path.endsWith('/http.json')));
    const definition = {
      name: 'HTTP',
      classes: { '4': '4xx Client Error' },
      order: to % 2 === 0 ? 'number' : ['451', '410', '404'],
    };
    const records = ['404', '410', '451'].map((code, index): [string, Tree] => [
      `source/http/${code}.json`,
      record(code, to + index),
    ]);
    return new Map([...files, ['source/http/protocol.json', definition], ...records]);
  },
  'the definition of a protocol': (files: Files, at: number, to: number): Files => {
    if (!files.has('source/http/protocol.json')) return files;
    const path = pick([['order'], ['name'], ['classes', '4']], at);
    const order = pick(
      [
        ['404', '410', '451'],
        ['451', '410', '404'],
        ['410', '404', '451'],
      ],
      to,
    );
    return change(files, 'source/http/protocol.json', path, path[0] === 'order' ? order : `HTTP ${to % 3}`);
  },
  'the config': (files: Files, at: number, to: number): Files => {
    const pairs = codesOf(files, 'smtp').slice(0, 2 + (to % 4));
    const settings: Readonly<Record<string, readonly (Json | undefined)[]>> = {
      pairs: [
        'all',
        'same-class',
        'related',
        [...new Set([`smtp/${pairs.slice(0, 2).join('-')}`, `smtp/${pairs.slice(-2).join('-')}`])],
        undefined,
      ],
      index: [['verdict', 'code'], ['overview'], [], undefined],
      diagrams: ['text', undefined],
      formats: [['markdown'], ['json'], undefined],
    };
    const name = pick(Object.keys(settings), at);
    return change(files, 'kontras.config.json', [name], pick(settings[name] as readonly (Json | undefined)[], to));
  },
  'the policy of a locale': (files: Files, at: number, to: number): Files => {
    const tag = pick(localesOf(files), at);
    return change(files, 'kontras.config.json', ['locales', tag], { fallback: to % 2 === 0 ? 'omit' : 'mark' });
  },
};

export const editNames = Object.keys(edits) as readonly (keyof typeof edits)[];

/** What is at the end of a path in a file; undefined where there is nothing. */
function valueAt(tree: Tree | undefined, path: readonly string[]): Json | undefined {
  let value: Json | undefined = tree;
  for (const key of path) value = (value as Tree | undefined)?.[key];
  return value;
}

/** Take out of the locales what translates a text that the English no longer has. */
function withoutDangling(files: Files): Files {
  const now = new Map(files);
  for (const tag of localesOf(files)) {
    const units = new Set<string>();
    for (const protocol of ['smtp', 'http']) {
      const file = `locales/${tag}/${protocol}.json`;
      let tree: Tree = {};
      for (const { path } of translatable(files, protocol)) {
        const value = valueAt(files.get(file), path);
        if (value === undefined) continue;
        tree = put(tree, path, value);
        units.add(`${protocol}.${path.join('.')}`);
      }
      now.delete(file);
      if (Object.keys(tree).length > 0) now.set(file, tree);
    }
    const state = Object.entries(files.get(`locales/${tag}/state.json`) ?? {}).filter(([unit]) => units.has(unit));
    now.delete(`locales/${tag}/state.json`);
    if (state.length > 0) now.set(`locales/${tag}/state.json`, Object.fromEntries(state));
  }
  return withoutDanglingSettings(now);
}

/** Take out of the config what names a locale or a pair that is gone. */
function withoutDanglingSettings(files: Files): Files {
  const file = 'kontras.config.json';
  const { locales = {}, pairs } = (files.get(file) ?? {}) as { locales?: Tree; pairs?: string | readonly string[] };
  const tags = localesOf(files);
  let now = files;
  for (const tag of Object.keys(locales)) if (!tags.includes(tag)) now = change(now, file, ['locales', tag], undefined);
  if (!Array.isArray(pairs)) return now;
  const codes = codesOf(files, 'smtp');
  const [low = '', high = ''] = codes;
  const known = (pairs as readonly string[]).filter((pair) =>
    pair
      .slice('smtp/'.length)
      .split('-')
      .every((code) => codes.includes(code)),
  );
  return change(now, file, ['pairs'], known.length === 0 ? [`smtp/${low}-${high}`] : known);
}

/** The content to start from: eight codes, three locales, one of them whole. */
export function firstFiles(): Files {
  const codes = ['220', '334', '450', '451', '452', '550', '552', '553'];
  let files: Files = new Map(codes.map((code, index) => [`source/smtp/${code}.json`, record(code, index + 1)]));
  files = change(files, 'source/smtp/450.json', ['related'], ['451', '550']);
  files = change(files, 'source/smtp/pairs.json', ['450-550'], { verdict: text(3) });
  files = change(files, 'source/smtp/enhanced.json', ['X.2.1'], { name: 'Enhanced 1', meaning: sentence(1) });
  files = change(files, 'kontras.config.json', ['locales', 'ar'], { fallback: 'omit' });
  return newLocale(newLocale(newLocale(files, 'ko', 10), 'ja', 7), 'ar', 9);
}
