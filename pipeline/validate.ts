import type * as AjvModule from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import type { Diagnostic } from './diagnostic.ts';
import type { Document, Path } from './json/document.ts';
import { lazily, load } from './load.ts';

/** Our schemas are our own, and each is compiled in every run: neither checking them nor optimising what they compile to would pay. */
const ajv = lazily(() => {
  const { Ajv } = load<typeof AjvModule>('ajv');
  return new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    logger: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
});

/** What is said of a key that is required and absent. */
export interface Missing extends Pick<Diagnostic, 'rule' | 'severity'> {
  /** What the key holds, to stand after its name. */
  readonly what?: string;
  readonly hint?: string;
}

const required = (): Missing => ({ rule: 'schema/required', severity: 'error' });

/** What schemas were compiled to, by their text: a program that checks again and again has the same ones each time, made anew. */
const validators = new Map<string, ValidateFunction>();
const mostValidators = 64;

function compiled(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  let validate = validators.get(text);
  if (validate === undefined) {
    if (validators.size === mostValidators) {
      validators.clear();
      ajv().removeSchema();
    }
    validate = ajv().compile(schema);
    validators.set(text, validate);
  }
  return validate;
}

export type Validate = (document: Document, value?: unknown) => Diagnostic[];

/**
 * A validator that gives diagnostics. ajv reports a missing key at its parent and an unknown one at its object:
 * an unknown key is placed at itself here, and a missing one stays at the object that lacks it.
 * @param schema a JSON Schema, draft 7
 * @param missing what to say of a key that is required and absent
 */
export function compileSchema(schema: object, missing: (path: Path) => Missing = required): Validate {
  let validate: ValidateFunction | undefined;
  return (document, value = document.value) => {
    validate ??= compiled(schema);
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    // A combination such as anyOf repeats, at the same place, what its branches said before it, and so does a pattern after a length.
    const combined = new Set(errors.filter((error) => /Of$/.test(error.keyword)).map((error) => error.schemaPath));
    const repeats = (error: ErrorObject): boolean =>
      error.keyword === 'minLength' && (error.parentSchema as { pattern?: string }).pattern !== undefined;
    return errors
      .filter((error) => !repeats(error) && ![...combined].some((path) => error.schemaPath.startsWith(`${path}/`)))
      .map((error) => toDiagnostic(document, error, missing));
  };
}

function toDiagnostic(document: Document, error: ErrorObject, missing: (path: Path) => Missing): Diagnostic {
  const path = pointerPath(error.instancePath);
  const at = (rule: string, message: string, hint?: string, where: Path = path, key = false): Diagnostic => ({
    ...document.place(where, { key }),
    rule: `schema/${rule}`,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const owner = path.length === 0 ? document.file.split('/').at(-1) : quote(path.join('.'));
  switch (error.keyword) {
    case 'required': {
      const key = String(error.params.missingProperty);
      const description = (error.parentSchema as { properties?: Record<string, { description?: string }> }).properties?.[key]
        ?.description;
      const { what, ...said } = missing([...path, key]);
      return {
        ...document.place(path, { key: true }),
        ...(description === undefined ? {} : { hint: `Add "${key}": ${description}.` }),
        ...said,
        message: `Missing ${quote([...path, key].join('.'))}${what === undefined ? '' : ` ${what}`}, expected it in ${owner}`,
      };
    }
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const { properties, patternProperties } = error.parentSchema as { properties?: object; patternProperties?: object };
      const known = Object.keys(properties ?? {});
      const [pattern] = Object.keys(patternProperties ?? {});
      const expected = pattern === undefined ? listOf(known) : `one that matches ${pattern}`;
      return at(
        'unknown-key',
        `Unexpected key ${quote(key)}, expected ${known.length > 20 ? 'a key that the English has' : expected}`,
        didYouMean(key, known),
        [...path, key],
        true,
      );
    }
    case 'type':
      return at(
        'type',
        `Unexpected ${typeName(error.data)} for ${owner}, expected ${nameOfType(String(error.params.type))}`,
        describe(error),
      );
    case 'enum': {
      const allowed = (error.params.allowedValues as unknown[]).map(String);
      return at(
        'value',
        `Unexpected ${quote(error.data)} for ${owner}, expected ${listOf(allowed)}`,
        didYouMean(String(error.data), allowed),
      );
    }
    case 'minLength':
    case 'pattern':
      if (typeof error.data === 'string' && error.data.trim() === '') {
        return at(
          'empty',
          `Unexpected empty text for ${owner}, expected words or no key at all`,
          describe(error) ?? 'Leave the key out where there is no text yet.',
        );
      }
      if (typeof error.data === 'string' && error.data.trim() !== error.data && !String(error.params.pattern).includes('[0-9')) {
        return at(
          'pattern',
          `Unexpected space around ${quote(error.data)} for ${owner}, expected none`,
          'Remove the space at its start or end.',
        );
      }
      return at(
        'pattern',
        `Unexpected ${quote(error.data)} for ${owner}, expected what matches ${String(error.params.pattern)}`,
        describe(error),
      );
    case 'minItems':
    case 'minProperties':
      return at(
        'value',
        `Unexpected ${typeName(error.data)} without entries for ${owner}, expected at least one or no key at all`,
        describe(error),
      );
    case 'uniqueItems':
      return at(
        'value',
        `Unexpected second entry like the one before it for ${owner}, expected each once`,
        'Remove one of the two.',
        // Of the two, ajv calls the second one `j` among texts, and `i` among others.
        [...path, Math.max(Number(error.params.i), Number(error.params.j))],
      );
    case 'minimum':
    case 'maximum': {
      const bound = error.keyword === 'minimum' ? 'at least' : 'at most';
      return at(
        'value',
        `Unexpected ${quote(error.data)} for ${owner}, expected ${bound} ${error.params.limit}`,
        describe(error),
      );
    }
    case 'anyOf':
    case 'oneOf':
      return at('value', `Unexpected ${quote(error.data)} for ${owner}, expected another value or form`, describe(error));
    default:
      return at('value', `Unexpected ${quote(error.data)} for ${owner}: it ${error.message ?? 'does not fit'}`, describe(error));
  }
}

/** A value as JSON, short enough to stand in a message. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length <= 60 ? json : `${json.slice(0, 59)}…`;
}

/** "Did you mean …?", where a known word is near enough to be meant. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const match = known.find((one) => one.toLowerCase() === word.toLowerCase()) ?? closest(word, known);
  const near = Math.min(Math.max(2, Math.floor(match.length / 3)), Math.floor(match.length / 2));
  return distance(word.toLowerCase(), match.toLowerCase()) <= near ? `Did you mean "${match}"?` : undefined;
}

const describe = (error: ErrorObject): string | undefined =>
  (error.parentSchema as { description?: string } | undefined)?.description;

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : typeof value;

const nameOfType = (type: string): string =>
  type === 'string' ? 'text in quotes' : type === 'array' ? 'a list' : type === 'number' ? 'a number' : `an ${type}`;

const pointerPath = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
