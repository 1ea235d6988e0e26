// What the scripts among the peers have in common: they read the content folder, and make of each record what is said of it alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const english = new URL('../../../source/article.json', import.meta.url);

/** Read a content folder: a list of languages, each with its messages compiled and its records in order. */
export function readContent(root) {
  const { name: protocol, classes, categories } = json(root, 'source/bench/protocol.json');
  const records = readdirSync(join(root, 'source/bench'))
    .filter((file) => /^[0-9]+\.json$/.test(file))
    .sort()
    .map((file) => ({ code: file.slice(0, -'.json'.length), ...json(root, 'source/bench', file) }));
  const source = { classes, categories, codes: {} };
  const tags = readdirSync(join(root, 'locales'));
  const texts = [
    ['en', JSON.parse(readFileSync(english, 'utf8')), source],
    ...tags.map((tag) => [tag, json(root, 'locales', tag, 'article.json'), json(root, 'locales', tag, 'bench.json')]),
  ];
  return texts.map(([tag, messages, labels]) => {
    const say = compileAll(messages);
    const locale = { tag, protocol, messages, say, byCode: new Map() };
    locale.records = records.map((record) => prepare({ ...record, ...labels.codes[record.code] }, labels, locale));
    for (const record of locale.records) locale.byCode.set(record.code, record);
    return locale;
  });
}

/** The pairs of a language, the lower code first. */
export function* pairsOf({ records }) {
  for (const [index, a] of records.entries()) for (const b of records.slice(index + 1)) yield [a, b];
}

export const slugOf = (a, b) => `${a.code}-vs-${b.code}`;

/** Every message by its id, as a function of its variables. */
function compileAll(messages, path = '', compiled = {}) {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') compiled[path + key] = compile(value);
    else compileAll(value, `${path}${key}.`, compiled);
  }
  return compiled;
}

function compile(message) {
  const pieces = message.split(/\{\{\s*([^{}]*?)\s*\}\}/);
  return (variables) => {
    let text = pieces[0];
    for (let at = 1; at < pieces.length; at += 2) text += variables[pieces[at]] + pieces[at + 1];
    return text;
  };
}

/** What is said of a record in one language. */
function prepare(record, { classes, categories }, { tag, protocol, say }) {
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const word = (command) => (/^[A-Z]/.test(command) ? `\`${command}\`` : say[`command.${command}`]({}));
  const spec = record.spec.map((one) => say['spec.section'](one));
  const facts = {
    class: classes[record.class],
    category: categories[record.code[1]],
    retry: say[`retry.${record.retry}`]({}),
    actor: say[`actor.${record.actor}`]({}),
    commands: list.format(record.commands.map(word)),
    enhanced: list.format(record.enhanced.map((code) => `\`${code}\``)),
    status: say[`status.${record.status}`]({}),
    spec: list.format(spec),
  };
  const variables = { protocol, code: record.code, name: record.name, meaning: record.summary, ...facts };
  for (const [name, value] of Object.entries(variables)) variables[`${name}, inSentence`] = inSentence(value);
  // Its variables as the first and as the second of a pair.
  const as = (side) =>
    Object.fromEntries(Object.entries(variables).map(([key, value]) => [key.replace(/^\w+/, `$&${side}`), value]));
  return {
    ...record,
    facts,
    variables,
    asA: { ...as('A'), protocol },
    asB: as('B'),
    specLinks: record.spec.map((one, index) => `[${spec[index]}](${addressOf(one)})`),
  };
}

const inSentence = (text) =>
  /^(The|A|This|When|After|If|Yes|No|Only|Not|Nobody)\b/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;

const addressOf = ({ document, section }) => `https://www.rfc-editor.org/rfc/rfc${document.slice(4)}#section-${section}`;
