import type { Nodes, Root } from 'mdast';
import { parseTame } from '../fragment/parse-tame.ts';
import { plainParser } from '../fragment/unified.ts';
import { maskVariables, perText, spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** Beside Chinese, Japanese or Korean, CommonMark takes many an asterisk for itself; our HTML would have the emphasis and another site's would not. */
export const emphasis: TextRule = {
  id: 'text/emphasis',
  severity: 'warning',
  check({ units }, report) {
    for (const unit of units) {
      for (const offset of unseen(unit)) {
        const message = 'Unexpected emphasis that many Markdown parsers do not see, expected a space or no punctuation beside it';
        report({
          document: unit.document,
          path: unit.path,
          offset,
          message,
          hint: 'Put a space beside the asterisks, move them inside the punctuation, or leave the emphasis out.',
        });
      }
    }
  },
};

/** Where there is emphasis that another parser does not see. */
const unseen = perText((unit): readonly number[] => {
  const { tree } = spansOf(unit);
  const text = maskVariables(unit);
  if (tree === undefined || !/[*_]/.test(text) || !/[^\0-\u02ff]/.test(text)) return [];
  // Emphasis that stands apart from the words beside it is one to every parser.
  if (parseTame(text) !== undefined) return [];
  const seen = emphasesOf(plainParser().parse(text));
  return [...emphasesOf(tree)].filter((offset) => !seen.has(offset));
});

/** Where emphasis starts. */
function emphasesOf(tree: Root): Set<number> {
  const offsets = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'emphasis' || node.type === 'strong') offsets.add(node.position?.start.offset ?? 0);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return offsets;
}
