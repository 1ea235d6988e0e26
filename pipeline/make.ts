import { type Article, compose, pageId, pagesOf } from './compose/index.ts';
import { fileOf } from './containers/files.ts';
import type { OpenContainer } from './containers/index.ts';
import type { Content } from './content.ts';
import type { Format } from './formats/index.ts';
import { notAsBuilt } from './incremental/changes.ts';
import type { Job } from './incremental/jobs.ts';
import { type Manifest, type OpenManifest, startManifest } from './output/manifest.ts';
import { idOf, linesOf } from './output/read-manifest.ts';
import { Desk, render } from './render.ts';
import type { Range } from './shard.ts';
import type { Output } from './write.ts';

/** What became of a page. */
export interface Made {
  /** `ko/smtp/450-vs-550` */
  readonly page: string;
  /** How many of its files or records are new or different. */
  readonly changed: number;
  /** Why it was made. */
  readonly reasons: readonly string[];
}

/** What all jobs of a build have in common. */
export interface Workshop {
  readonly content: Content;
  readonly formats: readonly Format[];
  readonly output: Output;
  /** Takes the pages. */
  readonly container: OpenContainer;
}

/** Make the pages of a job, all or some of them, one after the other, and list them. */
export function* make(job: Job, { content, output, container }: Workshop, range?: Range): Generator<Made, Manifest> {
  const manifest = openManifest(job, output);
  const { protocol, translation } = job;
  let at = -1;
  for (const article of compose(protocol, content.protocols, content.config, translation)) {
    at += 1;
    if (range !== undefined && at < range.from) continue;
    if (range !== undefined && at >= range.to) break;
    yield write(article, job, container, manifest);
  }
  return manifest.close();
}

/**
 * Make the pages of a job that have changed, and list them with those that stay as they are.
 * @param before the path of the manifest of the build before
 */
export function* remake(job: Job, { content, formats, output, container }: Workshop, before: string): Generator<Made, Manifest> {
  const manifest = openManifest(job, output);
  const { protocol, translation, reasons } = job;
  const isWanted = (codes: readonly string[]): boolean => reasons(codes).length > 0;
  const articles = compose(protocol, content.protocols, content.config, translation, isWanted);
  const kept = new Set<string>();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) if (!isWanted(codes)) kept.add(pageId(codes));
  const lines = linesAbout(kept, before);
  const written = new Set<string>();

  let line = lines.next();
  let article = articles.next();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) {
    const id = pageId(codes);
    if (!line.done && idOf(line.value) === id) {
      manifest.keep(line.value);
      line = lines.next();
    } else if (!article.done && article.value.id === id) {
      yield write(article.value, job, container, manifest);
      written.add(id);
      article = articles.next();
    }
  }
  for (const id of goneFrom(before, kept, written)) {
    const place = { locale: translation.own.tag, protocol: protocol.id, id };
    for (const format of formats) output.remove(fileOf(format, place));
    yield { page: `${pathOf(job)}/${id}`, changed: formats.length, reasons: ['no longer built'] };
  }
  return manifest.close();
}

function* linesAbout(ids: ReadonlySet<string>, manifest: string): Generator<string> {
  for (const line of linesOf(manifest)) if (ids.has(idOf(line))) yield line;
}

/** The ids of the pages that a manifest lists and that are neither kept nor written. */
function* goneFrom(manifest: string, kept: ReadonlySet<string>, written: ReadonlySet<string>): Generator<string> {
  for (const line of linesOf(manifest)) if (!kept.has(idOf(line)) && !written.has(idOf(line))) yield idOf(line);
}

const pathOf = ({ translation, protocol }: Job): string => `${translation.own.tag}/${protocol.id}`;

const openManifest = ({ translation, protocol }: Job, output: Output): OpenManifest =>
  startManifest(output, translation.own.tag, protocol.id, (a, b) => protocol.pairs.has(`${a}-${b}`));

/** A page is in its container before the next is rendered. */
const desk = new Desk();

function write(article: Article, job: Job, container: OpenContainer, manifest: OpenManifest): Made {
  const page = render(article, desk);
  const reasons = job.reasons(article.kind === 'overview' ? [] : article.codes);
  const changed = container.add(page, reasons.length > 0);
  manifest.add(page);
  return { page: `${pathOf(job)}/${article.id}`, changed, reasons: reasons.length === 0 ? [notAsBuilt] : reasons };
}
