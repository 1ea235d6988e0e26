// The bare writer: writes the same bytes to the same number of files elsewhere, and prints the seconds that the writing alone took.
// The files are read in sets, so that there may be more of them than memory holds.
import { mkdirSync, opendirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const mostBytes = 64 * 1024 * 1024;
const folders = new Set();
let [set, bytes, seconds] = [[], 0, 0];

function writeSet() {
  const start = performance.now();
  for (const { path, content } of set) {
    const folder = dirname(path);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(path, content);
  }
  seconds += (performance.now() - start) / 1000;
  [set, bytes] = [[], 0];
}

function read(folder) {
  const opened = opendirSync(folder);
  for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      read(path);
      continue;
    }
    const content = readFileSync(path);
    set.push({ path: join(to, path.slice(from.length)), content });
    bytes += content.length;
    if (bytes >= mostBytes) writeSet();
  }
  opened.closeSync();
}

read(from);
writeSet();
console.log(seconds);
