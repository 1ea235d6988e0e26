import type { MemberNode, ValueNode } from '@humanwhocodes/momoa';

/** The way from the top of a JSON document to one of its values. */
export type Path = readonly (string | number)[];

/** Line and column, both from 1, of a UTF-16 offset into `text`. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

/** The key of a member, as the text decodes it. */
export const keyOf = (member: MemberNode): string => (member.name.type === 'String' ? member.name.value : member.name.name);

/**
 * Line and column of the value at `path`, or of the nearest ancestor that exists.
 * @param text the source of the tree
 */
export function locate(text: string, top: ValueNode, path: Path, options: { readonly key?: boolean; readonly offset?: number }) {
  let node = top;
  let key: MemberNode['name'] | undefined;
  for (let index = 0; index < path.length; index += 1) {
    if (node.type === 'Object') {
      const found = memberAt(node.members, path, index);
      if (found === undefined) break;
      node = found.member.value;
      key = found.member.name;
      index = found.last;
    } else if (node.type === 'Array') {
      const element = node.elements[Number(path[index])];
      if (element === undefined) break;
      node = element.value;
      key = undefined;
    } else break;
  }
  const { line, column, offset } = options.key && key !== undefined ? key.loc.start : node.loc.start;
  if (options.offset === undefined || node.type !== 'String') return { line, column };
  return { line, column: column + rawOffset(text.slice(offset), options.offset) };
}

/** The member that the next step names, or that the next steps name together: messages may be written `{ "lead.meaning": … }`. */
function memberAt(members: readonly MemberNode[], path: Path, first: number): { member: MemberNode; last: number } | undefined {
  for (let last = first; last < path.length; last += 1) {
    const key = path.slice(first, last + 1).join('.');
    const member = members.findLast((one) => keyOf(one) === key);
    if (member !== undefined) return { member, last };
  }
  return undefined;
}

/** Where the decoded character at `offset` stands in the quoted source of a JSON string, which may spell it as an escape. */
function rawOffset(source: string, offset: number): number {
  // Without an escape before it, the character stands as far in the source as in the string.
  if (!source.slice(0, offset + 1).includes('\\')) return offset + 1;
  let raw = 1;
  for (let decoded = 0; decoded < offset && source[raw] !== '"'; decoded += 1) {
    raw += source[raw] !== '\\' ? 1 : source[raw + 1] === 'u' ? 6 : 2;
  }
  return raw;
}
