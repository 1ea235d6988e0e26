import type { Flow } from '../fragment/flow.ts';
import type { About, Syntax } from '../fragment/syntax.ts';

const strings = { markdown: new WeakMap<Flow, string>(), html: new WeakMap<Flow, string>() };

/** The inside of a JSON string. What stands in many articles is escaped once, as it was rendered once. */
export function escaped(flow: Flow, about: About, syntax: Syntax, rendered?: string): string {
  const known = flow.isShared ? strings[syntax].get(flow) : undefined;
  if (known !== undefined) return known;
  const text = JSON.stringify(rendered ?? flow.render(syntax, about)).slice(1, -1);
  if (flow.isShared) strings[syntax].set(flow, text);
  return text;
}
