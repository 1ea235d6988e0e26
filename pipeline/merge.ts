import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ShardNote, startManifest, writeListing } from './output/manifest.ts';
import { linesOf } from './output/read-manifest.ts';
import { UsageError } from './usage-error.ts';
import { type Output, openOutput } from './write.ts';

/** A part that was built with `--shard`. */
interface Part {
  readonly folder: string;
  readonly shard: ShardNote;
  readonly manifests: readonly string[];
}

/**
 * Join the parts of a build: the output is that of a build without parts, byte for byte.
 * @param folders the parts, in any order
 * @param out the folder to write
 * @returns how many pages there are
 * @throws UsageError where the folders are not all parts of one build
 * @throws OutputError where the output cannot be written; the previous one is as it was
 */
export function merge(folders: readonly string[], out: string): number {
  const parts = folders.map(readPart).sort((one, other) => one.shard.index - other.shard.index);
  refuseMismatch(parts);
  const output = openOutput(out);
  try {
    const digests: Record<string, string> = {};
    let pages = 0;
    for (const path of [...new Set(parts.flatMap(({ manifests }) => manifests))]) {
      const [, locale = '', protocol = ''] = path.replace(/\.json$/, '').split('/');
      const manifest = startManifest(output, locale, protocol);
      for (const { folder } of parts) {
        for (const line of linesOf(join(folder, path))) {
          manifest.add(Buffer.from(line));
          pages += 1;
        }
      }
      digests[path] = manifest.close().digest;
    }
    for (const { folder } of parts) adoptFiles(output, folder, '');
    writeListing(output, digests);
    output.commit();
    return pages;
  } catch (error) {
    output.discard();
    throw error;
  }
}

function readPart(folder: string): Part {
  let value: { generator?: unknown; shard?: ShardNote; manifests?: readonly string[] };
  try {
    value = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new UsageError(`Unexpected ${folder}, expected the folder of a build`, 'Build each part: kontras build --shard 1/8');
  }
  if (value.generator !== 'kontras' || value.shard === undefined)
    throw new UsageError(`Unexpected ${folder}, expected a part of a build`, 'Build it with --shard, such as --shard 1/8.');
  return { folder, shard: value.shard, manifests: value.manifests ?? [] };
}

/** @throws UsageError unless these are all parts of one build, each once */
function refuseMismatch(parts: readonly Part[]): void {
  const [first] = parts;
  if (first === undefined) throw new UsageError('Unexpected call without folders, expected the parts of a build');
  const name = ({ shard }: Part): string => `${shard.index}/${shard.count}`;
  for (const [at, part] of parts.entries()) {
    const before = parts[at - 1];
    if (part.shard.count !== first.shard.count)
      throw new UsageError(`Unexpected part ${name(part)} in ${part.folder}, expected one of ${first.shard.count}`);
    if (before?.shard.index === part.shard.index)
      throw new UsageError(`Unexpected second part ${name(part)} in ${part.folder}, expected each once`);
    if (part.shard.inputs !== first.shard.inputs)
      throw new UsageError(
        `Unexpected part ${name(part)} in ${part.folder}: it was built from other content or by another version than ${name(first)}`,
        'Build all parts anew from the same commit.',
      );
  }
  const missing = Array.from({ length: first.shard.count }, (_, at) => at + 1).filter(
    (index) => !parts.some(({ shard }) => shard.index === index),
  );
  if (missing.length > 0)
    throw new UsageError(
      `Unexpected ${parts.length} of ${first.shard.count} parts, expected ${missing.map((index) => `${index}/${first.shard.count}`).join(', ')} too`,
    );
}

/** Take over the files of a part, but for the lists of its pages. What two parts both have, such as the schemas, is the same in both. */
function adoptFiles(output: Output, part: string, path: string): void {
  for (const entry of readdirSync(join(part, path), { withFileTypes: true })) {
    if (path === '' && (entry.name === 'manifests' || entry.name === 'manifest.json')) continue;
    const inside = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) adoptFiles(output, part, inside);
    else if (entry.isFile()) output.adopt(join(part, inside), inside);
  }
}
