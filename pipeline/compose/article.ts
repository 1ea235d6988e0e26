import { digest } from '../digest.ts';
import type { Flow, Leaf, Origin } from '../fragment/flow.ts';

/** The parts of a page, by the name that a program finds them under. */
export type PartName =
  | 'lead'
  | 'verdict'
  | 'glance'
  | 'decision'
  | 'heading'
  | 'description'
  | 'seen'
  | 'fix'
  | 'session'
  | 'differences'
  | 'practice'
  | 'choose'
  | 'enhanced'
  | 'confused'
  | 'comparisons'
  | 'class'
  | 'more';

/** A part of an article. It belongs to one code, and then is the same in every article on that code, or to the pair. */
export interface Block {
  readonly part: PartName;
  readonly code?: string;
  readonly flow: Flow;
}

/** What the page says of itself as a translation. */
export interface TranslationNote {
  /** The share of the page's texts that are translated, from 0 to 1, rounded down to hundredths. */
  readonly coverage: number;
  /** The units that stand in English, sorted. */
  readonly untranslated: readonly string[];
  /** The units whose English has changed since they were translated, sorted. */
  readonly stale: readonly string[];
}

/** One page, before it is written in any format. */
export interface Article {
  /** The page's name among those of its protocol, its file's name without the ending, and the last part of its address: "450-vs-550". */
  readonly id: string;
  /** Names the page among those of all protocols, the same in every locale: "smtp-450-vs-550". */
  readonly key: string;
  readonly kind: 'comparison' | 'code' | 'overview';
  readonly locale: string;
  /** The protocol's id, `smtp`. */
  readonly protocol: string;
  /** The protocol's name, above the title. */
  readonly eyebrow: string;
  readonly codes: readonly string[];
  readonly title: string;
  readonly description: string;
  /** The languages of the two where they are not the locale's, since a translation is missing. */
  readonly titleLang?: string;
  readonly descriptionLang?: string;
  readonly blocks: readonly Block[];
  readonly draft: boolean;
  /** Whether search engines should list the page. */
  readonly index: boolean;
  readonly translation: TranslationNote;
}

/** An article without what follows from its texts. `index` says whether its kind is to be listed; whether it is translated is seen later. */
export type Draft = Omit<Article, 'key' | 'title' | 'titleLang' | 'description' | 'descriptionLang' | 'draft' | 'translation'>;

/** Complete an article with its title and description, and with what its texts say of its translation. */
export function finish({ id, ...draft }: Draft, title: Leaf, description: Leaf): Article {
  const origins = [title.origins, ...draft.blocks.map((block) => block.flow.origins)];
  const untranslated = gather(origins, 'missing');
  const complete = untranslated.length === 0;
  const used = complete ? 1 : gather(origins, 'units').length;
  const coverage = Math.floor(((used - untranslated.length) * 100) / used) / 100;
  return {
    id,
    key: `${draft.protocol}-${id}`,
    ...draft,
    title: title.inline.plain(),
    description: description.inline.plain(),
    ...(title.tag === undefined ? {} : { titleLang: title.tag.lang }),
    ...(description.tag === undefined ? {} : { descriptionLang: description.tag.lang }),
    draft: !complete,
    index: complete && draft.index,
    translation: { coverage, untranslated, stale: gather(origins, 'stale') },
  };
}

const nothing: readonly string[] = [];

/** All units of one kind, each once, sorted. Mostly there are none, and then nothing is made. */
function gather(origins: readonly (readonly Origin[])[], key: keyof Origin): readonly string[] {
  let found: Set<string> | undefined;
  for (const list of origins) {
    for (const origin of list) {
      if (origin[key].length === 0) continue;
      found ??= new Set();
      for (const unit of origin[key]) found.add(unit);
    }
  }
  return found === undefined ? nothing : [...found].sort();
}

/** What tells this version of an article from another: all that a reader can see of it. */
export const articleDigest = (article: Article, markdown: string): string =>
  digest(
    `${JSON.stringify([article.title, article.description, article.titleLang, article.descriptionLang, article.draft, article.index, article.translation])}\n${markdown}`,
  );
