import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync, writevSync } from 'node:fs';
import { endianness } from 'node:os';
import { digest } from '../digest.ts';
import type { Counts } from '../output/manifest.ts';
import { arraysOf, type Batch } from '../pages/batch.ts';
import type { Texts } from '../pages/texts.ts';

/** What stands before the arrays of a batch, as JSON; counts stand at the end, after all batches. */
type Head = { readonly codes: Batch['codes']; readonly sizes: readonly number[] } | { readonly counts: Counts };

/** Hexadecimal digits of a key and of a digest. */
const [keyLength, digestLength] = [16, 64] as const;
const sealLength = keyLength + digestLength;

/** So much is read at a time where only the digest is taken, in bytes. */
const chunkLength = 1024 * 1024;

/** Where the pages of a job are kept, and what they must be made from. */
export interface KeptAt {
  readonly path: string;
  readonly key: string;
}

/** Under which name the pages of a manifest are kept. */
export const keptName = (manifest: string): string => `pages/${manifest.replace(/\.json$/, '.bin')}`;

/** @param makings all that pages are made from, and the program that makes them */
export const keyOf = (makings: readonly string[]): string => digest([...makings, endianness()].join('\n'));

/**
 * The pages of one job as they are before they are printed, in a file: its key and the digest of all that follows, then the batches, each as the
 * length of its head, its head and its arrays. What is damaged, cut off or of another making is not there.
 */
export class KeptPages {
  readonly place: KeptAt;

  constructor(place: KeptAt) {
    this.place = place;
  }

  /** The batches as they were kept; undefined where there is nothing sound. */
  read(): Generator<Batch, Counts> | undefined {
    let file: number | undefined;
    try {
      file = openSync(this.place.path, 'r');
      if (this.#isSound(file)) return batchesIn(file);
    } catch {
      // It is made anew then.
    }
    if (file !== undefined) closeSync(file);
    return undefined;
  }

  #isSound(file: number): boolean {
    const hash = createHash('sha256');
    const seal = Buffer.alloc(sealLength);
    readAll(file, seal, 0);
    const chunk = Buffer.allocUnsafe(chunkLength);
    for (let at = sealLength, length = 1; length > 0; at += length) {
      length = readSync(file, chunk, 0, chunkLength, at);
      hash.update(chunk.subarray(0, length));
    }
    return seal.toString('latin1') === this.place.key + hash.digest('hex');
  }
}

function* batchesIn(file: number): Generator<Batch, Counts> {
  let at = sealLength;
  const next = <T extends Uint8Array | Uint32Array>(array: T): T => {
    readAll(file, new Uint8Array(array.buffer), at);
    at += array.byteLength;
    return array;
  };
  const numbers = (length: number): Uint32Array => next(new Uint32Array(length));
  const texts = (lengths: number, bytes: number): Texts => ({ lengths: numbers(lengths), bytes: next(new Uint8Array(bytes)) });
  try {
    for (;;) {
      const [length = 0] = next(new Uint32Array(1));
      const head = JSON.parse(Buffer.from(next(new Uint8Array(length))).toString()) as Head;
      if ('counts' in head) return head.counts;
      const [
        subjects = 0,
        keptLengths = 0,
        keptBytes = 0,
        passingLengths = 0,
        passingBytes = 0,
        cells = 0,
        forms = 0,
        ropes = 0,
      ] = head.sizes;
      yield {
        codes: head.codes,
        subjects: numbers(subjects),
        kept: texts(keptLengths, keptBytes),
        passing: texts(passingLengths, passingBytes),
        cells: numbers(cells),
        forms: numbers(forms),
        ropes: numbers(ropes),
      };
    }
  } finally {
    closeSync(file);
  }
}

/** @throws where there is not as much */
function readAll(file: number, bytes: Uint8Array, position: number): void {
  if (readSync(file, bytes, 0, bytes.length, position) < bytes.length) throw new Error('The file is too short');
}

/** Keeps the batches of a job as they pass, in a file that has another name until it is whole. A place that cannot be written is no error: nothing is kept then. */
export class PageKeeper {
  readonly #place: KeptAt;
  readonly #hash: Hash = createHash('sha256');
  #file: number | undefined;

  constructor(place: KeptAt) {
    this.#place = place;
    try {
      // A file of its own: another build may be writing the one that is there.
      rmSync(this.#next, { force: true });
      this.#file = openSync(this.#next, 'wx');
    } catch {
      return;
    }
    this.#attempt((file) => writeSync(file, Buffer.alloc(sealLength)));
  }

  add(batch: Batch): void {
    const arrays = arraysOf(batch);
    this.#write({ codes: batch.codes, sizes: arrays.map(({ length }) => length) }, arrays);
  }

  /** These were all. */
  end(counts: Counts): void {
    this.#write({ counts }, []);
    this.#attempt((file) => {
      writeSync(file, this.#place.key + this.#hash.digest('hex'), 0, 'latin1');
      renameSync(this.#next, this.#place.path);
      closeSync(file);
      this.#file = undefined;
    });
  }

  /** They are not to be kept. */
  discard(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    rmSync(this.#next, { force: true });
  }

  get #next(): string {
    return `${this.#place.path}.next`;
  }

  #write(head: Head, arrays: readonly (Uint8Array | Uint32Array)[]): void {
    if (this.#file === undefined) return;
    const json = Buffer.from(JSON.stringify(head));
    const parts = [Uint32Array.of(json.length), json, ...arrays].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
    this.#attempt((file) => {
      for (const part of parts) this.#hash.update(part);
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      if (writevSync(file, parts) < length) throw new Error('The disk is full');
    });
  }

  /** After the first failure nothing more is tried. */
  #attempt(work: (file: number) => void): void {
    if (this.#file === undefined) return;
    try {
      work(this.#file);
    } catch {
      this.discard();
    }
  }
}
