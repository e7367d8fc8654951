import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** Runs as a thread: opens one foreign file and answers with plain values, part by part. Started by `runWorker` only. */
async function* answers(request: WorkerRequest): AsyncGenerator<WorkerAnswer> {
  switch (request.act) {
    case 'readSheets':
      yield* (await import('./sheet-parts.ts')).sheetParts(request);
      return;
    case 'readWritten':
      yield (await import('./written-rows.ts')).writtenRows(request);
      return;
    case 'markWorkbook':
      yield (await import('./put-marks.ts')).putMarks(request);
  }
}

const parts = answers(workerData as WorkerRequest);
parentPort?.on('message', () => {
  void parts.next().then(({ value }) => parentPort?.postMessage(value ?? null));
});
