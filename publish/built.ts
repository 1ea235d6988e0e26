import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { amendFolder, targetOf } from '../pipeline/output/places.ts';
import { pick } from '../pipeline/select.ts';
import { UsageError } from '../pipeline/usage-error.ts';
import { Refused } from './target.ts';

/** A line of a manifest. */
export interface Listed {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly draft: boolean;
  readonly index: boolean;
  readonly digest: string;
}

/** An article as `dist/json` holds it; `docs/output.md` describes the fields. */
export interface Article extends Listed {
  readonly locale: string;
  readonly protocol: string;
  readonly kind: string;
  readonly eyebrow: string;
  readonly codes: readonly string[];
  readonly description: string;
  readonly titleLang?: string;
  readonly descriptionLang?: string;
  readonly translation: { readonly coverage: number };
  readonly body: { readonly markdown: string; readonly html: string };
  /** The whole Markdown file with its front matter, for targets that are folders. */
  readonly file: string;
}

export interface Manifest {
  readonly locale: string;
  readonly protocol: string;
  readonly path: string;
}

/** What a build has written, and which part of it is to be published. */
export interface Built {
  readonly manifests: readonly Manifest[];
  /** All that there are, selected or not. */
  readonly everyProtocol: readonly string[];
  readonly locales: readonly string[];
  readonly protocols: readonly string[];
  /** The articles of a manifest, line by line. */
  articles(manifest: Manifest): AsyncIterable<Listed>;
  /** @throws Refused where a build has replaced the files meanwhile */
  read(listed: Pick<Listed, 'id'>, manifest: Pick<Manifest, 'locale' | 'protocol'>): Article;
}

export interface Part {
  readonly locales?: readonly string[] | undefined;
  readonly protocols?: readonly string[] | undefined;
}

/**
 * Open the output of a build.
 * @throws UsageError where there is none, or a name in `part` is not in it
 */
export function openBuilt(folder: string, part: Part): Built {
  const all = manifestsOf(folder);
  if (existsSync(amendFolder(targetOf(folder))))
    throw new UsageError(
      `${folder} is being changed by a build, or by one that was killed`,
      'Build again, and publish when it is done.',
    );
  const unique = (names: readonly string[]): string[] => [...new Set(names)];
  const locales = pick('locale', part.locales, unique(all.map(({ locale }) => locale)));
  const everyProtocol = unique(all.map(({ protocol }) => protocol));
  const protocols = pick('protocol', part.protocols, everyProtocol);
  for (const format of ['json', 'articles']) {
    if (!existsSync(join(folder, format)))
      throw new UsageError(`${folder} has no ${format}/`, 'Build with both formats: kontras build --format markdown,json');
  }
  return {
    manifests: all.filter(({ locale, protocol }) => locales.includes(locale) && protocols.includes(protocol)),
    everyProtocol,
    locales,
    protocols,
    articles: (manifest) => linesOf(join(folder, manifest.path)),
    read({ id }, { locale, protocol }) {
      let file: string | undefined;
      try {
        return {
          ...JSON.parse(readText(folder, 'json', locale, protocol, `${id}.json`)),
          // Only targets that are folders want it.
          get file() {
            file ??= readText(folder, 'articles', locale, protocol, `${id}.md`);
            return file;
          },
        };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new Refused(`${locale}/${protocol}/${id}.json in ${folder} is no JSON`, rebuild);
      }
    },
  };
}

const rebuild = 'Build again, and publish when the build is done.';

function readText(folder: string, ...path: readonly string[]): string {
  try {
    return readFileSync(join(folder, ...path), 'utf8');
  } catch (error) {
    throw new Refused(`Could not read ${path.join('/')} in ${folder}: ${(error as NodeJS.ErrnoException).code}`, rebuild);
  }
}

function manifestsOf(folder: string): Manifest[] {
  let value: { generator?: unknown; container?: string; manifests?: readonly string[] };
  try {
    value = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new UsageError(`${folder} holds no build`, 'Run "kontras build" first, or name the folder of a build with --from.');
  }
  if (value.generator !== 'kontras')
    throw new UsageError(`${folder} was not built by Kontras`, 'Name the folder of a build with --from.');
  if (value.container !== undefined)
    throw new UsageError(`${folder} is built as ${value.container}`, 'Publishing reads files: kontras build --container files');
  return (value.manifests ?? []).map((path) => {
    const [, locale = '', protocol = ''] = path.replace(/\.json$/, '').split('/');
    return { locale, protocol, path };
  });
}

/** A manifest is one JSON object, and each article in it one line. */
async function* linesOf(file: string): AsyncGenerator<Listed> {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line.startsWith('{"id"')) yield JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as Listed;
  }
}
