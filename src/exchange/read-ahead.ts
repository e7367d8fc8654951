/**
 * The same values, the next one already under way while the caller works on the last: reading goes on while the
 * database stores. A fault of the source comes where its value would have come.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const result: IteratorResult<T, unknown> = await next;
      if (result.done === true) return;
      next = iterator.next();
      next.catch(() => undefined); // it is awaited when its turn comes; until then it is nobody's
      yield result.value;
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}
