import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const SPAN = 10;

/**
 * For loops over as many rows as a file has: `await breath()` in each round lets the process answer others whenever ten
 * milliseconds have gone by, and costs nothing in between.
 */
export function takeBreaths(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SPAN) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
