import { type Answer, type Call, type Client, RejectedAnswer } from '../http/client.ts';

/** What our plugin in WordPress is asked. */
export interface Rest {
  /** @param path below `kontras/v1/` */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Answer>;
}

/**
 * WordPress answers REST below `wp-json/`, or where permalinks are plain, as the parameter `rest_route` of the site itself
 * (https://developer.wordpress.org/rest-api/extending-the-rest-api/routes-and-endpoints/). The first request finds out.
 */
export function openRest(client: Client): Rest {
  let isPlain = false;
  const pathOf = (path: string, query: Readonly<Record<string, string>>): string =>
    isPlain
      ? `index.php?${new URLSearchParams({ rest_route: `/kontras/v1/${path}`, ...query })}`
      : `wp-json/kontras/v1/${path}?${new URLSearchParams(query)}`;
  return {
    async send(method, path, query, body) {
      const call = (): Call => ({ method, path: pathOf(path, query), ...(body === undefined ? {} : { body }) });
      try {
        return await client.send(call());
      } catch (error) {
        if (method !== 'GET' || isPlain || !isNotRest(error)) throw error;
        isPlain = true;
        return await client.send(call());
      }
    },
  };
}

/** A page that says "not found": what WordPress itself says of a route is JSON. */
const isNotRest = (error: unknown): boolean =>
  error instanceof RejectedAnswer && error.answer.status === 404 && error.answer.body === undefined;

/** WordPress's name for what is wrong: `rest_no_route`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof RejectedAnswer)) return undefined;
  const { code } = (error.answer.body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
