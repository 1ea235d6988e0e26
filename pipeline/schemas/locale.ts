import type { Unit } from '../content.ts';

interface Node {
  type: 'object';
  description?: string;
  required: string[];
  additionalProperties: false;
  properties: Record<string, Node | Leaf>;
  defaultSnippets?: { label: string; body: unknown }[];
}

interface Leaf {
  type: 'string';
  minLength: 1;
  pattern: string;
  description: string;
}

/**
 * The schema of a locale's file, made from the English: every unit is required, so that the validator itself lists what is missing,
 * and carries its English as the description, so that an editor shows it. `defaultSnippets` is what editors of the VS Code family
 * read to offer all keys of an object at once, empty.
 * @param file the file's name without its ending: `article` or a protocol
 * @param units the English units; those of other files are left out
 */
export function localeSchema(file: string, units: Iterable<Unit>): Node {
  const top = emptyNode(`Translations of ${file}.json`);
  for (const unit of units) {
    const [owner, ...steps] = unit.id.split('.');
    if (owner !== file) continue;
    const last = steps.pop() as string;
    let node = top;
    for (const step of steps) {
      const child = node.properties[step] ?? emptyNode(step);
      if (node.properties[step] === undefined) add(node, step, child);
      node = child as Node;
    }
    add(node, last, { type: 'string', minLength: 1, pattern: '\\S', description: unit.text });
  }
  addSnippets(top);
  return top;
}

const emptyNode = (description: string): Node => ({ type: 'object', description, required: [], additionalProperties: false, properties: {} });

function add(node: Node, key: string, child: Node | Leaf): void {
  node.required.push(key);
  node.properties[key] = child;
}

function addSnippets(node: Node): unknown {
  const body: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(node.properties)) body[key] = child.type === 'object' ? addSnippets(child) : '$1';
  node.defaultSnippets = [{ label: 'All keys, to be filled in', body }];
  return body;
}
