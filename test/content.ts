import { readFileSync } from 'node:fs';
import { assembleEnglish, assembleLocale } from '../pipeline/assemble.ts';
import type { Config, Content, ProtocolFile, StatusRecord } from '../pipeline/content.ts';
import { type Document, parseDocument } from '../pipeline/json/document.ts';
import type { Folder } from '../pipeline/read.ts';

/** What a test says of its content; the English messages are the project's own. */
export interface Given {
  readonly protocol?: ProtocolFile;
  readonly records: Readonly<Record<string, StatusRecord>>;
  readonly pairs?: object;
  readonly enhanced?: object;
  readonly config?: Config;
  /** By tag: the files of the locale. */
  readonly locales?: Readonly<Record<string, { readonly article?: object; readonly smtp?: object; readonly state?: object }>>;
}

const projectFile = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Content made in memory, taken to be right as it is: for tests of the stages after `check`. */
export function makeContent({ protocol, records, pairs, enhanced, config, locales = {} }: Given): Content {
  const documents = new Set<Document>();
  const make = (file: string, text: string): Document => {
    const { document, diagnostics } = parseDocument(file, text);
    if (diagnostics.length > 0) throw new Error(`${file}: ${diagnostics[0]?.message}`);
    documents.add(document);
    return document;
  };
  const from = (file: string, value: object | undefined): Document | undefined =>
    value === undefined ? undefined : make(file, JSON.stringify(value));
  const definition =
    protocol === undefined
      ? make('source/smtp/protocol.json', projectFile('source/smtp/protocol.json'))
      : from('source/smtp/protocol.json', protocol);
  const folder: Folder = {
    root: '/nowhere',
    config: from('kontras.config.json', config),
    article: undefined,
    defaults: make('source/article.json', projectFile('source/article.json')),
    glossary: undefined,
    protocols: new Map([
      [
        'smtp',
        {
          protocol: definition,
          pairs: from('source/smtp/pairs.json', pairs),
          enhanced: from('source/smtp/enhanced.json', enhanced),
          records: new Map(
            Object.entries(records).map(([code, record]) => [code, make(`source/smtp/${code}.json`, JSON.stringify(record))]),
          ),
        },
      ],
    ]),
    locales: new Map(
      Object.entries(locales).map(([tag, { article, smtp, state }]) => {
        const file = (name: string): string => `locales/${tag}/${name}.json`;
        const translated = from(file('smtp'), smtp);
        return [
          tag,
          {
            path: `locales/${tag}`,
            article: from(file('article'), article),
            state: from(file('state'), state),
            protocols: new Map(translated === undefined ? [] : [['smtp', translated]]),
          },
        ];
      }),
    ),
    diagnostics: [],
  };
  const english = assembleEnglish(folder, documents);
  return { ...english, locales: [...folder.locales].map(([tag, files]) => assembleLocale(tag, files, english, documents)) };
}

/** The two records of the page that Kontras replaces, with their required fields alone. */
export const plainRecords: Readonly<Record<string, StatusRecord>> = {
  '334': {
    name: 'Server Challenge',
    class: '3',
    description:
      'The server is issuing an authentication challenge as part of the SASL authentication exchange. The response contains a Base64-encoded challenge that the client must decode and respond to.',
    seen: 'During the AUTH command handshake. The server is prompting you for your username or password (Base64-encoded) as part of the multi-step authentication process.',
    fix: 'Respond with the appropriate Base64-encoded credentials. If authentication keeps failing after responding, verify your credentials and ensure you are using the correct SASL mechanism.',
  },
  '552': {
    name: 'Exceeded Storage',
    class: '5',
    description:
      "The requested mail action was aborted because the recipient's mailbox has exceeded its storage allocation. Unlike the temporary 452, this is a permanent rejection for this specific mailbox.",
    seen: "When the recipient's mailbox is completely full and cannot accept any more messages. The recipient needs to delete old emails or increase their quota.",
    fix: 'Notify the recipient through another channel that their mailbox is full. If you are the recipient, delete old messages or contact your mail administrator to increase the storage quota.',
  },
};
