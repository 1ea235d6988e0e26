/** A folder beside the target that belongs to this process: no name that a person would give to a folder of theirs. */
export const besides = (target: string, kind: 'next' | 'previous'): string => `${target}.kontras-${kind}-${process.pid}`;

/** The folder of the changes that are being put into a target. There is one at a time, so that two builds cannot mix theirs. */
export const amendFolder = (target: string): string => `${target}.kontras-amend`;
