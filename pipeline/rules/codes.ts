import type { Content, Protocol } from '../content.ts';

/**
 * The protocols with the codes of all their files, in no order: a record whose shape is wrong has been reported, and what refers to it is
 * not wrong on that account.
 */
export const allCodes = ({ folder, protocols }: Content): Protocol[] =>
  protocols.map((protocol) => {
    const codes = new Set([...protocol.codes, ...(folder.protocols.get(protocol.id)?.records.keys() ?? [])]);
    return { ...protocol, codes: [...codes] };
  });
