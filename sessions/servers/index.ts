import { startDovecot } from './dovecot.ts';
import { startPostfix } from './postfix.ts';
import type { Start } from './server.ts';
import { startSmtpServer } from './smtp-server.ts';

/** The servers that can be recorded. */
export const servers = {
  postfix: startPostfix,
  dovecot: startDovecot,
  'smtp-server': startSmtpServer,
} as const satisfies Record<string, Start>;

export type ServerName = keyof typeof servers;
