import type { Decision } from './decision.ts';

/** A decision in the language of Mermaid: https://mermaid.js.org/syntax/flowchart.html. Its labels are text, so it needs no other alternative than a title. */
export function decisionSource({ title, question, branches }: Decision): string {
  const lines = ['flowchart TD', `accTitle: ${line(title)}`, `q{"${label(question)}"}`];
  for (const [index, [answer, actor, retry]] of branches.entries()) {
    const side = 'ab'[index];
    lines.push(`q -->|"${label(answer)}"| ${side}1["${label(actor)}"]`, `${side}1 --> ${side}2["${label(retry)}"]`);
  }
  return lines.join('\n');
}

/** What would end a label, or be read as markup in it or as a directive ("%%{…}%%", anywhere), as Mermaid's character codes. */
const label = (text: string): string => text.replace(/[#"<>`;&\\%]/g, (character) => `#${character.codePointAt(0)};`);

/** Mermaid ends such a statement at the end of its line, and at "#" or ";", and takes "%%{…}%%" for a directive. */
const line = (text: string): string => text.replace(/[#;]/g, ',').replace(/%{2,}/g, '%').replace(/\s+/g, ' ');
