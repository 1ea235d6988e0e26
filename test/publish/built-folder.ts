import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digest } from '../../pipeline/digest.ts';

/** An article as a test says it: the rest follows from these. */
export interface Given {
  readonly locale: string;
  readonly id: string;
  readonly protocol?: string;
  readonly title?: string;
  readonly text?: string;
  /** Other HTML than follows from the text, as another version of Kontras would make it. */
  readonly html?: string;
  readonly draft?: boolean;
  readonly index?: boolean;
}

/** Write the output of a build that has just these articles, in the files that docs/output.md describes. */
export function writeBuilt(folder: string, articles: readonly Given[]): void {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const manifests = new Map<string, string[]>();
  for (const given of articles) {
    const { locale, protocol = 'smtp', id, draft = false, index = !draft, ...texts } = given;
    const key = `${protocol}-${id}`;
    const { title = `${key} in ${locale}`, text = `Text of ${key} in ${locale}.` } = texts;
    const { html = `<p>${text}</p>\n<p dir="ltr">2 &amp; 3</p>` } = texts;
    const markdown = `${text}\n\n| a | b |\n| - | - |\n| \`1\` | "2" & <3> |`;
    const own = { id, key, kind: 'code', codes: [id], title, draft, index };
    const hash = digest(JSON.stringify([title, markdown, draft, index]));
    const path = `manifests/${locale}/${protocol}.json`;
    manifests.set(path, [...(manifests.get(path) ?? []), JSON.stringify({ ...own, coverage: 1, digest: hash })]);
    const about = { locale, protocol, eyebrow: protocol.toUpperCase(), description: `About ${key}.` };
    const translation = { coverage: 1, untranslated: [], stale: [] };
    const article = {
      ...own,
      ...about,
      translation,
      digest: hash,
      blocks: [],
      body: { markdown, html },
    };
    put(`json/${locale}/${protocol}/${id}.json`, JSON.stringify(article));
    const front = { id, translationKey: key, locale, protocol, title, draft, index };
    const lines = Object.entries(front).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
    put(`articles/${locale}/${protocol}/${id}.md`, `---\n${lines.join('')}---\n\n${markdown}\n`);
  }
  for (const [path, lines] of manifests) {
    const [, locale, file = ''] = path.split('/');
    const head = `{"locale":${JSON.stringify(locale)},"protocol":${JSON.stringify(file.replace('.json', ''))},"articles":[`;
    put(path, `${head}\n${lines.join(',\n')}\n]}\n`);
  }
  put('manifest.json', `${JSON.stringify({ generator: 'kontras', manifests: [...manifests.keys()].sort() })}\n`);
}
