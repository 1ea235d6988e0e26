import type { Config, Indexable } from '../content.ts';

/** What the config says of all pages. */
export interface Settings {
  /** The pages that search engines should list once they are translated. */
  readonly index: readonly Indexable[];
  /** How Markdown shows the decision: as Mermaid source or in words. */
  readonly diagrams: 'mermaid' | 'text';
}

/** A comparison without a verdict has little of its own, and the texts of a code stand on all its comparisons: neither is listed unless asked for. */
export const settingsOf = ({ index = ['verdict'], diagrams = 'mermaid' }: Config): Settings => ({ index, diagrams });
