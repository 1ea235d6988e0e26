import { type Diagnostic, hasErrors } from '../diagnostic.ts';
import { Memory, remember, type Texts } from '../fragment/memory.ts';
import { type ParseDocument, parseDocument, parseOnce } from '../json/document.ts';
import { KeptPages, keptName, keyOf } from './kept-pages.ts';
import { programDigest } from './program.ts';
import { Store } from './store.ts';

/** More warnings than this are found again rather than kept. */
const mostDiagnostics = 2000;

/** What builds keep for each other in a root, whatever their output: what was found wrong, what was parsed, what was serialised. */
export class Cache {
  readonly #store: Store;
  /** By name, what is known; only where the cache lasts, since it takes memory. */
  readonly #memories: Map<string, Memory> | undefined;

  /** Reads the content's files; where the cache lasts, only those that have changed. */
  readonly parse: ParseDocument;

  /** @param lasts whether more builds follow in this process */
  constructor(root: string, lasts = false) {
    this.#store = new Store(root);
    this.#memories = lasts ? new Map() : undefined;
    this.parse = lasts ? parseOnce() : parseDocument;
  }

  get lasts(): boolean {
    return this.#memories !== undefined;
  }

  /** What a check of inputs with this fingerprint has found, if it has found no error. */
  findings(inputs: string | undefined): readonly Diagnostic[] | undefined {
    if (inputs === undefined) return undefined;
    const kept = this.#store.read<{ inputs: string; diagnostics: readonly Diagnostic[] }>('checked.json', programDigest());
    return kept?.inputs === inputs ? kept.diagnostics : undefined;
  }

  keepFindings(inputs: string | undefined, diagnostics: readonly Diagnostic[]): void {
    if (inputs === undefined || hasErrors(diagnostics) || diagnostics.length > mostDiagnostics) return;
    this.#store.write('checked.json', programDigest(), { inputs, diagnostics });
  }

  /**
   * Keep the trees of texts that are parsed from here on, so that each text is parsed once in the life of the cache.
   * @returns ends it; it is told whether every text was asked for, so that others can be dropped
   */
  startTrees(): (isAll: boolean) => void {
    const name = 'trees.json';
    const memory = this.#memoryOf(name);
    remember('trees', memory);
    return (isAll) => {
      remember('trees', undefined);
      this.#keep(name, memory, isAll);
    };
  }

  /**
   * The steps of one job, of which several may be under way, with what its texts were serialised to before.
   * @param isAll whether every text is asked for, so that others can be dropped
   */
  *withPieces<T, R>(job: string, isAll: boolean, steps: Generator<T, R>): Generator<T, R> {
    const name = `pieces/${job}`;
    const memory = this.#memoryOf(name);
    for (;;) {
      remember('pieces', memory);
      const step = steps.next();
      remember('pieces', undefined);
      if (step.done === true) {
        this.#keep(name, memory, isAll);
        return step.value;
      }
      yield step.value;
    }
  }

  /**
   * The pages of a job as they are before they are printed.
   * @param makings all that they are made from
   */
  pagesOf(job: string, makings: readonly string[]): KeptPages {
    return new KeptPages({ path: this.#store.pathOf(keptName(job)), key: keyOf([programDigest(), job, ...makings]) });
  }

  #memoryOf(name: string): Memory {
    const memory = this.#memories?.get(name) ?? new Memory(this.#store.read<Texts>(name, programDigest()));
    this.#memories?.set(name, memory);
    return memory;
  }

  #keep(name: string, memory: Memory, isAll: boolean): void {
    if (memory.isNew) this.#store.write(name, programDigest(), memory.texts(!isAll));
  }
}
