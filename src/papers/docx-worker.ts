import { parentPort, workerData } from 'node:worker_threads';
import { drawDocx } from './draw-docx.ts';
import type { Paper } from './paper.ts';
import type { Drawn } from './run-thread.ts';

/** Runs as a thread: draws one long paper. Started by `renderDocx` only. */
parentPort?.postMessage({ bytes: await drawDocx(workerData as Paper) } satisfies Drawn);
