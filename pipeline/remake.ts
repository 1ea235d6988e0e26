import { Batcher } from './batcher.ts';
import { compose, pageId, pagesOf } from './compose/index.ts';
import { fileOf } from './containers/files.ts';
import type { Job } from './incremental/jobs.ts';
import { counterFor, type Workshop } from './make.ts';
import type { Counts, Listed } from './output/manifest.ts';
import { idOf, linesOf } from './output/read-manifest.ts';
import type { Batch } from './pages/batch.ts';

/** What is to be done for the next page: print it, list it as before, or remove it, since it is no longer built. */
export type Step =
  | { readonly batch: Batch }
  | { readonly line: string }
  | { readonly gone: string; readonly files: readonly string[] };

/**
 * Make the pages of a job that have changed ready to be printed, and say which stay as they are.
 * @param before the path of the manifest of the build before
 */
export function* remake(job: Job, { content, formats, container }: Workshop, before: string): Generator<Step, Counts> {
  const { protocol, translation, reasons } = job;
  const isWanted = (codes: readonly string[]): boolean => reasons(codes).length > 0;
  const articles = compose(protocol, content.protocols, content.config, translation, isWanted);
  const kept = new Set<string>();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) if (!isWanted(codes)) kept.add(pageId(codes));
  const lines = linesAbout(kept, before);
  const batcher = new Batcher(formats, container, protocol.codes.length);
  const counter = counterFor(job);
  const written = new Set<string>();

  let line = lines.next();
  let article = articles.next();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) {
    const id = pageId(codes);
    if (!line.done && idOf(line.value) === id) {
      if (!batcher.isEmpty) yield { batch: batcher.take() };
      counter.add(JSON.parse(line.value) as Listed);
      yield { line: line.value };
      line = lines.next();
    } else if (!article.done && article.value.id === id) {
      counter.add(article.value);
      batcher.add(article.value);
      if (batcher.isFull) yield { batch: batcher.take() };
      written.add(id);
      article = articles.next();
    }
  }
  if (!batcher.isEmpty) yield { batch: batcher.take() };
  for (const id of goneFrom(before, kept, written)) {
    const place = { locale: translation.own.tag, protocol: protocol.id, id };
    yield { gone: id, files: formats.map((format) => fileOf(format, place)) };
  }
  return counter.counts;
}

function* linesAbout(ids: ReadonlySet<string>, manifest: string): Generator<string> {
  for (const line of linesOf(manifest)) if (ids.has(idOf(line))) yield line;
}

/** The ids of the pages that a manifest lists and that are neither kept nor written. */
function* goneFrom(manifest: string, kept: ReadonlySet<string>, written: ReadonlySet<string>): Generator<string> {
  for (const line of linesOf(manifest)) if (!kept.has(idOf(line)) && !written.has(idOf(line))) yield idOf(line);
}
