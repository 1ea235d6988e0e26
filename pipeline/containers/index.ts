import { unknownName } from '../select.ts';
import type { Container } from './container.ts';
import { files } from './files.ts';
import { ndjson, ndjsonGz } from './ndjson.ts';
import { sqlite } from './sqlite.ts';

export type { Container } from './container.ts';

/** Everything that pages can be put in; the first where nothing is said. */
export const containers: readonly [Container, ...Container[]] = [files, ndjson, ndjsonGz, sqlite];

/** @throws UsageError where there is none of that name */
export function containerNamed(name: string | undefined): Container {
  if (name === undefined) return containers[0];
  const found = containers.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    'container',
    name,
    containers.map((one) => one.name),
  );
}
