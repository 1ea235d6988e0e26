import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from '../pipeline/build.ts';
import type { Diagnostic } from '../pipeline/diagnostic.ts';
import { Cache } from '../pipeline/incremental/cache.ts';
import { fingerprint } from '../pipeline/incremental/fingerprint.ts';
import { make } from '../pipeline/make.ts';
import { Press } from '../pipeline/pages/press.ts';
import { planBuild } from '../pipeline/plan.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import type { BuildFlags } from './build.ts';
import { optionsOf, Tally } from './build-whole.ts';
import { exitCodes, print, say, seconds, useColor } from './terminal.ts';

/** How long a change may be followed by others of the same save, in milliseconds. */
const settling = 20;

/** What a build depends on, in the root. */
const sources = ['source', 'locales', 'kontras.config.json'];

/** `kontras build --watch`: build, then again whenever a file is saved, until it is interrupted. */
export async function runWatch(flags: BuildFlags & { readonly out: string }): Promise<number> {
  const cache = new Cache(flags.root, true);
  const changes = new Changes(flags.root);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    let built: string | undefined;
    let saved: readonly string[] = [];
    while (!interruption.signal.aborted) {
      const inputs = fingerprint(flags.root, { strict: flags.strict ?? false, container: flags.container });
      if (inputs !== built) await buildOnce(flags, inputs, saved, cache);
      if (built === undefined) {
        print('Watching source/, locales/ and kontras.config.json. Press Ctrl+C to end.');
        await rehearse(flags, cache, () => changes.isSaved || interruption.signal.aborted);
      }
      built = inputs;
      saved = await changes.next(interruption.signal);
    }
  } catch (error) {
    if (error !== interruption.signal.reason) throw error;
  } finally {
    changes.close();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  return exitCodes.clean;
}

/** So long what a build does is done while nobody waits, in milliseconds. */
const rehearsal = 700;

/**
 * Do what the first file that is saved will ask for, so that it does not wait for what has never been run: read and check all of it, which a
 * build that finds its content checked already does not do, and make the pages of a locale, which are not written.
 * @param isOver whether a file has been saved, or the watch is to end
 */
async function rehearse(flags: BuildFlags, cache: Cache, isOver: () => boolean): Promise<void> {
  const end = performance.now() + rehearsal;
  while (performance.now() < end && !isOver()) {
    const { jobs, content, container, selected } = planBuild(flags.root, cache, optionsOf(flags));
    const [job] = jobs;
    if (job === undefined) return;
    const { formats } = selected;
    const press = new Press(formats.length);
    for (const batch of make(job, { content, formats, container })) {
      press.take(batch);
      for (const _ of batch.codes) press.next();
      if (performance.now() > end) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One build, and what there is to say of it: first of the files that were just saved. */
async function buildOnce(flags: BuildFlags, inputs: string, saved: readonly string[], cache: Cache): Promise<void> {
  const start = performance.now();
  const tally = new Tally({ ...flags, quiet: true });
  const onPage = tally.add.bind(tally);
  const { diagnostics, counts, container } = await build(flags.root, { ...optionsOf(flags), inputs, onPage }, cache);
  const took = seconds(performance.now() - start);
  const isSaved = ({ file }: Diagnostic): boolean => saved.includes(file);
  const shown = diagnostics.filter((one) => isSaved(one) || one.severity === 'error');
  // A stable sort: within the two parts the order by place stays.
  const first = [...shown].sort((one, other) => Number(isSaved(other)) - Number(isSaved(one)));
  if (first.length > 0) say(reportText(first, { color: useColor(flags, process.stderr) }));
  if (counts === undefined) say(`Nothing was written (${took}); the output is as it was.`);
  else if (flags.quiet !== true) print(tally.line(container, took));
}

/**
 * Tells of files that were saved. Each folder is watched on its own: a recursive watch loses a file of which an editor puts a new
 * one in its place.
 */
class Changes {
  readonly #root: string;
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  readonly #saved = new Set<string>();
  #wake: () => void = () => {};

  constructor(root: string) {
    this.#root = root;
    this.#watchAll();
  }

  /** The files that were saved since it was asked last, relative to the root; waits for one. @throws the reason of the signal */
  async next(signal: AbortSignal): Promise<readonly string[]> {
    // What was made while a build ran may be a folder.
    this.#watchAll();
    while (this.#saved.size === 0) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    await new Promise((resolve) => setTimeout(resolve, settling));
    const saved = [...this.#saved];
    this.#saved.clear();
    return saved;
  }

  /** Whether a file has been saved since it was asked last. */
  get isSaved(): boolean {
    return this.#saved.size > 0;
  }

  close(): void {
    for (const { watcher } of this.#watchers.values()) watcher.close();
  }

  /** Watch the root, `source/`, `locales/` and the folders in them, those that are new since the last time too. */
  #watchAll(): void {
    const folders = new Set(['', ...['source', 'locales'].flatMap((top) => this.#foldersFrom(top))]);
    for (const [folder, { watcher, inode }] of this.#watchers) {
      // One of the same name may be another.
      if (folders.has(folder) && this.#inodeOf(folder) === inode) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  #foldersFrom(top: string): string[] {
    try {
      const entries = readdirSync(join(this.#root, top), { withFileTypes: true });
      return [top, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${top}/${name}`)];
    } catch {
      return [];
    }
  }

  #inodeOf(folder: string): number | undefined {
    return statSync(join(this.#root, folder), { throwIfNoEntry: false })?.ino;
  }

  #watch(folder: string): void {
    const inode = this.#inodeOf(folder);
    if (inode === undefined) return;
    try {
      const watcher = watch(join(this.#root, folder), (_, name) => {
        const path = [folder, name ?? ''].filter((part) => part !== '').join('/');
        if (folder === '' && !sources.includes(path)) return;
        this.#saved.add(path);
        this.#wake();
      });
      // A folder that goes away ends its own watch.
      watcher.on('error', () => watcher.close());
      this.#watchers.set(folder, { watcher, inode });
    } catch {
      // It has gone meanwhile.
    }
  }
}
