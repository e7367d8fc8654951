import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** Runs as a thread: opens one foreign file and answers with plain values. Started by `runWorker` only. */
async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  switch (request.act) {
    case 'readWorkbook':
      return (await import('./workbook-engine.ts')).readWorkbook(request.bytes);
    case 'readCsv':
      return (await import('./parse-csv.ts')).parseCsv(request.text);
    case 'markWorkbook':
      return (await import('./workbook-engine.ts')).writeMarks(request.bytes, request.marks, request.keep);
  }
}

parentPort?.postMessage(await answer(workerData as WorkerRequest));
