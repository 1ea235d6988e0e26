import { Batcher } from './batcher.ts';
import { compose } from './compose/index.ts';
import type { Container } from './containers/index.ts';
import type { Content } from './content.ts';
import type { Format } from './formats/index.ts';
import type { Job } from './incremental/jobs.ts';
import { Counter, type Counts } from './output/manifest.ts';
import type { Batch } from './pages/batch.ts';
import type { Range } from './shard.ts';

/** What all jobs of a build have in common. */
export interface Workshop {
  readonly content: Content;
  readonly formats: readonly Format[];
  /** What the pages are for. */
  readonly container: Container;
}

/** Make the pages of a job ready to be printed, all or some of them, batch by batch. */
export function* make(job: Job, { content, formats, container }: Workshop, range?: Range): Generator<Batch, Counts> {
  const { protocol, translation } = job;
  const batcher = new Batcher(formats, container, protocol.codes.length);
  const counter = counterFor(job);
  let at = -1;
  for (const article of compose(protocol, content.protocols, content.config, translation)) {
    at += 1;
    if (range !== undefined && at < range.from) continue;
    if (range !== undefined && at >= range.to) break;
    counter.add(article);
    batcher.add(article);
    if (batcher.isFull) yield batcher.take();
  }
  if (!batcher.isEmpty) yield batcher.take();
  return counter.counts;
}

export const counterFor = ({ protocol: { pairs } }: Job): Counter =>
  new Counter((a, b) => pairs.size > 0 && pairs.has(`${a}-${b}`));
