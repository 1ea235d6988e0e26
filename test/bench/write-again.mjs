// The bare writer: reads every file of a folder into memory, then writes the same bytes to the same number of files elsewhere.
// Prints the seconds that the writing took; neither its start nor the reading is counted.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const files = readdirSync(from, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => ({ path: join(to, path.slice(from.length)), text: readFileSync(path, 'utf8') }));
const start = performance.now();
const folders = new Set();
for (const { path, text } of files) {
  const folder = dirname(path);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(path, text);
}
console.log(((performance.now() - start) / 1000).toFixed(3));
