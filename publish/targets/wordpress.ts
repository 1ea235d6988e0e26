import type { Article } from '../built.ts';
import { canonicalJson } from '../fields.ts';
import { createClient } from '../http/client.ts';
import { localeNames } from '../locale-names.ts';
import { type Copy, type Fields, Refused, type Target, Unknown, type Version } from '../target.ts';
import type { Opening } from './index.ts';
import { openRest } from './wordpress-rest.ts';
import { inspect } from './wordpress-setup.ts';

/** What a reader sees of an article, by the plugin's names for the columns of a post. */
const texts = ['title', 'excerpt', 'content', 'slug', 'data'] as const;

/** An article in one language, as the plugin tells it: a post of its own. */
type Row = Readonly<Record<(typeof texts)[number], string>> & {
  readonly id: number;
  readonly key: string;
  readonly locale: string;
  readonly state: Copy['state'];
  readonly stamp: string | null;
  readonly revision: string;
  readonly pending: string | null;
};

const pageSize = 100;

/**
 * WordPress 6.1 or later with our plugin (`wordpress/`): one post per article and language. WordPress has nothing unique and no
 * transactions of its own, so the plugin makes all languages of an article in one transaction, one writer at a time for each key, and
 * writes only to a post that is as it was read. That holds for a request that arrives late or twice too, which a lease could not prevent.
 */
export function openWordPress({ settings, secrets, signal, waits, breaker }: Opening): Target {
  const { collection: type = 'post', rate, requestSeconds, removed } = settings;
  const names = localeNames(settings.locales);
  const credentials = Buffer.from(`${secrets.user}:${secrets.token}`).toString('base64');
  const rest = openRest(
    createClient({
      base: new URL(settings.url as string),
      headers: { authorization: `Basic ${credentials}` },
      rate,
      timeout: requestSeconds * 1000,
      signal,
      ...(waits === undefined ? {} : { waits }),
      ...(breaker === undefined ? {} : { breaker }),
    }),
  );
  let hasPolylang = false;

  const read = async (query: Readonly<Record<string, string>>): Promise<{ copies: readonly Copy[]; next: number | null }> => {
    const { body } = await rest.send('GET', 'articles', { type, ...query });
    const { articles, next = null } = (body ?? {}) as { articles?: readonly Row[]; next?: number | null };
    if (!Array.isArray(articles))
      throw new Refused('The target answered without articles', 'Check "url": is this WordPress with the plugin of Kontras?');
    return { copies: articles.map(copyOf).filter(isNamed), next };
  };
  /** A request that names what it writes: the plugin leaves the rest as it is. */
  const write = async ({ ref, revision }: Copy, change: object): Promise<Copy> => {
    const { body } = await rest.send('POST', `articles/${ref}`, { type, revision }, change);
    return copyOf(expectRow(body));
  };
  const languageOf = (locale: string): object => (hasPolylang ? { language: names.theirs(locale) } : {});
  const content = ({ locale, state, fields, stamp }: Version): object => ({ ...fields, ...languageOf(locale), state, stamp });

  return {
    capabilities: { atomic: true, unique: true, status: 'locale' },
    get shape() {
      return hasPolylang ? 'wordpress 1 polylang' : 'wordpress 1';
    },
    render,
    async describe(locales) {
      const inspection = await inspect(rest, { type, removed, locales, theirs: names.theirs });
      hasPolylang = inspection.hasPolylang;
      return inspection.obstacles;
    },
    async *list() {
      for (let after: number | null = 0; after !== null; ) {
        const { copies, next }: Awaited<ReturnType<typeof read>> = await read({ after: String(after), limit: String(pageSize) });
        yield* copies;
        after = next;
      }
    },
    find: async (key) => (await read({ key })).copies,
    async create(versions) {
      const [{ key }] = versions as readonly [Version];
      const articles = versions.map((version) => ({ locale: version.locale, ...content(version) }));
      const { body } = await rest.send('POST', 'articles', { type }, { key, articles });
      const made = (body as { articles?: readonly Row[] } | undefined)?.articles;
      if (!Array.isArray(made)) throw new Unknown('the CMS answered without the articles');
      return made.map((row) => copyOf(expectRow(row)));
    },
    update: (copy, version) => write(copy, content(version)),
    mark: (copy, stamp) => write(copy, { stamp }),
    publish: (copy, stamp) => write(copy, { state: 'live', stamp }),
    unpublish: (copy, stamp) => write(copy, { state: 'draft', stamp }),
    async remove({ ref, revision }) {
      await rest.send('DELETE', `articles/${ref}`, { type, revision });
    },
  };
}

const render = ({ key, locale, title, description, body, ...article }: Article): Fields => {
  const { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, translation } = article;
  const data = { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, coverage: translation.coverage };
  return { title, excerpt: description, content: body.html, slug: slugOf(key, locale), data: canonicalJson(data) };
};

/** Slugs are shared by all languages of a site. */
const slugOf = (key: string, locale: string): string =>
  `${key}-${locale}`
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/-+/g, '-');

/** A post that a person gave a key without a locale is none of ours. */
const isNamed = ({ key, locale }: Copy): boolean => key !== '' && locale !== '';

function copyOf({ id, key, locale, state, stamp, revision, pending, ...row }: Row): Copy {
  return {
    key,
    locale,
    ref: String(id),
    revision,
    state,
    fields: Object.fromEntries(texts.map((name) => [name, row[name]])),
    stamp: stamp ?? undefined,
    ...(pending === null ? {} : { pending: `${pending} in ${locale}` }),
  };
}

/** After a write it may have happened all the same. */
function expectRow(body: unknown): Row {
  const { id, revision } = (body ?? {}) as { id?: unknown; revision?: unknown };
  if (typeof id !== 'number' || typeof revision !== 'string') throw new Unknown('the CMS answered without the article');
  return body as Row;
}
