import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { mostLocales, mostRecords, type Size } from './content.ts';
import { peers } from './peers/index.ts';
import type { Peer } from './peers/peer.ts';

/** The command line is wrong. */
export class WrongUsage extends Error {}

export interface Options extends Size {
  readonly runs: number;
  readonly peers: readonly Peer[];
  /** A file for the figures of every run. */
  readonly json: string | undefined;
  /** The folder to write in. */
  readonly tmp: string;
}

/** @throws WrongUsage */
export function readOptions(args: readonly string[]): Options {
  const { records, locales, runs, peers: named, json, tmp } = parse(args);
  return {
    records: wholeNumber('--records', records, 2, mostRecords),
    locales: wholeNumber('--locales', locales, 2, mostLocales),
    runs: wholeNumber('--runs', runs, 1, 100),
    seed: 1,
    peers: peersNamed(named),
    json,
    tmp,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        records: { type: 'string', default: '45' },
        locales: { type: 'string', default: '10' },
        runs: { type: 'string', default: '5' },
        peers: { type: 'string', default: 'all' },
        json: { type: 'string' },
        tmp: { type: 'string', default: tmpdir() },
      },
    }).values as { [K in 'records' | 'locales' | 'runs' | 'peers' | 'tmp']: string } & { json?: string };
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new WrongUsage(`Unexpected ${flag} ${text}, expected a whole number from ${least} to ${most}`);
}

function peersNamed(text: string): readonly Peer[] {
  if (text === 'all') return peers;
  if (text === 'none') return [];
  const names = text.split(',');
  for (const name of names) {
    if (peers.some((peer) => peer.name === name)) continue;
    throw new WrongUsage(`Unexpected peer "${name}", expected all, none, or some of ${peers.map((peer) => peer.name).join(',')}`);
  }
  return peers.filter(({ name }) => names.includes(name));
}
