import type { FormatPlace } from '../formats/places.ts';
import type { KeptAt } from '../incremental/kept-pages.ts';
import type { Counts, Manifest, Section } from '../output/manifest.ts';
import type { Batch } from '../pages/batch.ts';
import type { Place } from '../write.ts';

/** What a worker is given to begin with. */
export interface Assignment {
  readonly place: Place;
  readonly container: string;
  readonly formats: readonly FormatPlace[];
  /** Shared by the two threads: how many batches the worker has printed. */
  readonly printed: Int32Array;
}

/** What a worker is to do. */
export type Order =
  | { readonly kind: 'open'; readonly section: Section; readonly keep: KeptAt | undefined }
  | { readonly kind: 'print'; readonly batch: Batch }
  | { readonly kind: 'close'; readonly counts: Counts }
  | { readonly kind: 'end' };

/** What a worker says. */
export type Report =
  | { readonly kind: 'printed'; readonly written: Uint8Array }
  | { readonly kind: 'ended'; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string };
