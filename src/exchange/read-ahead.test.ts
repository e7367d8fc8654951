import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

async function* numbers(upTo: number, log: string[] = []): AsyncGenerator<number> {
  for (let n = 1; n <= upTo; n++) {
    await Promise.resolve();
    log.push(`made ${String(n)}`);
    yield n;
  }
  throw new Error('source failed');
}

test('Values come in order, the next one made while the last is worked on', async () => {
  const log: string[] = [];
  await expect(async () => {
    for await (const n of readAhead(numbers(3, log))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`used ${String(n)}`);
    }
  }).rejects.toThrow('source failed');
  expect(log).toEqual(['made 1', 'made 2', 'used 1', 'made 3', 'used 2', 'used 3']);
});

test('Leaving early leaves nothing running', async () => {
  for await (const n of readAhead(numbers(5))) if (n === 2) break;
});
