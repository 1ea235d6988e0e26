import type { RejectedAnswer } from '../http/client.ts';
import { Refused, Unknown } from '../target.ts';
import type { Doc } from './payload-document.ts';

/** What Payload answers to a query for documents, and to a write to those that a query finds. */
export interface Docs {
  readonly docs: readonly Doc[];
  readonly hasNextPage: boolean;
  readonly errors?: readonly { readonly message?: string }[];
}

/** @throws Refused for what reads, Unknown for what writes, where it is something else */
export function expectDocs(body: unknown, isRead = false): Docs {
  const { docs } = (body ?? {}) as { docs?: unknown };
  // After a write it may have happened all the same; what reads says `Refused` in the end.
  if (!Array.isArray(docs))
    throw isRead
      ? new Refused('The target answered without documents', 'Check "url": is this the API of Payload?')
      : new Unknown('the CMS answered without documents');
  return body as Docs;
}

/** The field that has to be unique is the one that names the article: another run was quicker. */
export const isTaken = ({ answer }: RejectedAnswer): boolean =>
  answer.status === 400 && /"path":"externalId"/.test(JSON.stringify(answer.body)) && /unique/i.test(JSON.stringify(answer.body));
