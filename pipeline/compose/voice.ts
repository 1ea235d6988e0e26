import type { PhrasingContent, RootContent } from 'mdast';
import type { Protocol, Specification, StatusRecord } from '../content.ts';
import { phrasingOf } from '../fragment/markdown.ts';
import { fill, type Message, type Values } from '../fragment/message.ts';
import type { Tag } from '../fragment/place.ts';
import type { Subject } from '../fragment/syntax.ts';
import { type Direction, listParts, sentenceGap } from '../language.ts';
import type { Catalog } from '../translate.ts';

/** One code of a protocol. */
export interface Code extends Subject {
  readonly code: string;
  readonly record: StatusRecord;
}

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }];

/** The commands that are no commands: their names are messages. */
const namedCommands = new Set(['any', 'connection', 'end-of-data']);

/** The units behind a variable about a code. */
export function unitsOf(protocol: Protocol, { code, record }: Code, name: string): string[] {
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
export class Voice {
  readonly tag: Tag | undefined;
  readonly gap: string;
  readonly protocol: Protocol;
  readonly #catalog: Catalog;
  readonly #page: Direction;
  /** What the variables stand for, by the code's index and then by their names. */
  readonly #values: Map<string, readonly PhrasingContent[]>[] = [];
  /** Lists as the language puts them together: many codes have the same ones. */
  readonly #lists = new Map<string, ReturnType<typeof listParts>>();

  constructor(protocol: Protocol, catalog: Catalog, tag: Tag | undefined, page: Direction) {
    this.protocol = protocol;
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

  /** A text as it stands in a line of its own, such as a cell. */
  phrasing(id: string): readonly PhrasingContent[] {
    return phrasingOf(this.text(id));
  }

  constant(name: string): readonly PhrasingContent[] {
    if (name === 'protocol') return text(this.protocol.name);
    throw new Error(`No value for the variable {{${name}}}`);
  }

  /** What a variable stands for when it is said of a code. */
  value(code: Code, name: string): readonly PhrasingContent[] {
    this.#values[code.index] ??= new Map();
    const values = this.#values[code.index] as Map<string, readonly PhrasingContent[]>;
    let nodes = values.get(name);
    if (nodes === undefined) {
      nodes = this.isolate(this.#valueOf(code, name)) as PhrasingContent[];
      values.set(name, nodes);
    }
    return nodes;
  }

  #valueOf(code: Code, name: string): readonly PhrasingContent[] {
    const { record } = code;
    const [unit] = unitsOf(this.protocol, code, name);
    switch (name) {
      case 'code':
        return text(code.code);
      case 'server':
        return text(record.session?.server ?? '');
      case 'meaning':
      case 'seen':
      case 'fix':
        return this.phrasing(unit as string);
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
        return this.#listFact(code, name);
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

  /** A document and its section, by their name. */
  specification({ document, section }: Specification): PhrasingContent[] {
    return section === undefined
      ? text(document)
      : this.fillMessage('spec.section', { document: text(document), section: text(section) });
  }

  #listFact({ record }: Code, fact: 'commands' | 'enhanced'): PhrasingContent[] {
    return this.list(record[fact] ?? [], (item) =>
      namedCommands.has(item) ? this.message(`command.${item}`).nodes : [{ type: 'inlineCode', value: item }],
    );
  }

  /** Items with what the language puts between them. */
  list(items: readonly string[], nodesOf: (item: string) => readonly PhrasingContent[]): PhrasingContent[] {
    const key = items.join('\n');
    let parts = this.#lists.get(key);
    if (parts === undefined) {
      parts = listParts(this.#catalog.tag, items);
      this.#lists.set(key, parts);
    }
    return parts.flatMap((part) => (part.item ? [...nodesOf(part.value)] : text(part.value)));
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
