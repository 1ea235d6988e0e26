/** Characters that YAML parsers refuse, and that JSON leaves as they are: U+007F to U+009F, lone line separators and others. */
const refused = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const everyRefused = new RegExp(refused, 'g');

/** A value in JSON that any reader of YAML takes as well. */
export function inJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!refused.test(json)) return json;
  return json.replace(everyRefused, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
