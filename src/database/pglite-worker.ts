import { parentPort, workerData } from 'node:worker_threads';
import { openPglite } from './pglite-instance.ts';
import type { PgliteAnswer, PgliteOptions, PgliteRequest } from './pglite-messages.ts';

/** Holds PGlite in a thread of its own, so that a long query leaves the web server free to answer. */
const port = parentPort;
if (!port) throw new Error('pglite-worker.ts runs as a worker only');
const db = await openPglite(workerData as PgliteOptions);

const ERROR_FIELDS = [
  'message',
  'code',
  'detail',
  'hint',
  'constraint',
  'table',
  'schema',
  'column',
  'position',
];

async function answer(request: PgliteRequest): Promise<PgliteAnswer> {
  switch (request.act) {
    case 'query': {
      const result = await db.query(request.sql, [...request.params]);
      return { id: request.id, rows: result.rows, affectedRows: result.affectedRows };
    }
    case 'exec':
      await db.exec(request.sql);
      return { id: request.id };
    case 'close':
      await db.close();
      return { id: request.id };
  }
}

// Requests are worked off in the order they came; the client sees to it that a transaction's stay together.
let queue: Promise<void> = Promise.resolve();
port.on('message', (request: PgliteRequest) => {
  queue = queue.then(async () => {
    try {
      port.postMessage(await answer(request));
    } catch (error) {
      const fields = Object.fromEntries(
        ERROR_FIELDS.map((name) => [name, (error as Record<string, string | undefined>)[name]]),
      );
      port.postMessage({ id: request.id, error: fields } satisfies PgliteAnswer);
    }
  });
});
port.postMessage({ id: 0 } satisfies PgliteAnswer);
