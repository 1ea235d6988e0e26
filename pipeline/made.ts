import { pageId } from './compose/links.ts';
import type { Container } from './containers/index.ts';
import { notAsBuilt } from './incremental/changes.ts';
import type { Job } from './incremental/jobs.ts';
import type { Section } from './output/manifest.ts';

/** What became of a page. */
export interface Made {
  /** `ko/smtp/450-vs-550` */
  readonly page: string;
  /** How many of its files or records are new or different. */
  readonly changed: number;
  /** Why it was made. */
  readonly reasons: readonly string[];
}

/**
 * What became of a page that was printed.
 * @param written how many of its files or records have been written
 */
export function madeOf(job: Job, { isWhole }: Container, codes: readonly string[], written: number): Made {
  const reasons = job.reasons(codes);
  // A container that is written as a whole holds records again that have not changed.
  const changed = isWhole && reasons.length === 0 ? 0 : written;
  return { page: pathOf(sectionOf(job), pageId(codes)), changed, reasons: reasons.length === 0 ? [notAsBuilt] : reasons };
}

/** @param id of the page among those of its section */
export const pathOf = ({ locale, protocol }: Section, id: string): string => `${locale}/${protocol}/${id}`;

export const sectionOf = ({ translation, protocol }: Job): Section => ({ locale: translation.own.tag, protocol: protocol.id });
