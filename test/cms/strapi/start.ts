import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const shipped = fileURLToPath(new URL('../../../publish/targets/strapi/src', import.meta.url));

/**
 * Install the exact versions of the lock file, once for each state of it: some 700 MB. `better-sqlite3` is compiled against the headers that
 * came with Node, so that nothing but packages is fetched.
 */
export function installStrapi(): void {
  const lock = readFileSync(`${here}package-lock.json`, 'utf8');
  const mark = `${here}node_modules/.installed.json`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, npm_config_build_from_source: 'true', ...headers },
  });
  if (status !== 0) throw new Error(`Strapi could not be installed:\n${stderr}`);
  writeFileSync(mark, lock);
}

/** A project with what Kontras ships for it, as docs/targets/strapi.md tells to make one. */
export function makeProject(folder: string): void {
  cpSync(`${here}config`, join(folder, 'config'), { recursive: true });
  cpSync(shipped, join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'public/uploads'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "project" }\n');
  symlinkSync(`${here}node_modules`, join(folder, 'node_modules'));
}

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Start Strapi on the project in a folder; its database is made where there is none. */
export function startStrapi(folder: string, port = 0): Promise<Running> {
  const child = spawn(process.execPath, [`${here}server.cjs`, folder, String(port)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
  });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk;
      const url = /ready (\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve({ url, child });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => reject(new Error(`Strapi ended with ${code}:\n${text}`)));
  });
}

export interface Access {
  /** Of an editor who has signed in to the admin panel. */
  readonly session: string;
  /** An API token of full access. */
  readonly token: string;
}

async function post(url: string, path: string, body: object, session?: string): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/json',
    ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
  };
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: Record<string, string> }).data;
}

/** Make an API token as a person does in the admin panel. @param permissions of one of the type custom */
export async function makeToken(url: string, session: string, type: string, permissions?: readonly string[]): Promise<string> {
  const name = [type, ...(permissions ?? [])].join(' ');
  const given = permissions === undefined ? {} : { permissions };
  const { accessKey } = await post(url, '/admin/api-tokens', { name, description: '', type, lifespan: null, ...given }, session);
  return accessKey ?? '';
}

/** What a person does once in the admin panel of a new Strapi: the first user, two more languages, an API token. */
export async function setUp(url: string): Promise<Access> {
  const person = { firstname: 'An', lastname: 'Editor', email: 'editor@example.org', password: 'Only-for-trying-1' };
  const session = (await post(url, '/admin/register-admin', person)).token ?? '';
  const languages = { id: 'Indonesian', ko: 'Korean' };
  for (const [code, name] of Object.entries(languages))
    await post(url, '/i18n/locales', { code, name, isDefault: false }, session);
  return { session, token: await makeToken(url, session, 'full-access') };
}
