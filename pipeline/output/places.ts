import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where an output folder really is, which may be named through a link. */
export const targetOf = (out: string): string => (existsSync(out) ? realpathSync(out) : resolve(out));

/** The file that tells an output of ours from any other folder, and one output from another. */
export const marker = 'manifest.json';

/** A folder beside the target that belongs to this process: no name that a person would give to a folder of theirs. */
export const besides = (target: string, kind: 'next' | 'previous' | 'done'): string => `${target}.kontras-${kind}-${process.pid}`;

/** The folder of the changes that are being put into a target. There is one at a time, so that two builds cannot mix theirs. */
export const amendFolder = (target: string): string => `${target}.kontras-amend`;
