import { readFileSync } from 'node:fs';

/** Names at which YAML, HTML or a template language might stumble, by code. The codes are no easier: sites like their addresses in small letters. */
const names: Readonly<Record<string, string>> = {
  '301': '@mention: "quoted" # hash',
  '302': "'single' & {braces} [x] *star*",
  '303': '日本語 עברית é 😀',
  '305': '{{ title }} {% raw %} {{{ x }}} {# y #}',
  '306': String.raw`C:\path \n ~`,
  '307': '2024-01-02',
  '308': ':tada: ::: null --- ...',
  '5.1.1': '1e3',
  NOT_FOUND: '- dash | pipe, 3 < 4 > 2',
  OK: 'yes',
};

const descriptions: Readonly<Record<string, string>> = {
  '302':
    'The server sends `<b>`, *emphasis* and **strong**, see [the RFC](https://www.rfc-editor.org/rfc/rfc9110).\n\n- one {#id}\n- two :tada:',
  '303': 'The server answers `{{ title }}`, `{% raw %}` and `a|b`. It says {{ title }} "plainly", and it\'s {x} -- no more...',
  NOT_FOUND: 'import x from "y" is how the text begins. 3 \\< 4 and a \\<tag\\> and $x^2$.',
};

const codes = Object.keys(names);
const isRich = (code: string): boolean => codes.indexOf(code) % 2 === 0;

const record = (code: string): object => ({
  name: names[code],
  class: '3',
  description: descriptions[code] ?? `The server answers with ${code.replaceAll('_', ' ')}.`,
  seen: 'When you ask for it.',
  fix: 'Follow the answer.',
  ...(isRich(code) && {
    summary: 'The server answers.',
    retry: 'no',
    actor: 'client',
    commands: ['GET', 'HEAD'],
    session: { server: 'a server', lines: ['C: GET / {{ x }} {% y %}', 'S: <b>Moved</b>'] },
  }),
});

const translation = (code: string): object => ({
  name: `Nama ${code}: "ya" # ${names[code]}`,
  description: descriptions[code] ?? `Peladen menjawab dengan ${code.replaceAll('_', ' ')}.`,
  seen: 'Saat Anda memintanya.',
  fix: 'Ikuti jawaban itu.',
  ...(isRich(code) && { summary: 'Peladen menjawab.' }),
});

/** The codes that the second locale has. Between them lie comparisons that are translated, and around them what is not. */
const translatedCodes = codes.slice(0, 5);

/** A content folder in two languages, of which one lacks the half. */
export const contentFiles = (fallback: 'mark' | 'omit'): Readonly<Record<string, string | object>> => ({
  'kontras.config.json': { pairs: 'all', formats: ['markdown', 'json'], locales: { id: { fallback } } },
  'source/http/protocol.json': { name: 'HTTP', order: codes, classes: { '3': '3xx: Redirect # yes' } },
  ...Object.fromEntries(codes.map((code) => [`source/http/${code}.json`, record(code)])),
  'locales/id/article.json': readFileSync(new URL('../../locales/id/article.json', import.meta.url), 'utf8'),
  'locales/id/http.json': {
    classes: { '3': '3xx: Pengalihan # ya' },
    codes: Object.fromEntries(translatedCodes.map((code) => [code, translation(code)])),
  },
});
