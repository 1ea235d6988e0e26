/** The flags that every command takes. */
export interface CommonOptions {
  readonly root: string;
  readonly locale?: readonly string[];
  readonly protocol?: readonly string[];
  readonly quiet?: boolean;
  readonly color: boolean;
}

export const exitCodes = { clean: 0, problems: 1, usage: 2, target: 3, bug: 70, interrupted: 130 } as const;

/** Print a result. */
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);

/** Print what is said about the work: it never mixes with a result that is piped on. */
export const say = (text: string): void => void process.stderr.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);

/** Whether to color what goes to a stream: a terminal that nobody has asked to be plain (https://no-color.org). */
export const useColor = (options: Pick<CommonOptions, 'color'>, stream: NodeJS.WriteStream = process.stdout): boolean =>
  options.color && stream.isTTY === true && (process.env.NO_COLOR ?? '') === '';

/** A line on the terminal that is written over and over, from the moment at which a person would begin to wonder. */
export function progressLine(quiet: boolean): { show(text: string): void; clear(): void } {
  const start = performance.now();
  let shown = false;
  return {
    show(text) {
      if (quiet || process.stderr.isTTY !== true || performance.now() - start < 500) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = true;
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}

/** "2,970 comparisons": a count with its noun. Not with `Intl`, which takes longer to load than most commands take. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${value === 1 ? one : many}`;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
