import { Refused } from '../publish/target.ts';
import { say } from './terminal.ts';

/** Interrupted by a person: 128 and the number of the signal, as shells have it. */
export const interrupted = 130;

/** What ends a run that was interrupted before it has written anything. */
export class Interrupted extends Refused {
  constructor() {
    super('Interrupted. Nothing was written.', 'Run the same command again.');
  }
}

export interface Interruption {
  isStopped(): boolean;
  /** From now on what is in flight has to be finished first. */
  writes(): void;
  end(): void;
}

/**
 * Listen for Ctrl+C, and for what ends a job in CI. A second one ends the process at once.
 * @param stop called where nothing is being written
 * @param leave called before the process ends at once
 */
export function listenForInterruption(stop: (reason: Interrupted) => void, leave: () => void): Interruption {
  let [stopped, writes] = [false, false];
  const listen = (): void => {
    if (stopped) {
      leave();
      process.exit(interrupted);
    }
    stopped = true;
    if (!writes) {
      stop(new Interrupted());
      return;
    }
    // The line of the progress may stand there.
    say(
      `${process.stderr.isTTY === true ? '\r\u001b[K' : ''}Stopping: what is in flight is finished first.\nPress Ctrl+C again to end at once.`,
    );
  };
  process.on('SIGINT', listen);
  process.on('SIGTERM', listen);
  return {
    isStopped: () => stopped,
    writes: () => {
      writes = true;
    },
    end() {
      process.off('SIGINT', listen);
      process.off('SIGTERM', listen);
    },
  };
}
