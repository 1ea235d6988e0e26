import { type Article, compose, pageId, pagesOf } from './compose/index.ts';
import type { Content } from './content.ts';
import type { Format } from './formats/index.ts';
import type { Job } from './incremental/jobs.ts';
import { type Manifest, type OpenManifest, startManifest } from './output/manifest.ts';
import { idOf, linesOf } from './output/read-manifest.ts';
import { render } from './render.ts';
import type { Range } from './shard.ts';
import type { Output } from './write.ts';

/** What became of a page. */
export interface Made {
  /** `ko/smtp/450-vs-550` */
  readonly page: string;
  /** How many of its files are new or different. */
  readonly changed: number;
  /** Why it was made. */
  readonly reasons: readonly string[];
}

/** What all jobs of a build have in common. */
export interface Workshop {
  readonly content: Content;
  readonly formats: readonly Format[];
  readonly output: Output;
}

/** Make the pages of a job, all or some of them, one after the other, and list them. */
export function* make(job: Job, { content, formats, output }: Workshop, range?: Range): Generator<Made, Manifest> {
  const manifest = openManifest(job, output);
  const { protocol, translation } = job;
  let at = -1;
  for (const article of compose(protocol, content.protocols, content.config, translation)) {
    at += 1;
    if (range !== undefined && at < range.from) continue;
    if (range !== undefined && at >= range.to) break;
    yield write(article, job, formats, output, manifest);
  }
  return manifest.close();
}

/**
 * Make the pages of a job that have changed, and list them with those that stay as they are.
 * @param before the path of the manifest of the build before
 */
export function* remake(job: Job, { content, formats, output }: Workshop, before: string): Generator<Made, Manifest> {
  const manifest = openManifest(job, output);
  const { protocol, translation, reasons } = job;
  const isWanted = (codes: readonly string[]): boolean => reasons(codes).length > 0;
  const articles = compose(protocol, content.protocols, content.config, translation, isWanted);
  const lines = linesOf(before);
  const ids = new Set<string>();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) ids.add(pageId(codes));
  const remove = (id: string): Made => {
    for (const { folder, extension } of formats) output.remove(`${folder}/${pathOf(job)}/${id}${extension}`);
    return { page: `${pathOf(job)}/${id}`, changed: formats.length, reasons: ['no longer built'] };
  };

  let line = lines.next();
  let article = articles.next();
  for (const codes of pagesOf(protocol, content.protocols, content.config)) {
    const id = pageId(codes);
    for (; !line.done && !ids.has(idOf(line.value)); line = lines.next()) yield remove(idOf(line.value));
    const known = !line.done && idOf(line.value) === id ? line.value : undefined;
    if (known !== undefined) line = lines.next();
    if (!article.done && article.value.id === id) {
      yield write(article.value, job, formats, output, manifest);
      article = articles.next();
    } else if (known !== undefined) {
      if (isWanted(codes)) yield remove(id);
      else manifest.keep(known);
    }
  }
  for (; !line.done; line = lines.next()) yield remove(idOf(line.value));
  return manifest.close();
}

const pathOf = ({ translation, protocol }: Job): string => `${translation.own.tag}/${protocol.id}`;

const openManifest = ({ translation, protocol }: Job, output: Output): OpenManifest =>
  startManifest(output, translation.own.tag, protocol.id, (a, b) => protocol.pairs.has(`${a}-${b}`));

function write(article: Article, job: Job, formats: readonly Format[], output: Output, manifest: OpenManifest): Made {
  const page = render(article);
  let changed = 0;
  for (const format of formats)
    if (output.write(`${format.folder}/${pathOf(job)}/${article.id}${format.extension}`, format.render(page))) changed += 1;
  manifest.add(page);
  return { page: `${pathOf(job)}/${article.id}`, changed, reasons: job.reasons(article.codes) };
}
