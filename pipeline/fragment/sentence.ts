import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fill, type Message } from './message.ts';
import { cutIntoRuns, type Run } from './runs.ts';
import { serializePhrasing } from './serialize.ts';
import type { About, Context, Subject, Syntax } from './syntax.ts';

/** What a variable without its side stands for when it is said of a subject: "code", "name", "meaning". */
export type ValueFor<S extends Subject> = (subject: S, name: string) => readonly PhrasingContent[];

/** What a run is rendered for: HTML, its plain words, or Markdown in a context. */
type Key = Context | 'html' | 'plain';

/** Runs by what they say, so that sentences which have one in common render it once. */
export type Runs = Map<string, SpokenRun>;

/** A run with its texts. Only what it says counts, not which side its subject is on. */
class SpokenRun {
  readonly #run: Run;
  /** By what it was rendered for, then by the subject's index. */
  readonly #texts = new Map<Key, (string | undefined)[]>();

  constructor(run: Run) {
    this.#run = run;
  }

  textsFor(key: Key): (string | undefined)[] {
    let texts = this.#texts.get(key);
    if (texts === undefined) {
      texts = [];
      this.#texts.set(key, texts);
    }
    return texts;
  }

  render<S extends Subject>(key: Key, subject: S, valueFor: ValueFor<S>): string {
    const { message, before, after } = this.#run;
    const nodes = fill(message, (name) => valueFor(subject, name));
    if (key === 'plain') return plain(nodes);
    if (key === 'html') return serializePhrasing(nodes, 'html', anywhere);
    return serializePhrasing(nodes, 'markdown', { ...key, before: before ?? key.before, after: after ?? key.after });
  }
}

/** HTML escapes the same characters everywhere. */
const anywhere: Context = { constructs: [], before: '', after: '' };

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence<S extends Subject> {
  readonly #message: Message;
  readonly #valueFor: ValueFor<S>;
  readonly #runs: readonly { readonly isOfB: boolean; readonly run: SpokenRun }[] | undefined;
  /** By what it is rendered for, the texts of each run by its subject's index. */
  readonly #texts = new Map<Key, readonly (string | undefined)[][]>();

  constructor(message: Message, valueFor: ValueFor<S>, known: Runs = new Map()) {
    this.#message = message;
    this.#valueFor = valueFor;
    this.#runs = cutIntoRuns(message)?.map((run) => {
      const { message: own, before, after } = run;
      const key = JSON.stringify([own.nodes, own.slots, before, after]);
      const spoken = known.get(key) ?? new SpokenRun(run);
      known.set(key, spoken);
      return { isOfB: run.side === 'B', run: spoken };
    });
  }

  /** Whether it is put together from runs of its own, one for each subject. */
  get isCut(): boolean {
    return (this.#runs?.length ?? 0) > 1;
  }

  nodes({ a, b }: About<S>): PhrasingContent[] {
    return fill(this.#message, (name) => this.#valueFor(name.endsWith('B') ? b : a, name.slice(0, -1)));
  }

  render(syntax: Syntax, context: Context, about: About<S>): string {
    return this.#join(syntax === 'html' ? syntax : context, about) ?? serializePhrasing(this.nodes(about), syntax, context);
  }

  /** The words without their markup. */
  plain(about: About<S>): string {
    return this.#join('plain', about) ?? plain(this.nodes(about));
  }

  /** The runs one after the other, or nothing where the sentence could not be cut. */
  #join(key: Key, { a, b }: About<S>): string | undefined {
    const runs = this.#runs;
    if (runs === undefined) return undefined;
    let texts = this.#texts.get(key);
    if (texts === undefined) {
      texts = runs.map(({ run }) => run.textsFor(key));
      this.#texts.set(key, texts);
    }
    let joined = '';
    for (let at = 0; at < runs.length; at += 1) {
      const { isOfB, run } = runs[at] as (typeof runs)[number];
      const known = texts[at] as (string | undefined)[];
      const subject = isOfB ? b : a;
      joined += known[subject.index] ??= run.render(key, subject, this.#valueFor);
    }
    return joined;
  }
}
