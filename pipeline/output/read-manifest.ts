import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** The lines of a manifest that are pages, one after the other, without the commas between them. None where there is no manifest. */
export function* linesOf(path: string): Generator<string> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.allocUnsafe(65536);
    let rest = '';
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, length))).split('\n');
      rest = lines.pop() as string;
      for (const line of lines) if (line.startsWith('{"id"')) yield line.endsWith(',') ? line.slice(0, -1) : line;
    }
  } finally {
    closeSync(file);
  }
}

/** The id of the page that a line of a manifest is about. Ids are made of codes, and codes need no escapes. */
export const idOf = (line: string): string => line.slice('{"id":"'.length, line.indexOf('"', '{"id":"'.length));

/** What `manifest.json` says of the manifests of an output: their digests, by path. Nothing where there is no output. */
export const digestsOf = (path: string): Readonly<Record<string, string>> => listingAt(path)?.digests ?? {};

/** The name of the container that an output is, as `manifest.json` gives it; undefined where there is no output. */
export function containerAt(path: string): string | undefined {
  const listing = listingAt(path);
  return listing === undefined ? undefined : (listing.container ?? 'files');
}

function listingAt(path: string): { digests?: Readonly<Record<string, string>>; container?: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The digest of a manifest as `manifest.json` gives it; undefined where it cannot be read. */
export function digestOfFile(path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path), 'hex').slice(0, 16);
  } catch {
    return undefined;
  }
}
