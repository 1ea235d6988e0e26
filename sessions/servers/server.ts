/** A server that runs on loopback, with services that differ in their settings. */
export interface Server {
  /** Its name and version, as the record gives them: "Postfix 3.7.11". */
  readonly title: string;
  /** The port of a service. */
  port(service: string): number;
  /** The certificate of its services, in PEM; undefined where none offers TLS. */
  readonly certificate: string | undefined;
  stop(): Promise<void>;
}

/** What starts a server, with all its files in a folder that is there and empty. */
export type Start = (folder: string) => Promise<Server>;

/** A server is not there or does not start. The message says what to do. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}
