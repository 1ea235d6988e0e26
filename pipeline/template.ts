/** One variable of a message: `{{name}}` or `{{name, format(option)}}`. */
export interface Slot {
  readonly name: string;
  readonly format?: { readonly name: string; readonly option: string };
}

/** A message cut at its variables. */
export type Template = readonly (string | Slot)[];

/** i18next's interpolation with its default prefix, suffix and format separator: https://www.i18next.com/translation-function/interpolation */
const variable = /\{\{([^{}]*)\}\}/g;

/** Cut a raw message at its variables, once, so that filling it in is a matter of joining. */
export function compileTemplate(raw: string): Template {
  const parts: (string | Slot)[] = [];
  let end = 0;
  for (const match of raw.matchAll(variable)) {
    if (match.index > end) parts.push(raw.slice(end, match.index));
    parts.push(parseSlot(match[1] as string));
    end = match.index + match[0].length;
  }
  if (end < raw.length) parts.push(raw.slice(end));
  return parts;
}

function parseSlot(source: string): Slot {
  const comma = source.indexOf(',');
  if (comma < 0) return { name: source.trim() };
  return { name: source.slice(0, comma).trim(), format: parseFormat(source.slice(comma + 1)) };
}

/** A format as i18next writes it, `particle(은/는)`, cut into its name and what stands in the brackets. */
export function parseFormat(source: string): { name: string; option: string } {
  const [, name = '', option = ''] = /^([^(]*)(?:\((.*)\))?$/.exec(source.trim()) ?? [];
  return { name: name.trim(), option };
}

/** The variables of a message, in the order in which they stand. */
export const slotsOf = (template: Template): Slot[] => template.filter((part) => typeof part !== 'string');
