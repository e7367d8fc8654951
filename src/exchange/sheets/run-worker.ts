import { Worker } from 'node:worker_threads';
import type { SheetProblem } from './types.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

const MEMORY_MB = 1024;
const DEFAULT_TIMEOUT = 60_000;

/**
 * Opens a foreign file in a thread of its own, with limits on memory and time, so that no file can stop the server.
 * Running out of either is a refusal, not an exception. The answer comes in parts, each only when it is asked for: the
 * process that unpacks them has time for others in between.
 * @throws whatever is thrown in the thread besides: a fault of ours, not of the file
 */
export async function* runWorker(
  request: WorkerRequest,
  timeout = DEFAULT_TIMEOUT,
): AsyncGenerator<WorkerAnswer> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {},
    stdin: false,
  });
  const refused = Promise.withResolvers<WorkerAnswer>();
  refused.promise.catch(() => undefined);
  const refuse = (code: SheetProblem['code'], parameters: Record<string, string> = {}): void =>
    refused.resolve({ refused: { at: '', code, parameters } });
  const clock = setTimeout(() => refuse('tooSlow', { seconds: String(timeout / 1000) }), timeout);
  worker.once('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('tooLarge');
    else refused.reject(error);
  });
  worker.once('exit', () => refuse('unreadable'));
  try {
    for (;;) {
      const part = new Promise<WorkerAnswer | null>((resolve) => worker.once('message', resolve));
      worker.postMessage('next');
      const answer = await Promise.race([part, refused.promise]);
      if (answer === null) return;
      yield answer;
      if ('refused' in answer) return;
    }
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}

/** The only part of an answer that has one. */
export async function runWorkerOnce(request: WorkerRequest): Promise<WorkerAnswer> {
  for await (const answer of runWorker(request)) return answer;
  return { refused: { at: '', code: 'unreadable', parameters: {} } };
}
