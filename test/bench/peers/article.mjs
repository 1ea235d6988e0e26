// A comparison as a script would make it that trusts its texts: strings filled in and put one after the other, no Markdown parsed.
// The parts are those of a rich comparison without a verdict, as test/bench/content.ts makes them; the digest is left out.
import { slugOf } from './content.mjs';

// For Eleventy, whose templates lie elsewhere and load this module alone.
export { pairsOf, readContent, slugOf } from './content.mjs';

const sides = (a, b) => ({ ...a.asA, ...b.asB });

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
