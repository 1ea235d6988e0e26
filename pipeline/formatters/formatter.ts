import type { PhrasingContent } from 'mdast';

/**
 * What a message may do to a value as it takes it in: `{{name, format(option)}}`.
 * @param value the value as phrasing; a plain one is a single text node
 * @param option what stands in the brackets, or nothing
 */
export type Formatter = (value: readonly PhrasingContent[], option: string) => PhrasingContent[];
