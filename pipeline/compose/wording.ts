import type { PhrasingContent, RootContent } from 'mdast';
import type { Protocol, StatusRecord } from '../content.ts';
import { blocks, type Flow, keepRendered, type Leaf, type Origin, type Tag } from '../flow.ts';
import { whole } from '../inline.ts';
import { directionOf, listParts, sentenceGap } from '../language.ts';
import { flowOf, phrasingOf } from '../markdown.ts';
import { fill, type Message, type Values } from '../message.ts';
import { joinParts, Sentence, type Side, type Subject, sideOf } from '../sentence.ts';
import type { Catalog, Translation } from '../translate.ts';

/** One code of a protocol. */
export interface Code {
  readonly index: number;
  readonly code: string;
  readonly record: StatusRecord;
}

/** A message by its id, and whom its variables without a side mean: A where nothing is said. */
export type Clause = string | readonly [id: string, side: Side];

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }];

/** The commands that are no commands: their names are messages. */
const namedCommands = new Set(['any', 'connection', 'end-of-data']);

/** Says things about the codes of one protocol in one locale: in the locale's language where all of a sentence is translated, else in English. */
export class Wording {
  readonly protocol: Protocol;
  readonly translation: Translation;
  readonly #voices: readonly [own: Voice, english: Voice];
  readonly #sentences = new Map<string, ReturnType<Wording['build']>>();
  readonly #leaves = new Map<string, Leaf>();
  readonly #origins = new Map<string, Origin>();
  readonly #made = new Map<string, unknown>();

  constructor(protocol: Protocol, translation: Translation) {
    this.protocol = protocol;
    this.translation = translation;
    const { own, english } = translation;
    const foreign = own !== english;
    const tag = foreign
      ? { lang: english.tag, ...(directionOf(own.tag) === directionOf(english.tag) ? {} : { dir: directionOf(english.tag) }) }
      : undefined;
    const fallback = new Voice(protocol, english, tag, directionOf(own.tag));
    this.#voices = [foreign ? new Voice(protocol, own, undefined, directionOf(own.tag)) : fallback, fallback];
  }

  /** One or more messages as one stretch of text about one code or two. */
  say(clauses: readonly Clause[], a: Code, b: Code = a): Leaf {
    const key = clauses.join();
    let built = this.#sentences.get(key);
    if (built === undefined) {
      built = this.build(clauses);
      this.#sentences.set(key, built);
    }
    const origins = built.originsOf(a, b);
    const voice = this.#voiceFor(origins);
    const sentence = voice === this.#voices[0] ? built.own : built.english;
    return { inline: sentence().about(voice.subject(a), voice.subject(b)), tag: voice.tag, origins };
  }

  /** A message that is about no code. */
  label(id: string): Leaf {
    return this.leaf(id, [`article.${id}`], (voice) => voice.fillMessage(id, {}));
  }

  /** Phrasing made from some units, kept under a key. */
  leaf(key: string, units: readonly string[], build: (voice: Voice) => readonly PhrasingContent[]): Leaf {
    let leaf = this.#leaves.get(key);
    if (leaf === undefined) {
      const origins = [this.origin(units)];
      const voice = this.#voiceFor(origins);
      leaf = { inline: whole(voice.isolate(build(voice))), tag: voice.tag, origins };
      this.#leaves.set(key, leaf);
    }
    return leaf;
  }

  /** A fact that is a list, in a cell: its items with the language's separators. */
  factCell(key: string, code: Code, fact: 'commands' | 'enhanced'): Leaf {
    return this.leaf(key, unitsOf(this.protocol, code, fact), (voice) => voice.listFact(code, fact));
  }

  /**
   * All that two codes share, in one sentence.
   * @param facts those that are equal in both, so that it is enough to ask one of the two
   */
  shared(code: Code, facts: readonly string[]): Leaf {
    const messages = facts.map((fact) => `shared.${fact}`);
    const units = ['difference.shared', ...messages]
      .map((id) => `article.${id}`)
      .concat(facts.flatMap((fact) => unitsOf(this.protocol, code, fact)));
    return this.leaf(`shared ${code.code} ${facts}`, units, (voice) => {
      const { value } = voice.subject(code);
      const phrases = voice.list(messages, (id) => voice.fillMessage(id, {}, value));
      return voice.fillMessage('difference.shared', { facts: phrases });
    });
  }

