import type { Formatter } from './formatter.ts';
import { inSentence } from './in-sentence.ts';
import { particle } from './particle.ts';

export type { Formatter } from './formatter.ts';

/** By the name that messages use. */
export const formatters: Readonly<Record<string, Formatter>> = { inSentence, particle };
