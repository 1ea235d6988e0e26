import type { TargetConfig } from '../../pipeline/content.ts';
import type { Waits } from '../http/backoff.ts';
import type { BreakerTimes } from '../http/breaker.ts';
import type { Settings } from '../settings.ts';
import type { Target } from '../target.ts';
import { openFiles } from './files.ts';
import { openPayload } from './payload.ts';
import { openStrapi } from './strapi.ts';
import { openWordPress } from './wordpress.ts';

/** What a target is opened with. */
export interface Opening {
  readonly settings: Settings;
  /** By what it is; what a target does not need is absent. */
  readonly secrets: { readonly token?: string; readonly user?: string };
  /** Ends everything at once; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly waits?: Waits;
  readonly breaker?: BreakerTimes;
}

export interface TargetType {
  /** The secrets that it needs, and what each one is. */
  readonly needs: { readonly token?: string; readonly user?: string };
  open(opening: Opening): Target;
}

/** Every type that `"type"` in the config takes. */
export const targetTypes: Readonly<Record<TargetConfig['type'], TargetType>> = {
  files: { needs: {}, open: ({ settings }) => openFiles(settings) },
  payload: { needs: { token: 'the API key of a user' }, open: openPayload },
  strapi: { needs: { token: 'an API token' }, open: openStrapi },
  wordpress: { needs: { user: 'the name of a user', token: 'an application password of that user' }, open: openWordPress },
};
