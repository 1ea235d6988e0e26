/**
 * Do some work on each of many things, so many at a time, and take the next only when there is room for it.
 * @param isStopped asked before each: what is in flight is finished then, and nothing more begun
 * @throws the first error; what is in flight is waited for before
 */
export async function each<T>(
  things: AsyncIterable<T>,
  limit: number,
  isStopped: () => boolean,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for await (const thing of things) {
    if (isStopped() || failure !== undefined) break;
    const one: Promise<void> = work(thing)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
  if (failure !== undefined) throw (failure as { error: unknown }).error;
}
