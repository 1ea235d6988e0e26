import type { Session } from './session.ts';

/** What a record's session and a new recording have in common. */
export interface Comparison {
  /** Whether the record still says what the server does. */
  readonly same: boolean;
  /** The difference, line by line; empty where there is none. */
  readonly report: string;
}

/**
 * Compare a record's session with a new recording.
 * Another version of the same server that says the same is no difference: the record tells what was recorded then, and it still holds.
 */
export function compare(old: Session | undefined, now: Session): Comparison {
  if (old === undefined) return { same: false, report: `the record has no session\n${marked('+', describe(now))}` };
  if (JSON.stringify(old) === JSON.stringify(now)) return { same: true, report: '' };
  const [name, version] = parts(old.server);
  const [nameNow, versionNow] = parts(now.server);
  if (name === nameNow && version !== '' && JSON.stringify({ ...old, server: '' }) === JSON.stringify({ ...now, server: '' })) {
    return { same: true, report: `recorded with ${old.server}; ${versionNow} says the same` };
  }
  return { same: false, report: `the session differs\n${difference(describe(old), describe(now))}` };
}

const parts = (server: string): [string, string] => {
  const at = server.lastIndexOf(' ');
  return at < 0 ? [server, ''] : [server.slice(0, at), server.slice(at + 1)];
};

const describe = ({ server, configured, lines }: Session): string[] => [
  `server: ${server}${configured ? ', configured to give this reply' : ''}`,
  ...lines,
];

/** Sessions are a few lines long: what both have at the start and at the end is shown once, and all between as gone and new. */
function difference(old: readonly string[], now: readonly string[]): string {
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [
    ...old.slice(0, start).map((line) => `    ${line}`),
    marked('-', old.slice(start, old.length - end)),
    marked('+', now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map((line) => `    ${line}`),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const marked = (sign: string, lines: readonly string[]): string => lines.map((line) => `  ${sign} ${line}`).join('\n');
