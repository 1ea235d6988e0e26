import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { type Inline, whole } from './inline.ts';
import { fill, type Message, type Values } from './message.ts';
import { cutIntoRuns, type Run } from './runs.ts';
import { serializePhrasing } from './serialize.ts';
import type { Context } from './syntax.ts';

/** One code of a protocol, as the sentences of one language see it. */
export interface Subject {
  /** Its place among the subjects, from 0: the key of what is computed once for it. */
  readonly index: number;
  /** What a variable stands for, without its side: "code", "name", "meaning". */
  readonly value: (name: string) => readonly PhrasingContent[];
}

/** A run with what it was rendered to, so that it is serialised once for each subject. */
interface Rendered extends Run {
  /** By what it was rendered for, then by the subject's index; null where the text cannot be serialised apart from its neighbours. */
  readonly rendered: Map<Key, (string | null | undefined)[]>;
}

/** What a run is rendered for: HTML, its plain words, or Markdown in a context. */
type Key = Context | 'html' | 'plain';

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence {
  readonly #message: Message;
  readonly #runs: readonly Rendered[] | undefined;

  constructor(message: Message) {
    this.#message = message;
    this.#runs = cutIntoRuns(message)?.map((run) => ({ ...run, rendered: new Map() }));
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

function renderRun(message: Message, run: Rendered, subject: Subject, key: Key): string | null {
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
