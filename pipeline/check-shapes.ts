import type { English } from './assemble.ts';
import type { Unit } from './content.ts';
import { type Diagnostic, ofFile } from './diagnostic.ts';
import type { Document, Path } from './json/document.ts';
import type { Folder, LocaleFolder } from './read.ts';
import * as schemas from './schemas/index.ts';
import { messageUnits } from './units.ts';
import { compileSchema, type Missing, type Validate } from './validate.ts';

export interface Shapes {
  /** The documents that later stages may trust. */
  readonly sound: ReadonlySet<Document>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Hold each English file, and what the tool itself writes, against its schema. */
export function checkEnglishShapes(folder: Folder): Shapes {
  const sound = new Set<Document>([folder.defaults]);
  const diagnostics: Diagnostic[] = [];
  const hold = (validate: Validate, document: Document | undefined): void => {
    if (document === undefined || document.value === undefined) return;
    const found = validate(document);
    diagnostics.push(...found);
    if (found.length === 0) sound.add(document);
  };
  hold(compileSchema(schemas.config), folder.config);
  hold(compileSchema(schemas.glossary), folder.glossary);
  if (folder.article !== folder.defaults) {
    // A root may word some of the messages itself; those that it leaves out are the package's.
    const messages = compileSchema(schemas.localeSchema('article', messageUnits(folder.defaults)));
    hold((document) => messages(document, nest(document.value)).filter((one) => one.rule !== 'schema/required'), folder.article);
  }
  const protocol = compileSchema(schemas.protocol);
  const record = compileSchema(schemas.record);
  const pairs = compileSchema(schemas.pairs);
  const enhanced = compileSchema(schemas.enhanced);
  for (const [id, files] of folder.protocols) {
    if (files.protocol === undefined) {
      const hint = 'Copy the one of another protocol and change it.';
      diagnostics.push(
        ofFile(
          `source/${id}`,
          'schema/required',
          'Missing protocol.json, expected the name and the classes of the protocol',
          hint,
        ),
      );
    }
    hold(protocol, files.protocol);
    hold(pairs, files.pairs);
    hold(enhanced, files.enhanced);
    for (const document of files.records.values()) hold(record, document);
  }
  const state = compileSchema(schemas.state);
  for (const files of folder.locales.values()) hold(state, files.state);
  return { sound, diagnostics };
}

/** Hold each file of each locale against the schema made from the English, in which every unit is required: the validator lists what is missing. */
export function checkLocaleShapes(english: English, sourceSound: ReadonlySet<Document>): Shapes {
  const sound = new Set(sourceSound);
  const diagnostics: Diagnostic[] = [];
  const validators = new Map<string, Validate>();
  const validator = (file: string): Validate => {
    let validate = validators.get(file);
    if (validate === undefined) {
      validate = compileSchema(schemas.shareEqualParts(schemas.localeSchema(file, english.units.values())), (path) =>
        missingText(english, file, path),
      );
      validators.set(file, validate);
    }
    return validate;
  };
  for (const files of english.folder.locales.values()) {
    diagnostics.push(...missingFiles(files, english));
    for (const [file, document] of [['article', files.article] as const, ...files.protocols]) {
      if (document?.value === undefined || (file !== 'article' && !english.protocols.some(({ id }) => id === file))) continue;
      const found = validator(file)(document, file === 'article' ? nest(document.value) : document.value);
      const harmless = (one: Diagnostic): boolean => one.rule === 'locale/missing' || one.rule === 'schema/unknown-key';
      if (found.every(harmless)) sound.add(document);
      // Beside an English record that could not be read, its translation is no unknown key.
      diagnostics.push(...found.filter((one) => one.rule !== 'schema/unknown-key' || isWhole(file, english, sourceSound)));
    }
  }
  return { sound, diagnostics };
}

/** What a locale lacks, and the English that it would be made from. */
function missingText(english: English, file: string, path: Path): Missing {
  const missing = { rule: 'locale/missing', severity: 'warning' } as const;
  const id = [file, ...path].join('.');
  const text = english.units.get(id)?.text;
  if (text !== undefined) return { ...missing, hint: `The English: ${text.length > 200 ? `${text.slice(0, 200)}…` : text}` };
  const count = [...english.units.keys()].filter((one) => one.startsWith(`${id}.`)).length;
  return { ...missing, what: count === 1 ? 'with its text' : `with its ${count} texts` };
}

function missingFiles(files: LocaleFolder, english: English): Diagnostic[] {
  const there = new Map<string, unknown>([...files.protocols, ['article', files.article]]);
  return ['article', ...english.protocols.map(({ id }) => id)]
    .filter((file) => there.get(file) === undefined)
    .map((file) => {
      const count = [...english.units.values()].filter((unit: Unit) => unit.id.startsWith(`${file}.`)).length;
      const hint = 'Add the file; an editor offers all its keys at once.';
      const found = ofFile(files.path, 'locale/missing', `Missing ${file}.json, expected ${count} texts in it`, hint);
      return { ...found, severity: 'warning' };
    });
}

function isWhole(file: string, english: English, sound: ReadonlySet<Document>): boolean {
  const files = english.folder.protocols.get(file);
  if (files === undefined) return true;
  return [files.protocol, files.pairs, files.enhanced, ...files.records.values()].every(
    (document) => document === undefined || sound.has(document),
  );
}

type Json = { [key: string]: Json | unknown };

/** `{ "lead.meaning": … }`, which some tools make of `{ "lead": { "meaning": … } }`, as the latter. */
function nest(value: unknown): unknown {
  if (!isNested(value)) return value;
  // Without a prototype: a step such as "__proto__" is a key like any other, and reaches no object of JavaScript.
  const result = Object.create(null) as Json;
  for (const [key, child] of Object.entries(value)) {
    const steps = key.split('.');
    const last = steps.pop() as string;
    let node = result;
    for (const step of steps) {
      if (!isNested(node[step])) node[step] = Object.create(null) as Json;
      node = node[step] as Json;
    }
    const before = node[last];
    const nested = nest(child);
    node[last] = isNested(before) && isNested(nested) ? Object.assign(before, nested) : nested;
  }
  return result;
}

const isNested = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
