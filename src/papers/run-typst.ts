import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '#kernel/index.ts';
import type { PdfInput } from './pdf-input.ts';
import type { TypstAnswer, TypstRequest } from './typst-messages.ts';

const TEMPLATE = join(import.meta.dirname, 'template');
const FONTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
  join(dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/arimo/package.json'))), style),
);
const TIMEOUT = 60_000;
const AT_ONCE = 2;
const MOST_WAITING = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Draws a paper in a thread of its own, so that a long book does not hold up the server: at most two at once, the others
 * wait their turn.
 * @throws Unavailable where too many wait or it takes longer than a minute
 */
export async function runTypst(input: PdfInput, timeout = TIMEOUT): Promise<Uint8Array> {
  await takeTurn();
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url), {
    workerData: { template: TEMPLATE, fonts: FONTS, input } satisfies TypstRequest,
    env: {},
    stdin: false,
  });
  try {
    return await answerOf(worker, timeout);
  } finally {
    // The turn is over when the thread is: what is drawn in it cannot be cut short.
    void worker.terminate().finally(giveTurn);
  }
}

async function answerOf(worker: Worker, timeout: number): Promise<Uint8Array> {
  const answer = Promise.withResolvers<TypstAnswer>();
  const clock = setTimeout(() => answer.reject(new Unavailable('a paper took too long to draw')), timeout);
  worker.once('message', (message: TypstAnswer) => answer.resolve(message));
  worker.once('error', (error) => answer.reject(error));
  worker.once('exit', () => answer.reject(new Error('the thread that draws papers ended')));
  try {
    const drawn = await answer.promise;
    if ('fault' in drawn) throw new Error(`a paper could not be drawn: ${drawn.fault}`);
    return drawn.pdf;
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
