import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const packages = 'wordpress php-cli php-mysql mariadb-server-core mariadb-client-core';
const installed = '/usr/share/wordpress';
const plugin = fileURLToPath(new URL('../../../publish/targets/wordpress/', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** The users of the test's WordPress, by their roles. */
const users = { publisher: 'editor', scribe: 'author', reader: 'subscriber' };

export interface WordPress {
  readonly url: string;
  /** The application password of each user. */
  readonly passwords: Readonly<Record<keyof typeof users, string>>;
  /** Run SQL, past WordPress. */
  sql(statements: string): void;
  /** Put plugins beside ours, or take ours away: files by their name in `mu-plugins`, from anywhere. */
  plugins(files: Readonly<Record<string, string>>): void;
  /** Kill PHP and the database as a lost machine would, and start both again on the same data and port. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Ours, as its document says where it goes. */
export const ours: Readonly<Record<string, string>> = {
  'kontras.php': join(plugin, 'kontras.php'),
  kontras: join(plugin, 'kontras'),
};
export const polylang: Readonly<Record<string, string>> = { 'polylang.php': join(here, 'polylang-stand-in.php') };

/**
 * Debian's WordPress on a MariaDB of its own: all data in one folder, PHP's server on a free port of this machine.
 * @throws where the packages are not there
 */
export async function startWordPress(folder: string): Promise<WordPress> {
  for (const file of [installed, '/usr/sbin/mariadbd', '/usr/bin/php', '/usr/bin/mariadb'])
    if (!existsSync(file)) throw new Error(`${file} is missing. Run: apt-get install --no-install-recommends ${packages}`);
  const [data, site] = [join(folder, 'data'), join(folder, 'site')];
  const socket = join(folder, 'db.sock');
  const root = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...root],
    { stdio: 'ignore' },
  );
  const sql = (statements: string, database = 'wordpress'): void =>
    void execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '--user=root', database], {
      input: statements,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  makeSite(site, socket, url);

  let running: readonly ChildProcess[] = [];
  const startDatabase = async (): Promise<ChildProcess> => {
    const options = [`--datadir=${data}`, `--socket=${socket}`, '--skip-networking', '--innodb-flush-log-at-trx-commit=2'];
    const database = spawn('/usr/sbin/mariadbd', ['--no-defaults', ...root, ...options], { stdio: 'ignore' });
    await ready('MariaDB', database, async () => sql('SELECT 1', 'mysql'));
    return database;
  };
  const startPhp = async (): Promise<ChildProcess> => {
    const settings = ['opcache.enable_cli=1', 'opcache.validate_timestamps=1', 'opcache.revalidate_freq=0', 'display_errors=0'];
    const args = [...settings.flatMap((one) => ['-d', one]), '-S', `127.0.0.1:${port}`, '-t', site];
    // A group of its own, since its workers do not end with it.
    const php = spawn('php', args, { stdio: 'ignore', detached: true, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '8' } });
    await ready('PHP', php, async () => {
      const { status } = await fetch(`${url}/wp-json/`);
      if (status !== 200) throw new Error(`it answers ${status}`);
    });
    return php;
  };
  const kill = async (): Promise<void> => {
    const [database, php] = running;
    running = [];
    if (database === undefined) return;
    const ended = new Promise((resolve) => database.once('exit', resolve));
    if (php?.pid !== undefined) process.kill(-php.pid, 'SIGKILL');
    database.kill('SIGKILL');
    await ended;
  };
  const plugins = (files: Readonly<Record<string, string>>): void => {
    const folder = join(site, 'wp-content/mu-plugins');
    execFileSync('rm', ['-rf', folder]);
    mkdirSync(folder);
    for (const [name, from] of Object.entries(files)) symlinkSync(from, join(folder, name));
  };

  const database = await startDatabase();
  sql('CREATE DATABASE wordpress CHARACTER SET utf8mb4', 'mysql');
  plugins(ours);
  const printed = execFileSync('php', [join(here, 'setup.php'), site], { input: JSON.stringify(users), encoding: 'utf8' });
  running = [database, await startPhp()];
  return {
    url,
    passwords: JSON.parse(printed),
    sql,
    plugins,
    async crash() {
      await kill();
      running = [await startDatabase(), await startPhp()];
    },
    stop: kill,
  };
}

/** A folder in which WordPress finds its own files beside a config and content of the test. */
function makeSite(site: string, socket: string, url: string): void {
  mkdirSync(join(site, 'wp-content'), { recursive: true });
  for (const name of readdirSync(installed)) if (/\.php$/.test(name)) copyFileSync(join(installed, name), join(site, name));
  for (const name of ['wp-includes', 'wp-admin']) symlinkSync(join(installed, name), join(site, name));
  const theme = join(site, 'wp-content/themes/plain');
  mkdirSync(theme, { recursive: true });
  writeFileSync(join(theme, 'style.css'), '/* Theme Name: Plain */\n');
  writeFileSync(
    join(theme, 'index.php'),
    '<html <?php language_attributes(); ?>><?php wp_head(); while ( have_posts() ) { the_post(); the_content(); } ?></html>',
  );
  const constants = {
    WP_DEFAULT_THEME: 'plain',
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    WP_HOME: url,
    WP_SITEURL: url,
    WP_ENVIRONMENT_TYPE: 'local',
    DISABLE_WP_CRON: true,
    WP_HTTP_BLOCK_EXTERNAL: true,
    AUTOMATIC_UPDATER_DISABLED: true,
  };
  const lines = Object.entries(constants).map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );\n`);
  writeFileSync(
    join(site, 'wp-config.php'),
    `<?php\n${lines.join('')}$table_prefix = 'wp_';\nrequire_once ABSPATH . 'wp-settings.php';\n`,
  );
}

/** Wait until a server answers; what it says until then is no news. */
async function ready(name: string, child: ChildProcess, ask: () => Promise<void>): Promise<void> {
  let last: unknown;
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    try {
      return await ask();
    } catch (error) {
      last = error;
      await sleep(50);
    }
  }
  throw new Error(`${name} does not answer: ${String(last)}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
