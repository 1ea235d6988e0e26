import type { ServerName } from './servers/index.ts';

/** What the client does: sends a command and hears the reply, sends a line that has no reply, or only listens. */
export type Step = { readonly say: string } | { readonly type: string } | 'hear' | 'start TLS';

/** How one code is provoked, and which part of the exchange the record shows. */
export interface Scenario {
  readonly code: string;
  readonly server: ServerName;
  /** The service of that server: each has settings of its own. */
  readonly service: string;
  /** A code or a text of our own is in the server's configuration, and it is this reply. */
  readonly configured?: true;
  /** The client's address on loopback; 127.0.0.1 where there is none. */
  readonly from?: string;
  /** What comes first and is not shown. */
  readonly before: readonly Step[];
  readonly shown: readonly Step[];
}
