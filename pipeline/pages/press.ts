import { hash } from 'node:crypto';
import { Area } from './area.ts';
import { type Batch, firstKept, passing } from './batch.ts';
import type { Texts } from './texts.ts';

/** Digits of a digest, and what stands in their place while it is taken. */
const digits = 16;
const zeros = Buffer.from('0'.repeat(digits));

/** Prints pages: puts the bytes of their texts one after the other, in memory that is used again for the next page. */
export class Press {
  readonly #areas: readonly Area[];
  readonly #digest = Buffer.alloc(digits);
  #kept: Uint8Array[] = [];
  #ropes: Uint32Array = new Uint32Array();
  #at = 0;
  #passing: readonly Uint8Array[] = [];
  #nextPassing = 0;

  /** @param formats how many of them the pages are in */
  constructor(formats: number) {
    this.#areas = Array.from({ length: formats + 2 }, () => new Area());
  }

  /** Forget the texts of one job before the next. */
  clear(): void {
    this.#kept = [];
  }

  /** Take a batch, of which the pages are printed one by one then. */
  take({ kept, passing: once, ropes }: Batch): void {
    cut(kept, this.#kept);
    this.#passing = cut(once, []);
    this.#nextPassing = 0;
    this.#ropes = ropes;
    this.#at = 0;
  }

  /** Print the next page. What was printed of the one before is gone then. */
  next(): void {
    const [file, ...others] = this.#areas as [Area, ...Area[]];
    const place = this.#print(file, zeros);
    this.#digest.write(hash('sha256', file.bytes, 'hex'), 0, digits, 'latin1');
    if (place !== undefined) file.replace(place, this.#digest);
    for (const area of others) this.#print(area, this.#digest);
  }

  /** The first 16 hexadecimal digits of the SHA-256 of the page's Markdown file, with zeros in the place of the digest itself. */
  get digest(): string {
    return this.#digest.toString('latin1');
  }

  /** The page in a format, by the number of the format. */
  output(format: number): Buffer {
    const [file, area] = [this.#areas[0] as Area, this.#areas[format + 1] as Area];
    return (area.length === 0 ? file : area).bytes;
  }

  /** The page's line in the manifest. */
  get line(): Buffer {
    return (this.#areas.at(-1) as Area).bytes;
  }

  /** @returns where the digest stands */
  #print(area: Area, known: Uint8Array): number | undefined {
    area.clear();
    let place: number | undefined;
    const ropes = this.#ropes;
    const start = this.#at + 1;
    const end = start + (ropes[this.#at] as number);
    for (let at = start; at < end; at += 1) {
      const reference = ropes[at] as number;
      if (reference > passing) area.add(this.#kept[reference - firstKept] as Uint8Array);
      else if (reference === passing) {
        area.add(this.#passing[this.#nextPassing] as Uint8Array);
        this.#nextPassing += 1;
      } else {
        place = area.length;
        area.add(known);
      }
    }
    this.#at = end;
    return place;
  }
}

/** Each of some texts, added to a list. */
function cut({ lengths, bytes }: Texts, to: Uint8Array[]): Uint8Array[] {
  let end = 0;
  for (const length of lengths) {
    to.push(bytes.subarray(end, end + length));
    end += length;
  }
  return to;
}
