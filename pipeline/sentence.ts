import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { type Inline, whole } from './inline.ts';
import { fill, type Message, slotAt, type Values } from './message.ts';
import { type Context, serializePhrasing } from './serialize.ts';
import type { Slot } from './template.ts';

export type Side = 'A' | 'B';

/** One code of a protocol, as the sentences of one language see it. */
export interface Subject {
  /** Its place among the subjects, from 0: the key of what is computed once for it. */
  readonly index: number;
  /** What a variable stands for, without its side: "code", "name", "meaning". */
  readonly value: (name: string) => readonly PhrasingContent[];
}

/** A message about one subject, or part of a sentence about two. `side` says whom its variables without a side mean. */
export interface Part {
  readonly message: Message;
  readonly side?: Side;
}

/** Which subject a variable belongs to, and its name there: "nameB" is the name of B. */
export function sideOf(name: string, side: Side): { side: Side; name: string } {
  const last = name.at(-1);
  return last === 'A' || last === 'B' ? { side: last, name: name.slice(0, -1) } : { side, name };
}

/** Messages one after the other, as one message whose variables all name their side. */
export function joinParts(parts: readonly Part[], gap: string): Message {
  const slots: Slot[] = [];
  const nodes: PhrasingContent[] = [];
  for (const [index, { message, side = 'A' }] of parts.entries()) {
    if (index > 0 && gap !== '') nodes.push({ type: 'text', value: gap });
    const first = slots.length;
    nodes.push(...shiftMarks(message.nodes, first));
    for (const slot of message.slots) {
      const { side: own, name } = sideOf(slot.name, side);
      slots.push({ ...slot, name: name + own });
    }
  }
  return { raw: parts.map((part) => part.message.raw).join(gap), nodes, slots };
}

function shiftMarks(nodes: readonly PhrasingContent[], by: number): PhrasingContent[] {
  const shift = (text: string): string =>
    text.replace(/[\ufdd0-\ufdef]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + by));
  return nodes.map((node) => {
    if (node.type === 'text' || node.type === 'inlineCode') return { ...node, value: shift(node.value) };
    const copy = node.type === 'link' ? { ...node, url: shift(node.url) } : node;
    return ('children' in copy ? { ...copy, children: shiftMarks(copy.children, by) } : copy) as PhrasingContent;
  });
}

/** A stretch of a sentence that depends on one subject at most, and so is serialised once for each. */
interface Run {
  readonly side: Side | undefined;
  readonly nodes: readonly PhrasingContent[];
  /** The literal characters beside it within the sentence; undefined at the sentence's own ends. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** By what it was rendered for, then by the subject's index; null where the text cannot be serialised apart from its neighbours. */
  readonly rendered: Map<Key, (string | null | undefined)[]>;
}

