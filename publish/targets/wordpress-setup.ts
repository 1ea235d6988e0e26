import { type Obstacle, Refused } from '../target.ts';
import { codeOf, type Rest } from './wordpress-rest.ts';

/** The version of the plugin that this program works with: what they say to each other changes together. */
export const pluginVersion = '1';

interface Status {
  readonly version?: string;
  readonly user?: boolean;
  readonly type?: boolean;
  readonly toWrite?: readonly string[];
  readonly toDelete?: readonly string[];
  readonly engine?: string | null;
  readonly languages?: readonly string[] | null;
  readonly isTranslated?: boolean;
  /** Every kind of markup that articles have, and what WordPress would keep of it if this user wrote it. */
  readonly probe?: string;
  readonly kept?: string;
}

interface Inspected {
  readonly type: string;
  readonly removed: string;
  readonly locales: readonly string[];
  readonly theirs: (tag: string) => string;
}

interface Inspection {
  readonly obstacles: readonly Obstacle[];
  readonly hasPolylang: boolean;
}

const docs = 'docs/targets/wordpress.md';

/** Read how WordPress is set up: its plugin, what the user may do and which markup stays, the languages of Polylang. */
export async function inspect(rest: Rest, inspected: Inspected): Promise<Inspection> {
  const stop = (rule: string, message: string, hint: string): Inspection => ({
    obstacles: [{ rule, message, hint }],
    hasPolylang: false,
  });
  let status: Status | undefined;
  try {
    status = (await rest.send('GET', 'status', { type: inspected.type })).body as Status | undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'rest_no_route')
      return stop(
        'publish/plugin',
        'Missing the plugin of Kontras in WordPress, expected it',
        `Copy it into wp-content/mu-plugins; ${docs} says how.`,
      );
    return stop(
      'publish/rest',
      'Unexpected answer where the REST interface of WordPress should be, expected the interface',
      'Check "url", and that no plugin or server setting closes /wp-json/ to those who have logged in.',
    );
  }
  if (typeof status?.version !== 'string')
    throw new Refused('The target answered without its version', 'Check "url": is this WordPress with the plugin of Kontras?');
  const { version } = status;
  if (version !== pluginVersion)
    return stop(
      'publish/plugin',
      `Unexpected version ${version} of the plugin in WordPress, expected ${pluginVersion}`,
      `Copy the plugin of this release into wp-content/mu-plugins; ${docs} says how.`,
    );
  if (status.user !== true)
    return stop(
      'publish/login',
      'The password did not reach WordPress, or it takes no application passwords; expected both',
      'The server must hand on the header Authorization, and WordPress wants https for application passwords, or ' +
        'WP_ENVIRONMENT_TYPE "local" on this machine.',
    );
  return { obstacles: problemsOf(status, inspected), hasPolylang: Array.isArray(status.languages) };
}

function problemsOf(status: Status, { type, removed, locales, theirs }: Inspected): Obstacle[] {
  if (status.type !== true) {
    const message = `Unexpected post type "${type}", expected one that WordPress has`;
    return [{ rule: 'publish/collection', message, hint: 'By default it is "post".', setting: ['collection'] }];
  }
  const obstacles: Obstacle[] = [];
  const add = (rule: string, message: string, hint: string): void => void obstacles.push({ rule, message, hint });
  const { toWrite = [], toDelete = [], engine, languages, probe = '', kept = '' } = status;
  const lacks = [...toWrite, ...(removed === 'delete' ? toDelete : [])];
  if (lacks.length > 0)
    add(
      'publish/role',
      `The user lacks ${lacks.join(', ')} in WordPress, expected all of it`,
      'Use the application password of an Editor or an Administrator.',
    );
  else if (kept !== probe)
    add(
      'publish/role',
      `WordPress ${lossIn(probe, kept)} what this user writes, expected all of it to stay`,
      'The user needs the capability unfiltered_html, as Editors have it, on a network of sites Super Admins alone; if it is there, a plugin changes what is saved.',
    );
  if (engine !== null && engine !== undefined)
    add(
      'publish/engine',
      `Unexpected table ${engine}, expected InnoDB`,
      'Without transactions a crash would leave half an article: ALTER TABLE … ENGINE = InnoDB.',
    );
  if (!Array.isArray(languages)) return obstacles;
  if (status.isTranslated !== true)
    add(
      'publish/collection',
      `Polylang does not translate the post type "${type}", expected it to`,
      'Turn it on in Languages → Settings → Custom post types and Taxonomies.',
    );
  for (const tag of locales) {
    if (languages.includes(theirs(tag))) continue;
    const message = `Missing language "${theirs(tag)}" in Polylang, expected one of ${languages.join(', ')}`;
    const hint = 'Add it in Languages, say in "locales" what code Polylang has for it, or leave it out with --locale.';
    obstacles.push({ rule: 'publish/locale', message, hint, setting: ['locales', tag] });
  }
  return obstacles;
}

/** What WordPress would keep of the probe, by what is missing of it: "removes <svg>, <path> from". */
function lossIn(probe: string, kept: string): string {
  const elements = new Set([...probe.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name));
  const lost = [...elements].filter((name) => !new RegExp(`<${name}\\b`).test(kept));
  return lost.length === 0 ? 'changes attributes in' : `removes ${lost.map((name) => `<${name}>`).join(', ')} from`;
}
