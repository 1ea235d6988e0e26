import { hash } from 'node:crypto';
import type { Built, Listed, Manifest } from './built.ts';
import type { State } from './target.ts';

/** How an article that is not finished, or not for search engines, is published: as a draft, as it is, or not at all. */
export type Policy = 'draft' | 'publish' | 'skip';

/** An article in one language that the build has and that is to be published. */
export interface Entry {
  /** Names this version of it in the build. */
  readonly digest: string;
  readonly state: State;
}

export interface Policies {
  readonly drafts: Policy;
  readonly unindexed: Policy;
}

const isThere = 1;
const isDraft = 2;
const isUnindexed = 4;
const isSeen = 8;

/**
 * What the build has, to be looked up by key and locale in whatever order a CMS lists what it has. It holds no text: 24 bytes an article
 * and 9 a locale of it, so that a hundred thousand in three languages take five megabytes. Keys are known by 64 bits of their hash.
 */
export class Inventory {
  readonly locales: readonly string[];
  readonly manifests: readonly Manifest[];
  readonly #policies: Policies;
  /** Whether a live article keeps drafts in other locales of it out, since the CMS publishes documents as a whole. */
  readonly #wholeDocuments: boolean;
  #size = 0;
  #slots = new Uint32Array(1024);
  #keys = new BigUint64Array(512);
  #protocols = new Uint16Array(512);
  #queued = new Uint8Array(512);
  #digests: BigUint64Array;
  #flags: Uint8Array;

  constructor(built: Pick<Built, 'locales' | 'manifests'>, policies: Policies, wholeDocuments: boolean) {
    this.locales = built.locales;
    this.manifests = built.manifests;
    this.#policies = policies;
    this.#wholeDocuments = wholeDocuments;
    this.#digests = new BigUint64Array(512 * this.locales.length);
    this.#flags = new Uint8Array(512 * this.locales.length);
  }

  static async of(built: Built, policies: Policies, wholeDocuments: boolean): Promise<Inventory> {
    const inventory = new Inventory(built, policies, wholeDocuments);
    for (const [index, manifest] of built.manifests.entries()) {
      for await (const listed of built.articles(manifest)) inventory.#add(listed, manifest.locale, index);
    }
    return inventory;
  }

  #add({ key, digest: own, draft, index }: Listed, locale: string, manifest: number): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const hashed = hashOf(key);
    const slot = this.#slotOf(hashed);
    let entry = (this.#slots[slot] as number) - 1;
    if (entry < 0) {
      entry = this.#size;
      this.#size += 1;
      this.#slots[slot] = entry + 1;
      this.#keys[entry] = hashed;
      this.#protocols[entry] = manifest;
    }
    const cell = entry * this.locales.length + this.locales.indexOf(locale);
    this.#digests[cell] = BigInt(`0x${own}`);
    this.#flags[cell] = isThere | (draft ? isDraft : 0) | (index ? 0 : isUnindexed);
  }

  /** The slot that holds a key, or the free one where it would go. */
  #slotOf(hashed: bigint): number {
    const mask = this.#slots.length - 1;
    let slot = Number(hashed & 0xffffffffn) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#keys[entry - 1] === hashed) return slot;
    }
  }

  #grow(): void {
    const longer = <T extends BigUint64Array | Uint16Array | Uint8Array>(old: T, next: T): T => {
      next.set(old as never);
      return next;
    };
    this.#keys = longer(this.#keys, new BigUint64Array(this.#keys.length * 2));
    this.#protocols = longer(this.#protocols, new Uint16Array(this.#protocols.length * 2));
    this.#queued = longer(this.#queued, new Uint8Array(this.#queued.length * 2));
    this.#digests = longer(this.#digests, new BigUint64Array(this.#digests.length * 2));
    this.#flags = longer(this.#flags, new Uint8Array(this.#flags.length * 2));
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#size; entry += 1) this.#slots[this.#slotOf(this.#keys[entry] as bigint)] = entry + 1;
  }

  #entryOf(key: string): number {
    return (this.#slots[this.#slotOf(hashOf(key))] as number) - 1;
  }

  has(key: string): boolean {
    return this.#entryOf(key) >= 0;
  }

  /** The protocol of an article that the build has. */
  protocolOf(key: string): string {
    return (this.manifests[this.#protocols[this.#entryOf(key)] as number] as Manifest).protocol;
  }

  /** What is wanted of an article in one locale; undefined where it is not built, or held back by a policy. */
  wanted(key: string, locale: string): Entry | undefined {
    const entry = this.#entryOf(key);
    const column = this.locales.indexOf(locale);
    if (entry < 0 || column < 0) return undefined;
    const cell = entry * this.locales.length + column;
    const state = this.#stateOf(cell);
    if (state === undefined || (state === 'draft' && this.#wholeDocuments && this.#hasLive(entry))) return undefined;
    return { digest: (this.#digests[cell] as bigint).toString(16).padStart(16, '0'), state };
  }

  #stateOf(cell: number): State | undefined {
    const flags = this.#flags[cell] as number;
    if ((flags & isThere) === 0) return undefined;
    const { drafts, unindexed } = this.#policies;
    const policy = (flags & isDraft) !== 0 ? drafts : (flags & isUnindexed) !== 0 ? unindexed : 'publish';
    return policy === 'skip' ? undefined : policy === 'draft' ? 'draft' : 'live';
  }

  #hasLive(entry: number): boolean {
    return this.locales.some((_, column) => this.#stateOf(entry * this.locales.length + column) === 'live');
  }

  /** Note that the CMS has an article. @returns whether it was noted before: then it has two */
  see(key: string, locale: string): boolean {
    const entry = this.#entryOf(key);
    const column = this.locales.indexOf(locale);
    if (entry < 0 || column < 0) return false;
    const cell = entry * this.locales.length + column;
    const before = this.#flags[cell] as number;
    this.#flags[cell] = before | isSeen;
    return (before & isSeen) !== 0;
  }

  isSeen(key: string, locale: string): boolean {
    return ((this.#flags[this.#entryOf(key) * this.locales.length + this.locales.indexOf(locale)] ?? 0) & isSeen) !== 0;
  }

  /** Note that something is said of an article as a whole. @returns whether it was noted before */
  once(key: string): boolean {
    const entry = this.#entryOf(key);
    const before = this.#queued[entry] === 1;
    this.#queued[entry] = 1;
    return before;
  }
}

const hashOf = (key: string): bigint => (hash('sha256', key, 'buffer') as Buffer).readBigUInt64LE();
