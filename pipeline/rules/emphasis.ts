import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { unitsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { maskVariables, spansOf } from './spans.ts';

/** GFM alone, as most sites read it. */
const plainParser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Beside Chinese, Japanese or Korean, CommonMark takes many an asterisk for itself; our HTML would have the emphasis and another site's would not. */
export const emphasis: Rule = {
  id: 'text/emphasis',
  severity: 'warning',
  check(content, report) {
    for (const unit of unitsOf(content)) {
      const { tree } = spansOf(unit);
      if (tree === undefined || !/[*_]/.test(unit.text) || !/[^\0-\u02ff]/.test(unit.text)) continue;
      const seen = emphasesOf(plainParser.parse(maskVariables(unit)));
      for (const offset of emphasesOf(tree)) {
        if (seen.has(offset)) continue;
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
