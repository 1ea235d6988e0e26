/** Why the output could not be written: a full disk, a folder that is not ours. */
export class OutputError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.hint = hint;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file is larger than the system allows',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  EMFILE: 'too many files are open',
  EBUSY: 'the folder is in use, perhaps as a mount point',
  EXDEV: 'the folder lies on another file system than its parent',
};

/**
 * Do some writing, and say in words why it failed.
 * @param what the verb: "Could not write dist: the disk is full"
 * @throws OutputError instead of what the system says
 */
export function attempt<T>(
  what: string,
  target: string,
  work: () => T,
  hint = 'The previous output is as it was. Mend the cause and build again.',
): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof OutputError || code === undefined) throw error;
    throw new OutputError(`Could not ${what} ${target}: ${reasons[code] ?? code}`, hint, error);
  }
}

/** Somebody else puts changes into the same output. */
export const anotherBuild = (target: string): OutputError =>
  new OutputError(`Another build is writing ${target}`, 'Build again when it is done.');

/** The output is no longer the one that was to be changed. */
export const replacedMeanwhile = (target: string): OutputError =>
  new OutputError(`Another build has replaced ${target} meanwhile`, 'Build again when it is done.');
