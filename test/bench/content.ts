import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Messages, translateMessage, translateMessages } from './content/messages.ts';
import { pick, randomFrom } from './content/random.ts';
import { capitalized, fields, nameOf, shapeOf, spell } from './content/texts.ts';
import { tags, type Voice, vocabularySize, voiceOf } from './content/voices.ts';

/** How large some content is: n records make n × (n − 1) / 2 comparisons a locale. */
export interface Size {
  readonly records: number;
  /** How many languages, English among them. */
  readonly locales: number;
  readonly seed: number;
}

export const mostLocales = tags.length;
export const mostRecords = vocabularySize ** 2;

/** The protocol of the benchmark. */
export const protocol = 'bench';

/** The tags of the languages, English first. */
export const localesOf = ({ locales }: Size): readonly string[] => tags.slice(0, locales);

/** The codes, in their order, spread over the classes 2 to 5: of three digits as long as there are enough, then of four. */
export function codesOf({ records }: Size): readonly string[] {
  const span = records <= 400 ? 100 : 10 ** Math.ceil(Math.log10(records / 4));
  return Array.from({ length: records }, (_, index) => String(2 * span + Math.floor((index * 4 * span) / records)));
}

/** Write content of a size into an empty folder: one protocol with rich records, and locales that translate all of it. */
export function makeContent(root: string, size: Size): void {
  const codes = codesOf(size);
  const [english, ...others] = localesOf(size).map(voiceOf) as [Voice, ...Voice[]];
  write(root, 'kontras.config.json', { formats: ['markdown'] });
  write(root, `source/${protocol}/protocol.json`, {
    name: 'BENCH',
    code: '^(?<class>[2-5])(?<category>[0-9])[0-9]+$',
    ...labelsOf(english, size),
  });
  for (const [index, code] of codes.entries()) {
    const { class: type, ...facts } = factsOf(index, codes, size);
    const texts = textsOf(index, english, size);
    write(root, `source/${protocol}/${code}.json`, { ...texts, class: type, ...facts });
  }
  for (const voice of others) {
    write(root, `locales/${voice.tag}/article.json`, translateMessages(englishMessages(), voice, size.seed));
    const records = codes.map((code, index) => [code, textsOf(index, voice, size)]);
    write(root, `locales/${voice.tag}/${protocol}.json`, { ...labelsOf(voice, size), codes: Object.fromEntries(records) });
  }
}

type LocaleFile = Record<'codes', Record<string, Record<string, string>>>;

/** Change one text of one record in one locale. Each version is another text. */
export function reviseText(root: string, size: Size, version: number): void {
  const index = Math.floor(size.records / 2);
  const voice = voiceOf(localesOf(size).at(-1) as string);
  revise<LocaleFile>(root, `locales/${voice.tag}/${protocol}.json`, ({ codes }) => {
    const record = codes[codesOf(size)[index] as string] as Record<string, string>;
    record.seen = spell(shapeOf('seen', randomFrom(size.seed, index, 'seen')), voice, randomFrom('revised text', version));
  });
}

/** Change all texts of one record but its name, in every locale. */
export function reviseRecord(root: string, size: Size, version: number): void {
  const index = Math.floor(size.records / 4);
  const code = codesOf(size)[index] as string;
  for (const tag of localesOf(size)) {
    const texts = textsOf(index, voiceOf(tag), size, version);
    if (tag === 'en') revise(root, `source/${protocol}/${code}.json`, (record) => Object.assign(record, texts));
    else
      revise<LocaleFile>(root, `locales/${tag}/${protocol}.json`, ({ codes }) =>
        Object.assign(codes[code] as Record<string, string>, texts),
      );
  }
}

/** Change one message of one locale, a heading that stands on every comparison. */
export function reviseMessage(root: string, size: Size, version: number): void {
  const voice = voiceOf(localesOf(size).at(-1) as string);
  revise<{ heading: { differences: string } }>(root, `locales/${voice.tag}/article.json`, ({ heading }) => {
    heading.differences = translateMessage('Key Differences', voice, randomFrom('revised message', version));
  });
}

function textsOf(index: number, voice: Voice, { seed }: Size, version = 0): Record<string, string> {
  const textOf = (field: (typeof fields)[number]): string =>
    spell(shapeOf(field, randomFrom(seed, index, field)), voice, randomFrom(seed, voice.tag, index, field, version));
  return { name: nameOf(index, voice), ...Object.fromEntries(fields.map((field) => [field, textOf(field)])) };
}

/** The names of classes and categories. */
function labelsOf(voice: Voice, { seed }: Size): Record<'classes' | 'categories', Record<string, string>> {
  const random = randomFrom(seed, voice.tag, 'labels');
  const name = (): string => [pick(voice.words, random), pick(voice.words, random)].map(capitalized).join(voice.space);
  const labels = (keys: string, label: (key: string) => string): Record<string, string> =>
    Object.fromEntries([...keys].map((key) => [key, `${label(key)} ${name()}`]));
  return { classes: labels('2345', (key) => `${key}xx`), categories: labels('0123456789', (key) => `x${key}z`) };
}

/** What needs no translation, about as much of it as in `source/smtp`. */
function factsOf(index: number, codes: readonly string[], { seed }: Size) {
  const random = randomFrom(seed, index, 'facts');
  const code = codes[index] as string;
  const own = (digit: number): string => `${code.charAt(0) === '3' ? 4 : code.charAt(0)}.${digit}.${random(9)}`;
  const related = [1, 2, 7].map((step) => codes[(index + step) % codes.length]).filter((other) => other !== code);
  const lines = [`C: RCPT TO:<user${index}@example.org>`, `S: ${code} <user${index}@example.org>: see the policy of this host`];
  return {
    class: code.charAt(0),
    status: pick(['standard', 'standard', 'extension'], random),
    spec: [{ document: 'RFC 5321', section: `4.${1 + random(9)}` }].concat(
      random(2) === 0 ? [] : [{ document: 'RFC 3463', section: `3.${1 + random(8)}` }],
    ),
    retry: pick(['yes', 'no', 'after-change', 'not-applicable'], random),
    actor: pick(['client', 'sender', 'sender-admin', 'recipient', 'recipient-admin', 'nobody'], random),
    commands: ['MAIL', 'RCPT', 'DATA', 'end-of-data'].slice(random(4)),
    enhanced: [own(1), own(2), own(7)].slice(random(3)),
    ...(random(4) > 0 ? { session: { server: 'Postfix 3.7.11', lines } } : {}),
    related: [...new Set(related)],
  };
}

const englishMessages = (): Messages => read<Messages>(new URL('../../source/article.json', import.meta.url));

const read = <T>(file: string | URL): T => JSON.parse(readFileSync(file, 'utf8')) as T;

function write(root: string, path: string, value: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify(value, undefined, 2)}\n`);
}

function revise<T extends object = Record<string, unknown>>(root: string, path: string, change: (value: T) => void): void {
  const value = read<T>(join(root, path));
  change(value);
  write(root, path, value);
}
