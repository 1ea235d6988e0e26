import { pageId, pagesOf } from '../compose/index.ts';
import type { Content, Protocol } from '../content.ts';
import { lazily } from '../load.ts';
import { manifestPath } from '../output/manifest.ts';
import { digestOfFile, idOf, linesOf } from '../output/read-manifest.ts';
import type { Translation } from '../translate.ts';
import { allChanged, changesBetween, firstBuild, notAsBuilt } from './changes.ts';
import { type Ingredients, ingredientsOf } from './ingredients.ts';
import type { Before } from './record.ts';

/** The pages of one protocol in one locale, and which of them are to be made. */
export interface Job {
  readonly translation: Translation;
  readonly protocol: Protocol;
  /** `manifests/ko/smtp.json` */
  readonly manifest: string;
  /** What its pages are made from, as JSON, found when it is asked for: the values would take several times the memory. */
  readonly ingredients: () => string;
  /** Whether it is known what the pages of the build before were made from. */
  readonly isKnown: boolean;
  /** Whether every page is as it was, and there are the same ones. */
  readonly isUnchanged: boolean;
  /** Why a page is to be made; nothing where it is as it was. */
  reasons(codes: readonly string[]): readonly string[];
}

/**
 * Find out which pages have to be made.
 * @param out the folder of the build before
 * @param before what that build has noted; undefined where nothing is known of it
 * @param reason why everything is made then
 */
export function planJobs(
  content: Content,
  translations: readonly Translation[],
  protocols: readonly Protocol[],
  out: string,
  before: Before | undefined,
  reason: string,
): Job[] {
  return translations.flatMap((translation) =>
    protocols.map((protocol): Job => {
      const manifest = manifestPath(translation.own.tag, protocol.id);
      const find = (): Ingredients => ingredientsOf(content, protocol, translation);
      const old = before?.counts[manifest] === undefined ? undefined : before.ingredients(manifest);
      const job = { translation, protocol, manifest, ingredients: lazily(() => JSON.stringify(find())) };
      const unknown = (why: string): Job => ({ ...job, isKnown: false, isUnchanged: false, reasons: allChanged(why).reasons });
      if (before === undefined || old === undefined) return unknown(before === undefined ? reason : firstBuild);
      const now = find();
      const changes = changesBetween(old, now);
      // Lines of it are to be taken over.
      const isAsBuilt = (): boolean => digestOfFile(`${out}/${manifest}`) === before.digests[manifest];
      if (!changes.isNone && !isAsBuilt()) return unknown(notAsBuilt);
      const isNew = newPages(old, now, `${out}/${manifest}`);
      const reasons = (codes: readonly string[]): readonly string[] => {
        const found = changes.reasons(codes);
        return found.length === 0 && isNew(codes) ? ['a new page'] : found;
      };
      return { ...job, ingredients: lazily(() => JSON.stringify(now)), isKnown: true, isUnchanged: changes.isNone, reasons };
    }),
  );
}

/** Which pages the build before did not have, where there are others now. */
function newPages(before: Ingredients, now: Ingredients, manifest: string): (codes: readonly string[]) => boolean {
  if (before.lists.pages === now.lists.pages) return () => false;
  const known = new Set<string>();
  for (const line of linesOf(manifest)) known.add(idOf(line));
  return (codes) => !known.has(pageId(codes));
}

/** What share of the pages is to be made. */
export function shareOf(jobs: readonly Job[], content: Content): number {
  let [all, some] = [0, 0];
  for (const { protocol, reasons, isUnchanged } of jobs) {
    for (const codes of pagesOf(protocol, content.protocols, content.config)) {
      all += 1;
      if (!isUnchanged && reasons(codes).length > 0) some += 1;
    }
  }
  return all === 0 ? 1 : some / all;
}
