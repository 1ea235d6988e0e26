import { Dialogue } from './dialogue.ts';
import { normalise } from './normalise.ts';
import type { Scenario, Step } from './scenario.ts';
import type { Server } from './servers/server.ts';
import type { Session } from './session.ts';

/** The server gave another code than the scenario is for. */
export class OtherReply extends Error {
  override readonly name = 'OtherReply';
}

/**
 * Hold one scenario's exchange with a server that runs.
 * @param hostname the name of this machine, which must not be in the session
 */
export async function exchange(scenario: Scenario, server: Server, hostname: string): Promise<Session> {
  const dialogue = Dialogue.open(server.port(scenario.service), scenario.from);
  try {
    for (const step of scenario.before) await take(step, dialogue, server);
    const start = dialogue.lines.length;
    const codes: string[] = [];
    for (const step of scenario.shown) codes.push((await take(step, dialogue, server)) ?? '');
    const lines = normalise(dialogue.lines.slice(start), hostname);
    if (!codes.includes(scenario.code)) throw new OtherReply(`Expected ${scenario.code}, got\n  ${dialogue.lines.join('\n  ')}`);
    return { server: server.title, ...(scenario.configured ? { configured: true } : {}), lines };
  } finally {
    dialogue.close();
  }
}

/** The code of the reply, where one is due. */
async function take(step: Step, dialogue: Dialogue, server: Server): Promise<string | undefined> {
  if (step === 'hear') return await dialogue.hear();
  if (step === 'start TLS') {
    if (server.certificate === undefined) throw new Error('Unexpected step "start TLS", expected a server with a certificate');
    await dialogue.startTls(server.certificate);
    return undefined;
  }
  if ('say' in step) return await dialogue.say(step.say);
  dialogue.type(step.type);
  return undefined;
}
