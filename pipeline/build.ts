import { join } from 'node:path';
import { type CheckOptions, check } from './check.ts';
import { compose } from './compose/index.ts';
import type { Content, Protocol } from './content.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { formats } from './formats/index.ts';
import { type Counts, type Listing, startManifest, writeListing } from './output/manifest.ts';
import { pairsOf } from './pairs.ts';
import { readFolder } from './read.ts';
import { render } from './render.ts';
import { writeSchemas } from './schemas/write.ts';
import { concerns, type Selection, select } from './select.ts';
import { translate } from './translate.ts';
import { openOutput } from './write.ts';

export interface BuildOptions extends CheckOptions, Selection {
  /** The folder to write; `dist` in the root by default. */
  readonly out?: string;
  /** Called now and then with the number of pages written so far. */
  readonly onProgress?: (pages: number) => void;
}

export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where an error stands: nothing was written then. */
  readonly counts?: Counts & {
    readonly locales: number;
    /** Pages that the policy `omit` left out. */
    readonly omitted: number;
  };
  /** The folder that was to be written. */
  readonly folder: string;
}

/**
 * The whole flow: read → check → translate → compose → render → write.
 * @throws OutputError where the output cannot be written; the previous one is as it was
 */
export function build(root: string, options: BuildOptions = {}): BuildResult {
  const { content, ...checked } = check(readFolder(root), options);
  const selected = select(content, options, formats);
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, options));
  const folder = options.out ?? join(root, 'dist');
  if (hasErrors(diagnostics)) return { diagnostics, folder };

  const output = openOutput(folder);
  const listing: Listing = [];
  let pages = 0;
  for (const translation of translate(content, selected.locales)) {
    for (const protocol of selected.protocols) {
      const manifest = startManifest(output, translation.own.tag, protocol.id);
      for (const article of compose(protocol, content.protocols, content.config, translation)) {
        const page = render(article);
        for (const format of selected.formats)
          output.write(
            `${format.folder}/${article.locale}/${article.protocol}/${article.id}${format.extension}`,
            format.render(page),
          );
        manifest.add(page);
        pages += 1;
        if (pages % 500 === 0) options.onProgress?.(pages);
      }
      listing.push(manifest.close());
    }
  }
  const carried = selected.untouched.filter((path) => output.carry(path));
  writeSchemas(output, content);
  const counts = writeListing(output, listing, carried);
  output.commit();
  const omitted = pageCount(selected.protocols, content) * selected.locales.length - pages;
  return { diagnostics, folder, counts: { ...counts, omitted, locales: selected.locales.length } };
}

/** How many pages some protocols have in a locale that lacks nothing: the overview, the codes, the comparisons. */
const pageCount = (protocols: readonly Protocol[], { config, protocols: all }: Content): number =>
  protocols.reduce((sum, protocol) => sum + 1 + protocol.codes.length + [...pairsOf(protocol, config, all)].length, 0);
