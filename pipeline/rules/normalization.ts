import { documentsOf, perDocument, visitStrings } from './documents.ts';
import type { Finding, Rule } from './rule.ts';

/** The same word in two spellings of Unicode is two words to a search, a glossary and a digest: https://unicode.org/reports/tr15/ */
export const normalization: Rule = {
  id: 'text/normalization',
  severity: 'error',
  check({ folder }, report) {
    for (const document of documentsOf(folder)) for (const finding of unnormalizedIn(document)) report(finding);
  },
};

const unnormalizedIn = perDocument((document) => {
  const found: Finding[] = [];
  visitStrings(document, (text, path, key) => {
    const normal = text.normalize('NFC');
    if (normal === text) return;
    const offset = firstDifference(text, normal);
    const message = `Unexpected ${pointsOf(text, offset)}${key ? ' in a key' : ''}, expected Unicode normalization form C: ${pointsOf(normal, offset)}`;
    const hint = 'Type the character anew, or have an editor convert the file to NFC.';
    found.push({ document, path: [...path], message, hint, ...(key ? { key } : { offset }) });
  });
  return found;
});

function firstDifference(text: string, normal: string): number {
  let index = 0;
  while (index < normal.length && text[index] === normal[index]) index += 1;
  // The base letter, not the second half of a surrogate pair.
  return index > 0 && /[\udc00-\udfff]/.test(text[index] ?? '') && /[\ud800-\udbff]/.test(text[index - 1] ?? '')
    ? index - 1
    : index;
}

/** The character there, with the marks upon it, by number: in both forms it looks the same. */
function pointsOf(text: string, offset: number): string {
  const [letter = ''] = /^[\s\S]\p{M}{0,4}/u.exec(text.slice(offset, offset + 16)) ?? [];
  const points = [...letter].map(
    (character) => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return points.join(' ') || 'the end of the text';
}
