import type { Format } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

export type { Format } from './format.ts';

export { markdown };

/** Everything that the build can write. */
export const formats: readonly Format[] = [markdown, json];
