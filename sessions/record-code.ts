import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { replaceFile } from '../pipeline/output/write-file.ts';
import { compare } from './compare.ts';
import { DialogueError } from './dialogue.ts';
import { exchange, OtherReply } from './exchange.ts';
import type { Running } from './running.ts';
import { scenarios } from './scenarios.ts';
import type { Session } from './session.ts';
import { writeSession } from './write.ts';

export interface Recorded {
  readonly good: boolean;
  /** What there is to say of it; may be empty. */
  readonly report: string;
}

/**
 * Record one code, then write it into its record, or compare it with the record's session.
 * @throws ServerError where the server is missing or does not start
 */
export async function recordCode(code: string, file: string, running: Running, check: boolean): Promise<Recorded> {
  const text = readFileSync(file, 'utf8');
  const old = (JSON.parse(text) as { session?: Session }).session;
  const scenario = scenarios.find((one) => one.code === code);
  if (scenario === undefined) {
    if (old === undefined) return { good: true, report: '' };
    return { good: false, report: 'the record has a session, but no scenario gives it: remove the one or add the other' };
  }
  const server = await running.get(scenario.server);
  let session: Session;
  try {
    session = await exchange(scenario, server, hostname());
  } catch (error) {
    if (error instanceof OtherReply || error instanceof DialogueError) return { good: false, report: error.message };
    throw error;
  }
  if (check) {
    const { same, report } = compare(old, session);
    return { good: same, report };
  }
  const next = writeSession(text, session);
  if (next !== text) replaceFile(file, next);
  return { good: true, report: `${session.server}, ${next === text ? 'as before' : 'written'}` };
}
