/** A recorded exchange, as a record holds it. */
export interface Session {
  readonly server: string;
  /** The server was configured by hand to give this very reply. */
  readonly configured?: true;
  /** "C: …" is the client, "S: …" the server. */
  readonly lines: readonly string[];
}
