import { pageId } from './compose/links.ts';
import type { OpenContainer, PrintedPage } from './containers/container.ts';
import { type KeptAt, PageKeeper } from './incremental/kept-pages.ts';
import { type Counts, type Manifest, type OpenManifest, type Section, startManifest } from './output/manifest.ts';
import type { Batch } from './pages/batch.ts';
import { Press } from './pages/press.ts';
import type { Output } from './write.ts';

/** Prints pages into a container and lists them, one section after the other. It knows batches and bytes, and nothing of content. */
export class Printer {
  readonly #output: Output;
  readonly #container: OpenContainer;
  readonly #press: Press;
  #section: Section | undefined;
  #manifest: OpenManifest | undefined;
  #keeper: PageKeeper | undefined;

  constructor(output: Output, container: OpenContainer, formats: number) {
    this.#output = output;
    this.#container = container;
    this.#press = new Press(formats);
  }

  /** @param keep where its pages are kept for later builds, before they are printed */
  open(section: Section, keep?: KeptAt): void {
    this.#press.clear();
    this.#section = section;
    this.#manifest = startManifest(this.#output, section.locale, section.protocol);
    this.#keeper = keep && new PageKeeper(keep);
  }

  /** @returns how many files or records of each page have been written */
  print(batch: Batch): Uint8Array {
    const press = this.#press;
    const { locale, protocol } = this.#section as Section;
    this.#keeper?.add(batch);
    press.take(batch);
    return Uint8Array.from(batch.codes, (codes, at) => {
      press.next();
      const output = (format: number): Buffer => press.output(format);
      const page: PrintedPage = {
        locale,
        protocol,
        id: pageId(codes),
        digest: press.digest,
        article: batch.articles?.[at],
        output,
      };
      this.#manifest?.add(press.line);
      return this.#container.add(page);
    });
  }

  /** List a page as the manifest before does. */
  keep(line: string): void {
    this.#manifest?.add(Buffer.from(line));
  }

  /** @param counts of its pages */
  close(counts: Counts): Manifest {
    this.#keeper?.end(counts);
    this.#keeper = undefined;
    return (this.#manifest as OpenManifest).close();
  }

  /** All sections are closed. */
  end(): void {
    this.#container.close();
  }

  /** Let go of what is open; what was written is of no more use. */
  discard(): void {
    this.#keeper?.discard();
    this.#container.discard();
  }
}
