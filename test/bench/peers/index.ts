import { fileURLToPath } from 'node:url';
import { measureNode } from '../measure.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import type { Peer } from './peer.ts';

/** A script that takes the content folder and the folder to write. */
const script = (file: string): Peer['prepare'] => {
  const program = fileURLToPath(new URL(file, import.meta.url));
  return async (_, content) => ({ measure: measureNode, program, argsFor: (out) => [content, out] });
};

export const peers: readonly Peer[] = [
  { name: 'plain', title: 'plain script, strings concatenated', prepare: script('plain-script.mjs') },
  {
    name: 'unified',
    title: 'unified, run on each article',
    limit: 9_900,
    once: true,
    prepare: script('unified.mjs'),
  },
  eleventy,
  hugo,
];
