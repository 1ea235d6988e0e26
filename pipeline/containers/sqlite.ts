import { closeSync, openSync, writeSync } from 'node:fs';
import type { Article } from '../compose/article.ts';
import type { FormatPlace } from '../formats/places.ts';
import { wordsOf } from '../fragment/leaf.ts';
import { UsageError } from '../usage-error.ts';
import type { Output } from '../write.ts';
import type { Container, PrintedPage } from './container.ts';

const path = 'articles.sqlite';

/** One SQLite file with a table of all pages: https://www.sqlite.org/fileformat2.html */
export const sqlite: Container = {
  name: 'sqlite',
  isWhole: true,
  takesRecords: false,
  takesArticles: true,
  canShare: () => false,
  paths: () => [path],
  open(output, formats) {
    const { DatabaseSync } = loadSqlite();
    let table: Table | undefined;
    return {
      add(page) {
        output.guarded('write', () => {
          table ??= new Table(new DatabaseSync(output.pathOf(path)), formats);
          inWords(() => table?.insert(page));
        });
        return formats.length;
      },
      close() {
        output.guarded('write', () => {
          if (table === undefined) return;
          inWords(() => table?.commit());
          table = undefined;
          forgetVersion(output);
        });
      },
      discard() {
        table?.discard();
        table = undefined;
      },
    };
  },
};

/** What is used of `node:sqlite`: https://nodejs.org/docs/latest-v22.x/api/sqlite.html */
interface Sqlite {
  readonly DatabaseSync: new (file: string) => Database;
}

interface Database {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: readonly (string | number)[]): unknown };
  close(): void;
}

/** It is loaded where it is asked for. Node 22 warns that it may change, which a user of ours can do nothing about. */
function loadSqlite(): Sqlite {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    const found = process.getBuiltinModule('node:sqlite') as Sqlite | undefined;
    if (found !== undefined) return found;
  } finally {
    process.emitWarning = emitWarning;
  }
  throw new UsageError(
    `The container sqlite needs Node.js 22.13 or later, and this is ${process.versions.node}`,
    'Use a later Node.js, or --container ndjson, which this one can write.',
  );
}

/**
 * No journal and no waiting for the disk, since the file is new: who is killed leaves the old output. Pages are large because rows are,
 * which makes half the work; the cache has a size, so that memory does not grow with the file.
 */
const settings =
  'PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384';

const fields =
  'locale TEXT NOT NULL, key TEXT NOT NULL, protocol TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, draft INTEGER NOT NULL, "index" INTEGER NOT NULL, coverage REAL NOT NULL, digest TEXT NOT NULL';

class Table {
  readonly #database: Database;
  readonly #formats: readonly FormatPlace[];
  readonly #statement: ReturnType<Database['prepare']>;

  constructor(database: Database, formats: readonly FormatPlace[]) {
    const columns = formats.map(({ name }) => `, "${name}" TEXT NOT NULL`).join('');
    database.exec(`${settings}; BEGIN; CREATE TABLE articles (${fields}${columns}, PRIMARY KEY (locale, key))`);
    this.#database = database;
    this.#formats = formats;
    this.#statement = database.prepare(
      `INSERT INTO articles VALUES (${'?, '.repeat(fields.split(', ').length + formats.length).slice(0, -2)})`,
    );
  }

  insert(page: PrintedPage): void {
    const { locale, key, protocol, kind, id, about, draft, index, translation, title, description } = page.article as Article;
    const words = [title, description].map((one) => wordsOf(one, about));
    const facts = [Number(draft), Number(index), translation.coverage, page.digest];
    const texts = this.#formats.map((_, at) => page.output(at).toString());
    this.#statement.run(locale, key, protocol, kind, id, ...words, ...facts, ...texts);
  }

  commit(): void {
    this.#database.exec('COMMIT');
    this.#database.close();
  }

  discard(): void {
    this.#database.close();
  }
}

/** The file says which version of SQLite wrote it, for its information alone. Two versions are to write the same bytes: the first that said so. */
function forgetVersion(output: Output): void {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(3_007_000);
  const file = openSync(output.pathOf(path), 'r+');
  try {
    writeSync(file, version, 0, 4, 96);
  } finally {
    closeSync(file);
  }
}

/** SQLite's own codes for what the system has a name for: https://www.sqlite.org/rescode.html */
const systemCodes: Readonly<Record<number, string>> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC', 14: 'EACCES' };

/** Give an error of SQLite the code that the system has for it. */
function inWords(work: () => void): void {
  try {
    work();
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    const code = errcode === undefined ? undefined : systemCodes[errcode & 0xff];
    throw code === undefined ? error : Object.assign(new Error((error as Error).message, { cause: error }), { code });
  }
}
