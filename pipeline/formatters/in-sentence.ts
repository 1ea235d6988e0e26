import type { Formatter } from './formatter.ts';

/** The words that may be lower-cased at the head of an English sentence: none of them is ever a name. */
const closedList = new Set(
  'a after all an and another any as at before both by during each either for from if in it its most neither no nobody none not on once one only or some such that the there these this those under until upon what when where which while with within without yes'.split(
    ' ',
  ),
);

/** English alone: set a whole sentence after the words of a message, "The server …" as "the server …". Other languages word their message so that it needs none. */
export const inSentence: Formatter = (value) => {
  const [first, ...rest] = value;
  if (first?.type !== 'text') return [...value];
  const word = /^[A-Z][a-z]*(?![\p{L}\p{N}'’-])/u.exec(first.value)?.[0];
  if (word === undefined || !closedList.has(word.toLowerCase())) return [...value];
  return [{ ...first, value: first.value.charAt(0).toLowerCase() + first.value.slice(1) }, ...rest];
};
