import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Article, Block } from '../../pipeline/compose/article.ts';
import type { StatusRecord } from '../../pipeline/content.ts';
import { type Format, formats } from '../../pipeline/formats/index.ts';
import { blocks, paragraph } from '../../pipeline/fragment/flow.ts';
import { whole } from '../../pipeline/fragment/inline.ts';
import { Label } from '../../pipeline/fragment/leaves.ts';
import { numberedList } from '../../pipeline/fragment/list.ts';
import { flowOf, phrasingOf } from '../../pipeline/fragment/markdown.ts';
import type { Tag } from '../../pipeline/fragment/place.ts';
import { constant } from '../../pipeline/fragment/stretch.ts';
import { nobody } from '../../pipeline/fragment/syntax.ts';
import { config } from '../../pipeline/schemas/index.ts';
import { makeContent, plainRecords } from '../content.ts';
import { pagesOf } from '../real.ts';
import { fileText, type Rendered, recordText, rendered } from '../rendered.ts';
import { label, markdownText } from '../scraps.ts';

/** What any reader of a format must find in a file: the fields that every format gives, and the body in Markdown. */
interface Found {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const readJson = (file: string): Found => {
  const {
    blocks: parts,
    body,
    ...fields
  } = JSON.parse(file) as {
    blocks: { part: string; code?: string; lang: string; markdown: string }[];
    body: { markdown: string; html: string };
  };
  expect(parts.map(({ markdown }) => markdown).join('\n\n')).toBe(body.markdown);
  return { fields, body: body.markdown };
};

/** One reader for each format, made of the libraries that its users read it with. Several, where users read it in several ways. */
const readers: Readonly<Record<string, readonly ((file: string) => Found)[]>> = {
  markdown: (['1.2', '1.1'] as const).map((version) => (file: string): Found => {
    // As front matter is found by Hugo, Jekyll and gray-matter: between the first line and the next that is `---`.
    const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)\n$/.exec(file) ?? [];
    // What YAML takes for printable (https://yaml.org/spec/1.2.2/#51-character-set), without what 1.1 takes for a line break. The
    // parser at hand is lenient; others are not.
    expect(yaml).toMatch(/^[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u);
    const { translationKey, ...fields } = parseYaml(yaml, { version, strict: true, uniqueKeys: true }) as Record<string, unknown>;
    // Astro would take a field of this name for the id.
    expect(fields).not.toHaveProperty('slug');
    return { fields: { ...fields, key: translationKey }, body };
  }),
  json: [readJson],
};

const fieldsOf = ({ article, title, description, digest }: Rendered): Readonly<Record<string, unknown>> => {
  const { blocks: _, about: __, names: ___, ...fields } = article;
  const [titleLang, descriptionLang] = [article.title.tag?.lang, article.description.tag?.lang];
  return { ...fields, title, description, titleLang, descriptionLang, digest };
};

/** One reader for the record of each format. */
const recordReaders: Readonly<Record<string, (record: string) => Found>> = {
  markdown(record) {
    const { translationKey, markdown, ...fields } = JSON.parse(record);
    expect(fields).not.toHaveProperty('key');
    return { fields: { ...fields, key: translationKey }, body: markdown };
  },
  json: readJson,
};

const fileOf = (format: Format, { article }: Rendered): string => fileText(article, format);
const recordOf = (format: Format, { article }: Rendered): string => recordText(article, format);

/** What every record of every format must be: one line of JSON that says what the file says. */
function holdRecord(format: Format, page: Rendered): void {
  const record = recordOf(format, page);
  expect(record.indexOf('\n')).toBe(record.length - 1);
  expect(record).not.toContain('\r');
  const { fields, body } = (recordReaders[format.name] as (record: string) => Found)(record);
  expect(fields).toEqual(fieldsOf(page));
  expect(body).toBe(page.markdown);
  expect(recordOf(format, rendered(page.article))).toBe(record);
}

/** What every file of every format must be. */
function hold(format: Format, page: Rendered): void {
  holdRecord(format, page);
  const file = fileOf(format, page);
  expect(file.endsWith('\n') && !file.endsWith('\n\n')).toBe(true);
  expect(file).not.toContain('\r');
  expect(file).not.toMatch(/^\ufeff/);
  expect(Buffer.from(file, 'utf8').toString('utf8')).toBe(file);
  for (const read of readers[format.name] ?? []) {
    const { fields, body } = read(file);
    expect(fields).toEqual(fieldsOf(page));
    expect(body).toBe(page.markdown);
  }
  expect(fileOf(format, page)).toBe(file);
  expect(fileOf(format, rendered(page.article))).toBe(file);
}

/** Titles at which YAML, JSON or a template might stumble. */
const titles = [
  'plain',
  'SMTP 450 "Busy" vs 550 \'Refused\'',
  'a: b',
  'a #b',
  '# a',
  '- a',
  '? a',
  '---',
  '...',
  '%YAML 1.2',
  '!tag',
  '&anchor *alias',
  '{a: b}',
  '[a, b]',
  '| literal',
  '> folded',
  '@at `tick`',
  'yes',
  'no',
  'null',
  '~',
  'true',
  '450',
  '0x1F',
  '0o17',
  '1e3',
  '1_000',
  '12:30:45',
  '2024-01-01',
  '.inf',
  '=',
  '<<',
  'a\\b \\u0041 \\n',
  '</script><!-- -->',
  '{{ title }} {% raw %} <%= x %> $t(x)',
  '😀 👩‍👩‍👧 🇰🇷',
  'العربية (450) و English',
  'עברית 450',
  '日本語。',
  'e\u0301 é',
  'a\u2028b\u2029c',
  'a\u0085b\u007fc\u0080d\u009fe',
  'a\ufeffb\ufffec\uffffd',
  'a\u0000b\u0001c\u0008d\u000be\u000cf\u001bg\u001fh',
  'a\tb\nc\rd\r\ne',
  '\u202egnp.exe\u202c',
  '\u{1f600}\u{10ffff}\u{1fffe}',
  ' spaces ',
  'x'.repeat(5000),
];

const bodies = [
  'Plain.',
  '---\n\n---\n\ntitle: x',
  '- a\n- *b*\n- `c`',
  '`---` and `...` and `+++`',
  'A [link](https://example.org/?a="b"&c=\'d\') and <https://example.org>.',
  '\\--- \\# \\| \\<b\\>',
  '한글 😀 العربية 日本語。',
  '{{ x }} {% y %} $t(a)',
];

const textOf = (value: string, tag?: Tag) => new Label(whole([{ type: 'text', value }]), tag, []);

/** A page as compose makes it, with nothing checked. */
function page(title: string, body: string, more: Partial<Article> = {}): Rendered {
  const tag = { lang: 'en', dir: 'ltr' } as const;
  const code: RootContent[] = [{ type: 'code', lang: 'text', value: 'C: a\n---\n```\nS: "b"\t\u0001' }];
  // A name stands in the body as well; a carriage return would be the body's own, and check lets none through.
  const said = title.replace(/\r\n?/g, '\n');
  const parts: Block[] = [
    { part: 'lead', flow: paragraph(new Label(whole(phrasingOf(body)), undefined, [])) },
    { part: 'description', code: '450', flow: blocks(flowOf(body), tag, []) },
    { part: 'session', code: '450', flow: blocks(code, undefined, []) },
    { part: 'differences', flow: numberedList([textOf(said), textOf(said, tag)]) },
  ];
  return rendered({
    id: '450-vs-550',
    key: 'smtp-450-vs-550',
    kind: 'comparison',
    locale: 'ar',
    protocol: 'smtp',
    eyebrow: title,
    codes: ['450', '550'],
    about: nobody,
    title: textOf(title).voiced(),
    description: textOf(title).voiced(),
    names: { id: [constant('450-vs-550')], codes: [constant('"450","550"')] },
    blocks: parts,
    draft: true,
    index: false,
    translation: { coverage: 0.5, untranslated: ['smtp.codes.a: b.name', title], stale: [] },
    ...more,
  });
}

const rich = (fields: Partial<StatusRecord>): StatusRecord => ({
  ...(plainRecords['334'] as StatusRecord),
  summary: 'A "summary": # with everything.',
  retry: 'no',
  actor: 'sender',
  commands: ['MAIL', 'any'],
  spec: [{ document: 'RFC 5321' }],
  session: { server: 'Post"fix"', lines: ['C: ---', 'S: 450 "x": y'] },
  ...fields,
});

/** Pages of all three kinds, in a language that has everything, one that has half and one that has nothing. */
const composed = [
  ...pagesOf(
    makeContent({
      records: {
        '334': rich({ name: 'Wait: "now" # not' }),
        '450': rich({ name: '--- {{x}}', class: '4' }),
        '552': plainRecords['552'] as StatusRecord,
      },
      pairs: { '334-450': { verdict: '*Both* | wait.\n\n- a\n- b', choose: '`---`' } },
      locales: { ar: { article: { heading: { fix: 'الحل: "x" #' } }, smtp: { codes: { '334': { name: 'اسم: "x"' } } } } },
    }),
    'ar',
  ),
];

describe.each([...formats])('$name', (format) => {
  test('has a reader here', () => {
    expect(readers[format.name]?.length).toBeGreaterThan(0);
    expect(recordReaders).toHaveProperty(format.name);
  });

  test.each(titles)('a title: %j', (title) => {
    hold(format, page(title, 'Plain.'));
  });

  test.each(bodies)('a body: %j', (body) => {
    hold(format, page('Plain', body));
  });

  test('pages of every kind', () => {
    expect(new Set(composed.map(({ article }) => article.kind)).size).toBe(3);
    for (const one of composed) hold(format, one);
  });

  test('a page that says nothing of itself', () => {
    hold(format, page('', 'x', { codes: [], names: { id: [constant('450-vs-550')], codes: [] }, eyebrow: '' }));
  });

  test('pages of whatever a person writes', () => {
    const anything = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.oneof(anything, label), markdownText, anything, (title, body, description) => {
        hold(format, page(title, body, { description: textOf(description).voiced() }));
      }),
      { numRuns: Number(process.env.KONTRAS_RUNS ?? 60) },
    );
  });

  test('pages do not get into each other', () => {
    const [first, second] = [page('First', 'One.'), page('Second', 'Two.')];
    const before = fileOf(format, first);
    fileOf(format, second);
    expect(fileOf(format, first)).toBe(before);
    expect(before).not.toMatch(/Second|Two/);
  });
});

test('no two formats write the same file', () => {
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
  expect(new Set(formats.map(({ folder }) => folder.toLowerCase())).size).toBe(formats.length);
});

test('the config takes every format, and no other', () => {
  expect(config.properties.formats.items.enum).toEqual(formats.map(({ name }) => name));
});

test('names, folders and endings are such that they can stand in a path and in a flag', () => {
  for (const { name, folder, extension } of formats) {
    expect(name).toMatch(/^[a-z]+$/);
    expect(folder).toMatch(/^[a-z]+$/);
    expect(extension).toMatch(/^\.[a-z.]+$/);
    // These lie in the output as well.
    expect(['manifests', 'schemas']).not.toContain(folder);
  }
});