  /** A verbatim block, such as a session. */
  codeBlock(value: string): RootContent[] {
    return [...this.#voices[0].isolate<RootContent>([{ type: 'code', lang: 'text', value }])];
  }

  /** The blocks of one Markdown text, by its unit id. */
  text(id: string): Flow {
    return this.keep(id, () => {
      const origins = [this.origin([id])];
      const voice = this.#voiceFor(origins);
      return blocks(voice.isolate(flowOf(voice.text(id))) as RootContent[], voice.tag, origins);
    });
  }

  /** What belongs to one code or to the whole protocol, made once. Each use names its own keys. */
  once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }

  /** Blocks that belong to one code or to the whole protocol, composed once. */
  keep(key: string, compose: () => Flow): Flow {
    return this.once(`flow ${key}`, () => keepRendered(compose()));
  }

  #voiceFor(origins: readonly Origin[]): Voice {
    return origins.every((origin) => origin.missing.length === 0) ? this.#voices[0] : this.#voices[1];
  }

  private build(clauses: readonly Clause[]) {
    const parts = clauses.map((clause) =>
      typeof clause === 'string' ? { id: clause, side: 'A' as const } : { id: clause[0], side: clause[1] },
    );
    const sentence = (voice: Voice) => {
      let made: Sentence | undefined;
      return () => {
        made ??= new Sentence(
          joinParts(
            parts.map(({ id, side }) => ({ message: voice.message(id), side })),
            voice.gap,
          ),
        );
        return made;
      };
    };
    // Which units a sentence needs depends on the English, since a translation uses the same variables.
    const english = this.#voices[1];
    const slots = parts.flatMap(({ id, side }) => english.message(id).slots.map((slot) => sideOf(slot.name, side)));
    const namesOf = (side: Side) => [...new Set(slots.filter((slot) => slot.side === side).map((slot) => slot.name))];
    const names = { A: namesOf('A'), B: namesOf('B') };
    const constant = this.origin(parts.map(({ id }) => `article.${id}`));
    const bySide = { A: [] as Origin[], B: [] as Origin[] };
    const originOf = (side: Side, code: Code): Origin => {
      bySide[side][code.index] ??= this.origin(names[side].flatMap((name) => unitsOf(this.protocol, code, name)));
      return bySide[side][code.index] as Origin;
    };
    const originsOf = (a: Code, b: Code): Origin[] => [constant, originOf('A', a), originOf('B', b)];
    return { own: sentence(this.#voices[0]), english: sentence(english), originsOf };
  }

  /** What some units say of the translation; the same object for the same units. */
  origin(units: readonly string[]): Origin {
    const key = units.join();
    let origin = this.#origins.get(key);
    if (origin === undefined) {
      const { own, english, stale } = this.translation;
      const there = (id: string): boolean =>
        (id.startsWith('article.') ? own.message(id.slice('article.'.length)) : own.text(id)) !== undefined;
      origin = {
        units,
        missing: own === english ? [] : units.filter((id) => !there(id)),
        stale: units.filter((id) => stale.has(id)),
      };
      this.#origins.set(key, origin);
    }
    return origin;
  }
}

/** The units behind a variable about a code. */
function unitsOf(protocol: Protocol, { code, record }: Code, name: string): string[] {
  const field = (key: string): string => `${protocol.id}.codes.${code}.${key}`;
  switch (name) {
    case 'name':
    case 'seen':
    case 'fix':
      return [field(name)];
    case 'meaning':
      return [field(record.summary === undefined ? 'description' : 'summary')];
    case 'class':
      return [`${protocol.id}.classes.${record.class}`];
    case 'category': {
      const category = protocol.categoryOf(code);
      return category === undefined ? [] : [`${protocol.id}.categories.${category}`];
    }
    case 'retry':
    case 'actor':
    case 'status':
      return [`article.${name}.${record[name]}`];
    case 'commands':
      return (record.commands ?? [])
        .filter((command) => namedCommands.has(command))
        .map((command) => `article.command.${command}`);
    default:
      return [];
  }
}

/** One language's wording: its messages, and what its variables stand for. */
class Voice {
  readonly tag: Tag | undefined;
  readonly gap: string;
  readonly #protocol: Protocol;
  readonly #catalog: Catalog;
  readonly #page: 'ltr' | 'rtl';
  readonly #subjects: Subject[] = [];

  constructor(protocol: Protocol, catalog: Catalog, tag: Tag | undefined, page: 'ltr' | 'rtl') {
    this.#protocol = protocol;
    this.#catalog = catalog;
    this.tag = tag;
    this.#page = page;
    this.gap = sentenceGap(catalog.tag);
  }

  message(id: string): Message {
    const message = this.#catalog.message(id);
    if (message === undefined) throw new Error(`No message "${id}" in ${this.#catalog.tag}`);
    return this.#page === 'ltr' ? message : { ...message, nodes: this.isolate(message.nodes) };
  }

  text(id: string): string {
    const found = this.#catalog.text(id);
    if (found === undefined) throw new Error(`No text "${id}" in ${this.#catalog.tag}`);
    return found;
  }

  constant(name: string): readonly PhrasingContent[] {
    if (name === 'protocol') return text(this.#protocol.name);
    throw new Error(`No value for the variable {{${name}}}`);
  }

  subject(code: Code): Subject {
    let subject = this.#subjects[code.index];
    if (subject === undefined) {
      const values = new Map<string, readonly PhrasingContent[]>();
      const value = (name: string): readonly PhrasingContent[] => {
        let nodes = values.get(name);
        if (nodes === undefined) {
          nodes = this.isolate(this.#valueOf(code, name)) as PhrasingContent[];
          values.set(name, nodes);
        }
        return nodes;
      };
      subject = { index: code.index, value };
      this.#subjects[code.index] = subject;
    }
    return subject;
  }

  #valueOf(code: Code, name: string): readonly PhrasingContent[] {
    const { record } = code;
    const [unit] = unitsOf(this.#protocol, code, name);
    switch (name) {
      case 'code':
        return text(code.code);
      case 'server':
        return text(record.session?.server ?? '');
      case 'meaning':
      case 'seen':
      case 'fix':
        return phrasingOf(this.text(unit as string));
      case 'name':
      case 'class':
      case 'category':
        return text(this.text(unit as string));
      case 'retry':
      case 'actor':
      case 'status':
        return this.message(`${name}.${record[name]}`).nodes;
      case 'commands':
      case 'enhanced':
        return this.listFact(code, name);
      default:
        return this.constant(name);
    }
  }

  /** A message whose variables are given, or those of the protocol. */
  fillMessage(
    id: string,
    given: Readonly<Record<string, readonly PhrasingContent[]>>,
    other: Values = (name) => this.constant(name),
  ): PhrasingContent[] {
    return fill(this.message(id), (name) => given[name] ?? other(name));
  }

  listFact({ record }: Code, fact: 'commands' | 'enhanced'): PhrasingContent[] {
    return this.list(record[fact] ?? [], (item) =>
      namedCommands.has(item) ? this.message(`command.${item}`).nodes : [{ type: 'inlineCode', value: item }],
    );
  }

  /** Items with what the language puts between them. */
  list(items: readonly string[], nodesOf: (item: string) => readonly PhrasingContent[]): PhrasingContent[] {
    return listParts(this.#catalog.tag, items).flatMap((part) => (part.item ? [...nodesOf(part.value)] : text(part.value)));
  }

  /** On a page from right to left, code still reads from left to right. */
  isolate<T extends RootContent>(nodes: readonly T[]): readonly T[] {
    if (this.#page === 'ltr') return nodes;
    return nodes.map((node) => {
      if (node.type === 'inlineCode' || node.type === 'code') return { ...node, data: { hProperties: { dir: 'ltr' } } };
      return 'children' in node ? { ...node, children: this.isolate(node.children as RootContent[]) } : node;
    });
  }
}
