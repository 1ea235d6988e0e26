import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What is made when it is first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A package that not every build needs, loaded where it does: to load all of them takes as long as to make some thousand pages.
 * Node loads ES modules this way from 20.19 on: https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require
 */
export const load = <T>(name: string): T => require(name) as T;
