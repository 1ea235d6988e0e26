import type { Flow } from '../fragment/flow.ts';
import type { Leaf, Origin, Voiced } from '../fragment/leaf.ts';
import type { About } from '../fragment/syntax.ts';
import type { Names } from './names.ts';
import type { Wording } from './wording.ts';

/** The parts of a page, by the name that a program finds them under. */
export type PartName =
  | 'lead'
  | 'verdict'
  | 'glance'
  | 'decision'
  | 'section'
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
  /** What a section on a code consists of: it is written as one, and found part by part. */
  readonly parts?: readonly Block[];
}

/** The blocks of an article, down to those that consist of no others. */
export const blocksIn = ({ blocks }: Pick<Article, 'blocks'>): readonly Block[] =>
  blocks.flatMap((block) => block.parts ?? [block]);

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
  /** Whom its blocks are to speak of. */
  readonly about: About;
  readonly title: Voiced;
  readonly description: Voiced;
  readonly names: Names;
  readonly blocks: readonly Block[];
  readonly draft: boolean;
  /** Whether search engines should list the page. */
  readonly index: boolean;
  readonly translation: TranslationNote;
}

/** An article before its texts are said. `index` says whether its kind is to be listed; whether it is translated is seen later. */
export interface Draft extends Pick<Article, 'id' | 'kind' | 'about' | 'codes' | 'names' | 'blocks' | 'index'> {
  readonly title: Leaf;
  readonly description: Leaf;
}

const whole: TranslationNote = { coverage: 1, untranslated: [], stale: [] };

/** Say an article's title and description, and what its texts tell of its translation. */
export function finish({ protocol, translation, isComplete }: Wording, draft: Draft): Article {
  const { id, kind, about, codes, names, blocks, index } = draft;
  const note = isComplete ? whole : noteOn([draft.title, ...blocks.map(({ flow }) => flow)].map((one) => one.origins(about)));
  const isTranslated = note.untranslated.length === 0;
  return {
    id,
    key: `${protocol.id}-${id}`,
    kind,
    locale: translation.own.tag,
    protocol: protocol.id,
    eyebrow: protocol.name,
    codes,
    about,
    title: draft.title.voiced(about),
    description: draft.description.voiced(about),
    names,
    blocks,
    draft: !isTranslated,
    index: isTranslated && index,
    translation: note,
  };
}

function noteOn(origins: readonly (readonly Origin[])[]): TranslationNote {
  const untranslated = gather(origins, 'missing');
  const used = untranslated.length === 0 ? 1 : gather(origins, 'units').length;
  const coverage = Math.floor(((used - untranslated.length) * 100) / used) / 100;
  return { coverage, untranslated, stale: gather(origins, 'stale') };
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
