import { isStale, type State } from './assemble.ts';
import type { Content, Locale } from './content.ts';
import { digest } from './digest.ts';

/** Which units are meant, each by its id. */
export interface Choice {
  /** Units whose translation is still right although the English has changed. */
  readonly accepted: (id: string) => boolean;
  /** Units whose translation a second person has read. */
  readonly reviewed: (id: string) => boolean;
  /** Units that the command is limited to. */
  readonly selected: (id: string) => boolean;
}

export interface Synced {
  /** What `state.json` shall hold, in the order of the English. */
  readonly state: State;
  /** Units recorded for the first time, or again because their translation has changed. */
  readonly recorded: readonly string[];
  /** Units whose English has changed since, and whose translation has not: they stay so until it does, or until they are accepted. */
  readonly stale: readonly string[];
}

/**
 * Record what each translation of a locale was made from.
 * @param before what `state.json` holds
 */
export function syncLocale(content: Content, locale: Locale, before: State, { accepted, reviewed, selected }: Choice): Synced {
  const state: Record<string, State[string]> = {};
  const recorded: string[] = [];
  const stale: string[] = [];
  for (const [id, english] of content.units) {
    const unit = locale.units.get(id);
    const entry = before[id];
    if (!selected(id)) {
      if (entry !== undefined) state[id] = entry;
      continue;
    }
    if (unit === undefined) continue;
    if (entry !== undefined && isStale(entry, english.text, unit.text) && !accepted(id)) {
      state[id] = entry;
      stale.push(id);
      continue;
    }
    const now = { source: digest(english.text), target: digest(unit.text) };
    const same = entry?.source === now.source && entry.target === now.target;
    state[id] = { ...now, review: reviewed(id) || (same && entry.review === 'reviewed') ? 'reviewed' : 'translated' };
    if (!same) recorded.push(id);
  }
  return { state, recorded, stale };
}
