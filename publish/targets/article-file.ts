import { digest } from '../../pipeline/digest.ts';
import type { State } from '../target.ts';

/** A Markdown file with front matter, apart from the two lines in it that are not the article: our stamp, and whether it is a draft. */
export interface ArticleFile {
  /** Everything else, as it stands. */
  readonly text: string;
  readonly state: State;
  readonly stamp: string | undefined;
  readonly key: string | undefined;
  readonly revision: string;
}

const stampLine = /^kontras: *["']?(.*?)["']?[ \t]*\r?\n/m;
const draftLine = /^draft: *(true|false)[ \t]*\r?\n/m;
const keyLine = /^translationKey: *["']?(.*?)["']?[ \t]*\r?$/m;

/** The front matter with its fences, and the rest. */
function halves(file: string): readonly [string, string] {
  const end = /^---\r?\n[\s\S]*?\n---[ \t]*\r?(?:\n|$)/.exec(file)?.[0].length ?? 0;
  return [file.slice(0, end), file.slice(end)];
}

export function readArticleFile(file: string): ArticleFile {
  const [front, body] = halves(file);
  return {
    text: front.replace(stampLine, '').replace(draftLine, '') + body,
    state: draftLine.exec(front)?.[1] === 'true' ? 'draft' : 'live',
    stamp: stampLine.exec(front)?.[1],
    key: keyLine.exec(front)?.[1],
    revision: digest(file),
  };
}

/** The same file with another stamp and state; nothing else of it changes. */
export function writeArticleFile(file: string, state: State, stamp: string): string {
  const [front, body] = halves(file);
  const draft = `draft: ${state === 'draft'}\n`;
  const bare = front.replace(stampLine, '');
  const marked = draftLine.test(bare) ? bare.replace(draftLine, draft) : bare.replace(/---[ \t]*\r?\n?$/, `${draft}$&`);
  return marked.replace(/---[ \t]*\r?\n?$/, `kontras: "${stamp}"\n$&`) + body;
}
