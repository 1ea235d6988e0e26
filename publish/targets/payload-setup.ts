import { type Client, RejectedAnswer } from '../http/client.ts';
import { type Obstacle, Refused } from '../target.ts';
import { texts } from './article-fields.ts';

interface Inspected {
  readonly collection: string;
  readonly users: string;
  readonly removed: string;
  readonly locales: readonly string[];
  readonly theirs: (tag: string) => string;
}

/** Read how the collection is set up. A path that cannot be queried is one that Payload does not have: it has no other way to ask. */
export async function inspect(client: Client, { collection, users, removed, locales, theirs }: Inspected) {
  const obstacles: Obstacle[] = [];
  const me = (await client.send({ method: 'GET', path: `${users}/me` })).body as { user?: unknown } | undefined;
  if (me?.user === null || me?.user === undefined)
    throw new Refused('The target does not know the API key', `Check the key, and that "${users}" has useAPIKey: true.`);
  const access = (await client.send({ method: 'GET', path: 'access' })).body as {
    collections?: Record<string, Record<string, unknown>>;
  };
  const rights = access.collections?.[collection];
  const docs = 'docs/targets/payload.md shows the collection.';
  if (rights === undefined) {
    const message = `Unexpected collection "${collection}", expected one that the CMS has and shows to this user`;
    return { localized: true, obstacles: [{ rule: 'publish/collection', message, hint: docs, setting: ['collection'] }] };
  }
  for (const right of ['read', 'readVersions', 'create', 'update', ...(removed === 'delete' ? ['delete'] : [])]) {
    if (isGranted(rights[right])) continue;
    const message = `The user of the API key may not ${right} in "${collection}", expected one who may`;
    obstacles.push({
      rule: 'publish/role',
      message,
      hint: 'Change the access of the collection, or use the key of another user.',
    });
  }
  if (obstacles.length > 0) return { localized: true, obstacles };
  const has = async (path: string): Promise<boolean> => {
    try {
      await client.send({ method: 'GET', path: `${collection}?limit=1&depth=0&where[${encodeURIComponent(path)}][exists]=true` });
      return true;
    } catch (error) {
      if (error instanceof RejectedAnswer && error.answer.status === 400) return false;
      throw error;
    }
  };
  const missing = (field: string, hint: string): void =>
    void obstacles.push({ rule: 'publish/field', message: `Missing field "${field}" in "${collection}", expected one`, hint });
  if (!(await has('externalId'))) missing('externalId', docs);
  for (const tag of locales) {
    const fields = [...texts, 'kontras'];
    const there = await Promise.all(fields.map((field) => has(`${field}.${theirs(tag)}`)));
    const lacking = fields.filter((_, index) => there[index] === false);
    if (lacking.length === 0) continue;
    // A path into a JSON field is one that Payload takes for any locale.
    if (lacking.length < texts.length) {
      for (const field of lacking) missing(field, `It needs localized: true. ${docs}`);
      break;
    }
    const message = `Missing locale "${theirs(tag)}", or no field of "${collection}" is localized; expected both`;
    const hint =
      'Add it to localization.locales in Payload, say in "locales" what Payload calls it, or leave it out with --locale.';
    obstacles.push({ rule: 'publish/locale', message, hint, setting: ['locales', tag] });
  }
  if (obstacles.length > 0) return { localized: true, obstacles };
  const localized = await has(`_status.${theirs(locales[0] ?? 'en')}`);
  if (!localized && !(await has('_status')))
    missing('_status', `Set versions: { drafts: { localizeStatus: true } } on the collection. ${docs}`);
  return { obstacles, localized };
}

const isGranted = (right: unknown): boolean =>
  right === true || (typeof right === 'object' && right !== null && (right as { permission?: unknown }).permission === true);