/** What a run is rendered for: HTML, its plain words, or Markdown in a context. */
type Key = Context | 'html' | 'plain';

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence {
  readonly #message: Message;
  readonly #runs: readonly Run[] | undefined;

  constructor(message: Message) {
    this.#message = message;
    this.#runs = cutIntoRuns(message);
  }

  /** Whether it is put together from runs of its own, one for each subject. */
  get isCut(): boolean {
    return (this.#runs?.length ?? 0) > 1;
  }

  about(a: Subject, b: Subject): Inline {
    const values: Values = (name) => (name.endsWith('B') ? b : a).value(name.slice(0, -1));
    const nodes = (): PhrasingContent[] => fill(this.#message, values);
    const runs = this.#runs;
    /** The runs one after the other, or nothing where one of them cannot stand alone. */
    const join = (key: Key): string | undefined => {
      if (runs === undefined) return undefined;
      let text = '';
      for (const run of runs) {
        const piece = renderRun(this.#message, run, run.side === 'B' ? b : a, key);
        if (piece === null) return undefined;
        text += piece;
      }
      return text;
    };
    return {
      nodes,
      render: (syntax, context) => join(syntax === 'html' ? syntax : context) ?? whole(nodes()).render(syntax, context),
      plain: () => join('plain') ?? plain(nodes()),
    };
  }
}

function renderRun(message: Message, run: Run, subject: Subject, key: Key): string | null {
  let list = run.rendered.get(key);
  if (list === undefined) {
    list = [];
    run.rendered.set(key, list);
  }
  const index = run.side === undefined ? 0 : subject.index;
  let text = list[index];
  if (text === undefined) {
    const nodes = fill(message, (name) => subject.value(name.slice(0, -1)), run.nodes);
    text =
      key === 'plain'
        ? plain(nodes)
        : key === 'html'
          ? serializePhrasing(nodes, 'html', anywhere)
          : serializeRun(run, nodes, key);
    list[index] = text;
  }
  return text;
}

/** HTML escapes the same characters everywhere. */
const anywhere: Context = { constructs: [], before: '', after: '' };

function serializeRun(run: Run, nodes: readonly PhrasingContent[], context: Context): string | null {
  const isAlone = (run.before ?? run.after) === undefined;
  if (!isAlone && nodes.some(hasAttention)) return null;
  return serializePhrasing(nodes, 'markdown', {
    ...context,
    before: run.before ?? context.before,
    after: run.after ?? context.after,
  });
}

/** Which markers emphasis takes, and what is escaped beside it, is settled for the whole paragraph. */
const hasAttention = (node: PhrasingContent): boolean =>
  node.type === 'emphasis' || node.type === 'strong' || ('children' in node && node.children.some(hasAttention));

/** Sides of all variables within a node. */
function sidesOf(message: Message, node: PhrasingContent): Set<Side> {
  const marks = JSON.stringify(node).match(/[\ufdd0-\ufdef]/g) ?? [];
  return new Set(marks.map((mark) => (slotAt(message, mark) as Slot).name.at(-1) as Side));
}

/**
 * Cut a sentence between two neighbouring characters of its own text, so that each stretch has one subject.
 * No byte may change: what Markdown escapes depends on one character to either side, and cares only for ASCII punctuation there,
 * and on the start of the line, which a letter before the cut keeps in the first stretch. Undefined where there is no such place.
 */
function cutIntoRuns(message: Message): Run[] | undefined {
  const runs: { side: Side | undefined; nodes: PhrasingContent[]; before: string | undefined; after: string | undefined }[] = [];
  let run: { side: Side | undefined; nodes: PhrasingContent[]; before: string | undefined } = {
    side: undefined,
    nodes: [],
    before: undefined,
  };
  let words = '';
  const take = (node: PhrasingContent, side: Side | undefined): void => {
    run.side ??= side;
    run.nodes.push(node);
  };
  for (const node of message.nodes) {
    if (node.type !== 'text') {
      const sides = sidesOf(message, node);
      const [side] = sides;
      if (sides.size > 1 || (side !== undefined && run.side !== undefined && run.side !== side)) return undefined;
      take(node, side);
      words += 'x';
      continue;
    }
    let literal = '';
    for (const part of node.value.split(/([\ufdd0-\ufdef])/)) {
      const slot = part.length === 1 ? slotAt(message, part) : undefined;
      if (slot === undefined) {
        literal = part;
        if (part !== '') take({ type: 'text', value: part }, undefined);
        continue;
      }
      const side = slot.name.at(-1) as Side;
      if (run.side !== undefined && run.side !== side) {
        const cut = cutIn(literal, words);
        if (cut === undefined) return undefined;
        run.nodes.pop();
        if (cut > 0) run.nodes.push({ type: 'text', value: literal.slice(0, cut) });
        runs.push({ ...run, after: literal[cut] as string });
        run = { side: undefined, nodes: [{ type: 'text', value: literal.slice(cut) }], before: literal[cut - 1] as string };
      }
      take({ type: 'text', value: part }, side);
      words += literal;
      literal = '';
    }
    words += literal;
  }
  runs.push({ ...run, after: undefined });
  return runs.map((one) => ({ ...one, rendered: new Map() }));
}

/**
 * Where to cut a literal: between two characters that Markdown never escapes and never looks at.
 * @param before the literal text of the sentence so far
 */
function cutIn(literal: string, before: string): number | undefined {
  for (let cut = literal.length - 1; cut > 0; cut -= 1) {
    const inert = !/[!-/:-@[-`{-~\ud800-\udfff]/.test(literal.slice(cut - 1, cut + 1));
    if (inert && /[^\d\s]/.test(before + literal.slice(0, cut))) return cut;
  }
  return undefined;
}
