import { hash } from 'node:crypto';
import { Area } from './area.ts';
import { type Batch, digest, kindAt, numberAt, passing, step, what } from './batch.ts';
import { Numbers } from './numbers.ts';
import type { Texts } from './texts.ts';

/** Digits of a digest, and what stands in their place while it is taken. */
const digits = 16;
const zeros = Buffer.from('0'.repeat(digits));

/** Prints pages: puts the bytes of their texts one after the other, in memory that is used again for the next page. */
export class Press {
  readonly #areas: readonly Area[];
  readonly #digest = Buffer.alloc(digits);
  #kept: Uint8Array[] = [];
  /** What is in each cell: the number of a text. */
  readonly #cells = new Numbers();
  /** The steps of all forms, and where those of each begin; after the last, where they end. */
  readonly #steps = new Numbers();
  readonly #forms = new Numbers();
  #subjects: Uint32Array = new Uint32Array();
  #ropes: Uint32Array = new Uint32Array();
  #passing: readonly Uint8Array[] = [];
  #page = 0;
  /** Whom the page is about. */
  #a = 0;
  #b = 0;
  /** In the ropes, and in the passing texts: which is the next. */
  #at = 0;
  #nextPassing = 0;
  /** What stands in the place of the digest. */
  #known: Uint8Array = zeros;
  /** Where the digest stands in what was printed last. */
  #place: number | undefined;

  /** @param formats how many of them the pages are in */
  constructor(formats: number) {
    this.#areas = Array.from({ length: formats + 2 }, () => new Area());
    this.clear();
  }

  /** Forget the texts and forms of one job before the next. */
  clear(): void {
    this.#kept = [];
    this.#cells.clear();
    this.#steps.clear();
    this.#forms.clear();
    this.#forms.push(0);
  }

  /** Take a batch, of which the pages are printed one by one then. */
  take({ subjects, kept, passing: once, cells, forms, ropes }: Batch): void {
    cut(kept, this.#kept);
    for (let at = 0; at < cells.length; at += 2) {
      const cell = cells[at] as number;
      this.#cells.extend(cell + 1);
      this.#cells.set(cell, cells[at + 1] as number);
    }
    for (let at = 0; at < forms.length; ) {
      const next = at + 1 + (forms[at] as number);
      this.#steps.add(forms.subarray(at + 1, next));
      this.#forms.push(this.#steps.length);
      at = next;
    }
    this.#subjects = subjects;
    this.#page = 0;
    this.#passing = cut(once, []);
    this.#nextPassing = 0;
    this.#ropes = ropes;
    this.#at = 0;
  }

  /** Print the next page. What was printed of the one before is gone then. */
  next(): void {
    this.#a = this.#subjects[this.#page * 2] as number;
    this.#b = this.#subjects[this.#page * 2 + 1] as number;
    this.#page += 1;
    const [file, ...others] = this.#areas as [Area, ...Area[]];
    this.#known = zeros;
    this.#print(file);
    this.#digest.write(hash('sha256', file.bytes, 'hex'), 0, digits, 'latin1');
    this.#known = this.#digest;
    if (this.#place !== undefined) file.replace(this.#place, this.#digest);
    for (const area of others) this.#print(area);
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

  #print(area: Area): void {
    area.clear();
    this.#place = undefined;
    this.#references(area);
  }

  /** A count, and as many references. */
  #references(area: Area): void {
    const ropes = this.#ropes;
    const start = this.#at + 1;
    const end = start + (ropes[this.#at] as number);
    this.#at = start;
    while (this.#at < end) {
      const reference = ropes[this.#at] as number;
      this.#at += 1;
      if (reference > passing) {
        const number = numberAt(reference);
        const kind = kindAt(reference);
        if (kind === what.text) area.add(this.#kept[number] as Uint8Array);
        else if (kind === what.form) this.#form(number, this.#a, this.#b, area);
        else {
          this.#at += 2;
          this.#form(number, ropes[this.#at - 2] as number, ropes[this.#at - 1] as number, area);
        }
      } else if (reference === digest) {
        this.#place = area.length;
        area.add(this.#known);
      } else {
        area.add(this.#passing[this.#nextPassing] as Uint8Array);
        this.#nextPassing += 1;
      }
    }
  }

  /** A form, said of two subjects. */
  #form(number: number, a: number, b: number, area: Area): void {
    const [kept, cells, steps] = [this.#kept, this.#cells, this.#steps];
    const end = this.#forms.at(number + 1);
    for (let at = this.#forms.at(number); at < end; at += 1) {
      const one = steps.at(at);
      const of = one >>> 2;
      switch (one & 3) {
        case step.text:
          area.add(kept[of] as Uint8Array);
          break;
        case step.ofA:
          area.add(kept[cells.at(of + a)] as Uint8Array);
          break;
        case step.ofB:
          area.add(kept[cells.at(of + b)] as Uint8Array);
          break;
        default:
          this.#references(area);
      }
    }
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
