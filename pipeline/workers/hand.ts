import type { KeptAt } from '../incremental/kept-pages.ts';
import type { Counts, Manifest, Section } from '../output/manifest.ts';
import type { Batch } from '../pages/batch.ts';
import type { Printer } from '../printer.ts';

/** Is told how many files or records of each page of a batch have been written. */
export type Told = (written: Uint8Array) => void;

/** Prints pages, one section after the other: this thread, or another. */
export interface Hand {
  /** How many batches it was given and has not printed. */
  readonly waiting: number;
  /** @param keep where its pages are to be kept */
  open(section: Section, keep: KeptAt | undefined): void;
  /** What it is given is no more this thread's to read, but for its articles. */
  print(batch: Batch, told: Told): void;
  /** @param counts of the pages of the section */
  close(counts: Counts): void;
  /** All that it was given has been printed. @returns the manifests of its sections. @throws OutputError where something could not be written */
  end(): Promise<readonly Manifest[]>;
}

/** This thread. */
export class OwnHand implements Hand {
  readonly waiting = 0;
  readonly #printer: Printer;
  readonly #manifests: Manifest[] = [];

  constructor(printer: Printer) {
    this.#printer = printer;
  }

  open(section: Section, keep: KeptAt | undefined): void {
    this.#printer.open(section, keep);
  }

  print(batch: Batch, told: Told): void {
    told(this.#printer.print(batch));
  }

  close(counts: Counts): void {
    this.#manifests.push(this.#printer.close(counts));
  }

  async end(): Promise<readonly Manifest[]> {
    this.#printer.end();
    return this.#manifests;
  }
}
