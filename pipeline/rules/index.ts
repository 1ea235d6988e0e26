import { placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';

/** Every check beyond shape, in the order in which a reader would want to know. */
export const rules: readonly Rule[] = [placeholder];
