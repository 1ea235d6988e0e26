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
    if (!unit.id.startsWith(`${file}.`)) continue;
    const steps = stepsOf(unit, file);
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

/**
 * The way to a unit in a locale's file. A message's dots are steps; a code, a pair or a class is one key, whatever dots it has: `codes.4.2.2.name`.
 * Half a surrogate pair, which has been reported, would stop the compiler of schemas.
 */
function stepsOf(unit: Unit, file: string): string[] {
  const id = unit.id.slice(file.length + 1).replace(/\p{Cs}/gu, '\ufffd');
  if (unit.kind === 'message') return id.split('.');
  const [, group, key, field] = /^(codes|pairs|enhanced)\.(.*)\.([^.]*)$/s.exec(id) ?? /^([^.]*)\.(.*)$/s.exec(id) ?? [];
  return [group, key, field].filter((step) => step !== undefined);
}

/** `properties` has no prototype, since a code may be called "toString". */
const emptyNode = (description: string): Node => ({
  type: 'object',
  description,
  required: [],
  additionalProperties: false,
  properties: Object.create(null) as Node['properties'],
});

function add(node: Node, key: string, child: Node | Leaf): void {
  node.required.push(key);
  node.properties[key] = child;
}

/** A body with a tab stop of its own for each text: equal ones would all take what is typed into the first. */
function addSnippets(node: Node): void {
  let stops = 0;
  const bodyOf = (one: Node): unknown =>
    Object.fromEntries(
      Object.entries(one.properties).map(([key, child]) => {
        if (child.type === 'object') return [key, bodyOf(child)];
        stops += 1;
        return [key, `$${stops}`];
      }),
    );
  node.defaultSnippets = [{ label: 'All keys, to be filled in', body: bodyOf(node) }];
  for (const child of Object.values(node.properties)) if (child.type === 'object') addSnippets(child);
}
