/** Deeper than any content of ours, and shallow enough that nothing that walks a value runs out of stack. */
export const deepest = 64;

/** Keys that reach an object's prototype in JavaScript; no content needs them. */
export const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** How many keys the parsed value has: fewer than the text where one stands twice, since `JSON.parse` keeps the last alone. */
export function inspectKeys(value: unknown): { count: number; forbidden: boolean } {
  let count = 0;
  let forbidden = false;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const element of node) visit(element);
      return;
    }
    for (const key of Object.keys(node)) {
      count += 1;
      forbidden ||= forbiddenKeys.has(key);
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(value);
  return { count, forbidden };
}

/** What one pass over a text finds, `open` being the brackets that nothing closes. A loop and no pattern: those run out of stack on strings of megabytes. */
export function scan(text: string): { keys: number; open: number; deep: number | undefined; control: number | undefined } {
  let [keys, depth] = [0, 0];
  let deep: number | undefined;
  let control: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) deep ??= at;
    } else if (character === ']' || character === '}') depth -= 1;
    // In valid JSON, a colon outside a string follows a key, and nothing else does.
    else if (character === ':') keys += 1;
    if (character !== '"') continue;
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text.charCodeAt(at) < 0x20) control ??= at;
      if (text[at] === '\\') at += 1;
    }
  }
  return { keys, open: depth, deep, control };
}
