import { type Answer, type Client, RejectedAnswer } from '../http/client.ts';
import { type Obstacle, Refused } from '../target.ts';

interface Inspected {
  readonly path: string;
  readonly collection: string;
  readonly removed: string;
  readonly locales: readonly string[];
  readonly theirs: (tag: string) => string;
}

interface Attribute {
  readonly type: string;
  readonly localized: boolean;
  readonly unique: boolean;
}

/** What the route says of how Strapi is set up. */
interface Setup {
  readonly version: unknown;
  readonly collection: {
    readonly rights: Readonly<Record<string, boolean>>;
    readonly locales: readonly string[];
    readonly draftAndPublish: boolean;
    readonly localized: boolean;
    readonly attributes: Readonly<Record<string, Attribute>>;
  } | null;
}

/** The version of the route that we speak with: `publish/targets/strapi/src/api/kontras/controllers/kontras.js`. */
const version = 1;

const long = ['text', 'richtext'];
const short = ['string', 'text'];
const types: Readonly<Record<string, readonly string[]>> = {
  externalId: ['string', 'uid'],
  title: short,
  description: ['text', 'string', 'richtext'],
  body: ['richtext', 'text'],
  html: long,
  data: ['json'],
  kontras: short,
};

const docs = 'docs/targets/strapi.md shows the content type.';
const copying = 'Copy src/api/kontras from publish/targets/strapi in the package into the project, and start Strapi again.';

/** Read how Strapi is set up: the route that we ship tells it, with what the token may do. */
export async function inspect(client: Client, inspected: Inspected): Promise<readonly Obstacle[]> {
  const { path, collection } = inspected;
  const setup = await ask(client, path);
  if (setup === undefined)
    return [
      {
        rule: 'publish/route',
        message: `Missing route GET /${path}, expected the one that Kontras ships for Strapi`,
        hint: `${copying} Or "url" is not the address of Strapi.`,
      },
    ];
  if (setup.version !== version)
    return [
      {
        rule: 'publish/route',
        message: `Unexpected version ${JSON.stringify(setup.version)} of the route in Strapi, expected ${version}`,
        hint: copying,
      },
    ];
  if (setup.collection === null)
    return [
      {
        rule: 'publish/collection',
        message: `Unexpected collection "${collection}", expected the plural name of a content type`,
        hint: docs,
        setting: ['collection'],
      },
    ];
  return problemsOf(setup.collection, inspected);
}

async function ask(client: Client, path: string): Promise<Setup | undefined> {
  let answer: Answer;
  try {
    answer = await client.send({ method: 'GET', path });
  } catch (error) {
    if (error instanceof RejectedAnswer && [404, 405].includes(error.answer.status)) return undefined;
    throw error;
  }
  const body = answer.body as Partial<Setup> | undefined;
  if (body?.version === undefined || body.collection === undefined)
    throw new Refused('The target answered without its set-up', 'Check "url": is this the API of Strapi?');
  return { version: body.version, collection: body.collection };
}

function problemsOf(
  { rights, locales: known, draftAndPublish, localized, attributes }: NonNullable<Setup['collection']>,
  { collection, removed, locales, theirs }: Inspected,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const add = (rule: string, message: string, hint: string, setting?: readonly string[]): void =>
    void obstacles.push({ rule, message, hint, ...(setting === undefined ? {} : { setting }) });

  for (const right of ['find', 'create', 'update', ...(removed === 'delete' ? ['delete'] : [])]) {
    if (rights[right] === true) continue;
    const hint = `Make a token of full access, or of the type custom with this right and those of the route "Kontras".`;
    add('publish/role', `The token may not ${right} in "${collection}", expected one that may`, hint);
  }
  const advanced = `Turn it on in the advanced settings of the content type. ${docs}`;
  if (!draftAndPublish) add('publish/field', `Unexpected "draftAndPublish" of "${collection}": off, expected on`, advanced);
  if (!localized) add('publish/locale', `Unexpected "i18n" of "${collection}": not localized, expected localized`, advanced);

  for (const [name, expected] of Object.entries(types)) {
    const attribute = attributes[name];
    const field = `field "${name}" in "${collection}"`;
    if (attribute === undefined) {
      add('publish/field', `Missing ${field}, expected one of the type ${expected[0]}`, docs);
      continue;
    }
    if (!expected.includes(attribute.type))
      add('publish/field', `Unexpected type "${attribute.type}" of ${field}, expected ${expected.join(' or ')}`, docs);
    const isKey = name === 'externalId';
    if (localized && attribute.localized === isKey)
      add(
        'publish/field',
        `Unexpected ${field}, expected it ${isKey ? 'with one value for all languages' : 'localized'}`,
        `Set pluginOptions.i18n.localized to ${!isKey}. ${docs}`,
      );
    if (isKey && !attribute.unique && attribute.type !== 'uid')
      add('publish/field', `Unexpected ${field}, expected it unique`, `Set unique to true. ${docs}`);
  }
  const hint =
    'Add it in Strapi under Settings, Internationalization; say in "locales" what Strapi calls it; or leave it out with --locale.';
  for (const tag of locales) {
    if (!known.includes(theirs(tag)))
      add('publish/locale', `Missing locale "${theirs(tag)}", expected one of ${known.join(', ')}`, hint, ['locales', tag]);
  }
  return obstacles;
}
