import { compileGrammar } from './assemble.ts';
import { type Content, type ProtocolFile, sourceLocale } from './content.ts';
import { canonicalTag } from './language.ts';
import { knownProtocol } from './read.ts';
import { problemOf } from './rules/record-code.ts';
import { unknownName } from './select.ts';
import { UsageError } from './usage-error.ts';

/** A file to be made, by its path relative to the root. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * The files of a new locale: one for the article's messages, one for each protocol, empty. What is not translated is absent, so an
 * empty file is a right one.
 * @throws UsageError where the tag is no canonical BCP 47 tag, or taken
 */
export function newLocale(content: Content, tag: string): NewFile[] {
  const canonical = canonicalTag(tag) ?? canonicalTag(tag.replaceAll('_', '-'));
  if (canonical === undefined)
    throw new UsageError(`Unexpected locale tag "${tag}", expected a BCP 47 tag such as ja, zh-Hans or pt-BR`);
  if (canonical !== tag)
    throw new UsageError(`Unexpected locale tag "${tag}", expected "${canonical}"`, `Run: kontras new locale ${canonical}`);
  if (tag === sourceLocale)
    throw new UsageError('Unexpected locale "en", expected another language', 'The English lives in source/.');
  if (content.folder.locales.has(tag))
    throw new UsageError(`locales/${tag} is there already`, `See what it lacks with: kontras status --locale ${tag}`);
  return ['article', ...content.protocols.map(({ id }) => id)].map((name) => ({
    path: `locales/${tag}/${name}.json`,
    text: json({}),
  }));
}

/**
 * The file of a new code: its required fields, to be filled in.
 * @throws UsageError where the protocol is unknown, the code does not fit its grammar, or the code is taken
 */
export function newCode(content: Content, protocolName: string, code: string): NewFile[] {
  // A folder that has no record yet may begin with a protocol that the package knows.
  const protocol =
    content.protocols.find(({ id }) => id === protocolName) ?? (knownProtocol(protocolName)?.value as ProtocolFile | undefined);
  if (protocol === undefined)
    throw unknownName(
      'protocol',
      protocolName,
      content.protocols.map(({ id }) => id),
    );
  const [expected] = problemOf(code) ?? [];
  if (expected !== undefined) throw new UsageError(`Unexpected code "${code}", expected ${expected}`);
  const match = compileGrammar(protocol.code)?.exec(code);
  if (match === null) {
    throw new UsageError(
      `Unexpected code "${code}", expected what matches ${protocol.code}`,
      `The grammar of the codes stands in source/${protocolName}/protocol.json.`,
    );
  }
  if (['protocol', 'pairs', 'enhanced'].includes(code))
    throw new UsageError(
      `Unexpected code "${code}", expected another name: source/${protocolName}/${code}.json is something else`,
    );
  if (content.folder.protocols.get(protocolName)?.records.has(code) === true) {
    throw new UsageError(`source/${protocolName}/${code}.json is there already`, 'Edit that file.');
  }
  const statusClass = match?.groups?.class ?? '';
  return [
    {
      path: `source/${protocolName}/${code}.json`,
      text: json({ name: '', class: statusClass, description: '', seen: '', fix: '' }),
    },
  ];
}
