/** Where the files of a format lie in the output, and what it is called. */
export interface FormatPlace {
  /** What users call it: `--format markdown`. */
  readonly name: string;
  /** The folder of its files in the output. */
  readonly folder: string;
  /** The ending of its files, with the dot. */
  readonly extension: string;
}

/** The places of all formats. They are known without the formats, which take long to load. */
export const places = {
  markdown: { name: 'markdown', folder: 'articles', extension: '.md' },
  json: { name: 'json', folder: 'json', extension: '.json' },
} as const satisfies Record<string, FormatPlace>;
