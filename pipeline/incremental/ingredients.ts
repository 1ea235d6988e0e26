import { createHash } from 'node:crypto';
import { type Content, type Protocol, type StatusRecord, textFields } from '../content.ts';
import { digest } from '../digest.ts';
import { comparing, pairsOf } from '../pairs.ts';
import type { Translation } from '../translate.ts';

/** Digests of what pages are made from, by the name that is shown to users: a unit's id, or what else it is. */
type Digests = Readonly<Record<string, string>>;

/** What the pages of one protocol in one locale are made from, by which of them show it. */
export interface Ingredients {
  /** Shown on every page, or by nature open to all: messages, names of classes, settings. */
  readonly all: Digests;
  /** Shown on the pages of a code and of its comparisons. */
  readonly codes: Readonly<Record<string, Digests>>;
  /** Shown on the comparison of two codes and on their own pages, by "450-550". */
  readonly pairs: Readonly<Record<string, Digests>>;
  /** Shown on the pages that name others: those of codes, and the overview. */
  readonly lists: Digests;
}

/** Digest the ingredients of one protocol in one locale. No text is parsed for it. */
export function ingredientsOf(content: Content, protocol: Protocol, { own, missing, stale, fallback }: Translation): Ingredients {
  const { config, units } = content;
  const { id, codes, records, pairs, enhanced, name, order, code: grammar, classes, categories } = protocol;
  const lacking = [...missing].filter((unit) => unit.startsWith('article.') || unit.startsWith(`${id}.`));
  const isWhole = lacking.length === 0;
  // A sentence of which one text is missing is English as a whole: the English of the others stands in it then.
  const text = (unit: string): string => {
    const english = isWhole ? undefined : units.get(unit)?.text;
    return digest(JSON.stringify([stale.has(unit), missing.has(unit), own.text(unit), english]));
  };
  const textsOf = (prefix: string, fields: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap((field) => (units.has(`${prefix}.${field}`) ? [[`${prefix}.${field}`, text(`${prefix}.${field}`)]] : [])),
    );
  const fact = (value: unknown): string => digest(JSON.stringify(value));

  const isCompared = comparing(protocol, config, content.protocols);
  const all: Record<string, string> = {
    [`${id}/protocol.json`]: fact([name, order, grammar, Object.keys(classes), Object.keys(categories ?? {})]),
    'kontras.config.json': fact([config.index, config.diagrams, fallback]),
  };
  for (const [unit, { kind }] of units) {
    const isLabel = unit.startsWith(`${id}.classes.`) || unit.startsWith(`${id}.categories.`);
    if (kind === 'message' || isLabel) all[unit] = text(unit);
  }
  if (!isWhole) all['which texts are translated'] = fact(lacking.sort());

  // A finished page links to finished pages alone. Which texts another page has, and thus whether it is finished, depends on its facts.
  const makings = (code: string): unknown => {
    if (isWhole) return undefined;
    const { name: _, summary, description, seen, fix, ...facts } = records.get(code) as StatusRecord;
    return [facts, summary !== undefined];
  };
  const makingsOfPair = (pair: string): unknown => (isWhole ? undefined : Object.keys(pairs.get(pair) ?? {}));
  const ofCodes: Record<string, Digests> = {};
  const names: Record<string, string> = {};
  for (const [index, code] of codes.entries()) {
    const { name: _, summary, description, seen, fix, ...facts } = records.get(code) as StatusRecord;
    const unit = `${id}.codes.${code}`;
    names[`${unit}.name`] = text(`${unit}.name`);
    const related = (facts.related ?? []).filter((other) => records.has(other));
    const links = related.map((other) => {
      const pair = codes.indexOf(other) < index ? `${other}-${code}` : `${code}-${other}`;
      return [other, isCompared(other, code), pairs.has(pair), makings(other), makingsOfPair(pair)];
    });
    ofCodes[code] = {
      [unit]: fact([facts, links]),
      ...textsOf(unit, textFields),
      ...Object.fromEntries(related.map((other) => [`${id}.codes.${other}.name`, text(`${id}.codes.${other}.name`)])),
    };
  }
  const ofPairs: Record<string, Digests> = {};
  for (const [pair, { verdict, choose, practice, ...facts }] of pairs) {
    const unit = `${id}.pairs.${pair}`;
    ofPairs[pair] = { [unit]: fact(facts), ...textsOf(unit, ['verdict', 'choose', 'practice']) };
  }
  const meanings = [...enhanced.keys()].map((code) => textsOf(`${id}.enhanced.${code}`, ['name', 'meaning']));
  const lists = { ...names, pages: pagesDigest(protocol, content), ...Object.assign({}, ...meanings) } as Record<string, string>;
  if (!isWhole) lists['what other pages show'] = fact([codes.map(makings), [...pairs.keys()].map(makingsOfPair)]);
  return { all, codes: ofCodes, pairs: ofPairs, lists };
}

const pagesDigests = new WeakMap<Content, Map<Protocol, string>>();

/** The digest of which pages of a protocol there are, the same in all locales. */
function pagesDigest(protocol: Protocol, content: Content): string {
  const known = pagesDigests.get(content) ?? new Map<Protocol, string>();
  pagesDigests.set(content, known);
  let found = known.get(protocol);
  if (found === undefined) {
    const hash = createHash('sha256').update(JSON.stringify(protocol.codes));
    for (const pair of pairsOf(protocol, content.config, content.protocols)) hash.update(`${pair}\n`);
    found = hash.digest('hex').slice(0, 16);
    known.set(protocol, found);
  }
  return found;
}
