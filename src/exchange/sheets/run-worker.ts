import { Worker } from 'node:worker_threads';
import type { SheetProblem } from './types.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

const MEMORY_MB = 1024;
const DEFAULT_TIMEOUT = 60_000;

/**
 * Opens a foreign file in a thread of its own, with limits on memory and time, so that no file can stop the server.
 * Running out of either is a refusal, not an exception.
 */
export function runWorker(request: WorkerRequest, timeout = DEFAULT_TIMEOUT): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      env: {},
      stdin: false,
    });
    const end = (answer: WorkerAnswer): void => {
      clearTimeout(clock);
      resolve(answer);
      void worker.terminate();
    };
    const clock = setTimeout(() => end(refuse('tooSlow', { seconds: String(timeout / 1000) })), timeout);
    worker.once('message', (answer: WorkerAnswer) => end(answer));
    worker.once('error', (error: Error & { code?: string }) =>
      end(refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'unreadable')),
    );
    worker.once('exit', () => end(refuse('unreadable')));
  });
}

function refuse(code: SheetProblem['code'], parameters: Record<string, string> = {}): WorkerAnswer {
  return { refused: { at: '', code, parameters } };
}
