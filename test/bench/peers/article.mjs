// A comparison as a script would make it that trusts its texts: strings filled in and put one after the other, no Markdown parsed.
// The parts are those of a rich comparison without a verdict, as test/bench/content.ts makes them; the digest is left out.
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
  return { ...record, facts, variables, specLinks: record.spec.map((one, index) => `[${spec[index]}](${addressOf(one)})`) };
}

const inSentence = (text) =>
  /^(The|A|This|When|After|If|Yes|No|Only|Not|Nobody)\b/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;

const addressOf = ({ document, section }) => `https://www.rfc-editor.org/rfc/rfc${document.slice(4)}#section-${section}`;

const sides = (a, b) => {
  const both = { protocol: a.variables.protocol };
  for (const [name, value] of Object.entries(a.variables)) both[name.replace(/^\w+/, '$&A')] = value;
  for (const [name, value] of Object.entries(b.variables)) both[name.replace(/^\w+/, '$&B')] = value;
  return both;
};

/** A whole comparison: front matter and Markdown. */
export function articleOf(locale, a, b) {
  const { tag, protocol, say } = locale;
  const variables = sides(a, b);
  const title = say.title(variables);
  const lead = say[a.class === b.class ? 'lead.sameClass' : 'lead.differentClass'](variables);
  const meaning = say['lead.meaning'](variables);
  const slug = slugOf(a, b);
  return `---
id: ${JSON.stringify(slug)}
translationKey: ${JSON.stringify(`bench-${slug}`)}
kind: "comparison"
locale: ${JSON.stringify(tag)}
protocol: "bench"
eyebrow: ${JSON.stringify(protocol)}
codes: ${JSON.stringify([a.code, b.code])}
title: ${JSON.stringify(title)}
description: ${JSON.stringify(meaning.length <= 160 ? meaning : lead)}
draft: false
index: false
translation: {"coverage":1,"untranslated":[],"stale":[]}
---

${lead} ${meaning}

## ${say['heading.glance']({})}

${glance(say, a, b)}

${section(say, a)}

${section(say, b)}

## ${say['heading.differences']({})}

${differences(say, a, b, variables)}

## ${say['heading.choose']({})}

${advice(say, a)} ${advice(say, b)}

## ${say['heading.more']({})}

${more(locale, a, b)}
`;
}

function glance(say, a, b) {
  let rows = `| ${say['glance.fact']({})} | ${a.code} | ${b.code} |\n| - | - | - |`;
  for (const fact of ['class', 'category', 'retry', 'actor', 'commands', 'enhanced', 'status', 'spec']) {
    if (fact === 'status' && a.status === 'standard' && b.status === 'standard') continue;
    rows += `\n| ${say[`glance.${fact}`]({})} | ${a.facts[fact]} | ${b.facts[fact]} |`;
  }
  return rows;
}

function section(say, record) {
  let text = `## ${say['heading.code'](record.variables)}`;
  for (const part of ['description', 'seen', 'fix']) text += `\n\n### ${say[`heading.${part}`]({})}\n\n${record[part]}`;
  if (record.session === undefined) return text;
  const { server, lines } = record.session;
  return `${text}\n\n### ${say['heading.session']({})}\n\n${say['session.recorded']({ server })}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

function differences(say, a, b, variables) {
  const shared = [];
  let [items, count] = ['', 0];
  for (const fact of ['class', 'retry', 'actor', 'commands', 'enhanced']) {
    if (a.facts[fact] === b.facts[fact]) {
      shared.push(say[`shared.${fact}`](a.variables));
      continue;
    }
    count += 1;
    const id = fact === 'retry' ? `difference.retry.${a.retry}-${b.retry}` : `difference.${fact}`;
    items += `${count === 1 ? '' : '\n'}${count}. ${say[id](variables)}`;
  }
  if (shared.length === 0) return items;
  return `${items}${count === 0 ? '' : '\n\n'}${say['difference.shared']({ facts: shared.join(', ') })}`;
}

const advice = (say, record) =>
  `${say[`advice.retry.${record.retry}`](record.variables)} ${say[`advice.actor.${record.actor}`](record.variables)}`;

function more({ say, byCode }, a, b) {
  const items = [a, b].map((one) => `- [${say['code.title'](one.variables)}](../${one.code}/)`);
  for (const link of new Set([...a.specLinks, ...b.specLinks])) items.push(`- ${link}`);
  const seen = new Set([slugOf(a, b)]);
  for (const one of [a, b]) {
    for (const code of one.related) {
      const other = byCode.get(code);
      const [low, high] = other.code < one.code ? [other, one] : [one, other];
      const slug = slugOf(low, high);
      if (seen.has(slug)) continue;
      seen.add(slug);
      items.push(`- [${say.title(sides(low, high))}](../${slug}/)`);
    }
  }
  return items.join('\n');
}
