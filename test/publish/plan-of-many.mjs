/**
 * A plan over many articles in three languages, most of which are in the CMS as they are built, in a process that does nothing else:
 * node plan-of-many.mjs FOLDER-OF-COMPILED-CODE ARTICLES
 * Prints `{ "kinds": { "same": … }, "peak": the most memory that the process took, in bytes }`.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [compiled, count] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(compiled, 'publish', name)).href);
const { prepare } = await load('publish.js');
const { Settlements } = await load('settlements.js');
const { versionOf } = await load('version.js');
const { Inventory } = await load('inventory.js');

const locales = ['en', 'id', 'ko'];
const articles = Number(count);
const manifests = locales.map((locale) => ({ locale, protocol: 'smtp', path: '' }));
const digestOf = (id) => Number(id).toString(16).padStart(16, '0');
const built = {
  manifests,
  everyProtocol: ['smtp'],
  locales,
  protocols: ['smtp'],
  async *articles() {
    for (let id = 0; id < articles; id += 1)
      yield { id: String(id), key: `smtp-${id}`, title: 'A title', draft: false, index: true, digest: digestOf(id) };
  },
  read: ({ id }, { locale }) => ({ id, locale, digest: digestOf(id), body: `${id} in ${locale}. `.repeat(100) }),
};
const policies = { drafts: 'draft', unindexed: 'publish' };
const render = ({ body }) => ({ body });
const inventory = await Inventory.of(built, policies, false);

/** What a CMS has after everything but the last tenth was published, in an order that is not ours. */
const target = {
  capabilities: { atomic: true, unique: true, status: 'locale' },
  shape: 'test',
  render,
  async *list() {
    for (let id = articles * 0.9 - 1; id >= 0; id -= 1) {
      for (const locale of ['ko', 'en', 'id']) {
        const { key, fields, stamp, state } = versionOf({ built, inventory, target }, `smtp-${id}`, locale);
        yield { key, locale, ref: key, revision: '', state, fields, stamp };
      }
    }
  },
};
const kinds = {};
const { signal } = new AbortController();
const options = { ...policies, built, part: {}, target, removed: 'unpublish', settlements: new Settlements(), signal };
const planned = await prepare(options, ({ kind }) => {
  kinds[kind] = (kinds[kind] ?? 0) + 1;
});
planned.work.close();
console.log(JSON.stringify({ kinds, peak: process.resourceUsage().maxRSS * 1024 }));
