import { Worker } from 'node:worker_threads';
import { Unavailable } from '#kernel/index.ts';

const TIMEOUT = 60_000;
const AT_ONCE = 2;
const MOST_WAITING = 20;

/** The paper cannot be drawn as it is: a picture in it is broken. */
export class PaperFault extends Error {}

/** What a thread that draws a paper answers with. */
export type Drawn = { readonly bytes: Uint8Array } | { readonly fault: string };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Draws a paper in a thread of its own, so that a long book does not hold up the server: at most two at once, the others
 * wait their turn.
 * @throws Unavailable where too many wait or it takes longer than a minute; PaperFault
 */
export async function runThread(file: URL, workerData: unknown, timeout = TIMEOUT): Promise<Uint8Array> {
  await takeTurn();
  const worker = new Worker(file, { workerData, env: {}, stdin: false });
  try {
    return await answerOf(worker, timeout);
  } finally {
    // The turn is over when the thread is: what is drawn in it cannot be cut short.
    void worker.terminate().finally(giveTurn);
  }
}

async function answerOf(worker: Worker, timeout: number): Promise<Uint8Array> {
  const answer = Promise.withResolvers<Drawn>();
  const clock = setTimeout(() => answer.reject(new Unavailable('a paper took too long to draw')), timeout);
  worker.once('message', (message: Drawn) => answer.resolve(message));
  worker.once('error', (error) => answer.reject(error));
  worker.once('exit', () => answer.reject(new Error('the thread that draws papers ended')));
  try {
    const drawn = await answer.promise;
    if ('fault' in drawn) throw new PaperFault(`a paper could not be drawn: ${drawn.fault}`);
    return drawn.bytes;
  } finally {
    clearTimeout(clock);
  }
}

async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) {
    running++;
    return;
  }
  if (waiting.length >= MOST_WAITING) throw new Unavailable('too many papers are being drawn');
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The turn goes straight to who waits longest. */
function giveTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}
