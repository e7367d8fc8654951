import type { Database } from '#database/index.ts';
import { SYSTEM } from '#database/index.ts';
import { listWaiting, setImportProgress } from './import-store.ts';
import { afterImport, runImport } from './run-import.ts';

interface Host {
  readonly database: Database;
  readonly log: { error(event: string, error: unknown, fields?: Readonly<Record<string, unknown>>): void };
}

/** How far the files are that this process works on, in per cent. */
const running = new Map<string, number>();

let wake: (() => void) | undefined;

/** How far a file is, where this process is at it. */
export function importProgress(importId: string): number | undefined {
  return running.get(importId);
}

/** Says that a file was queued, so that it is begun at once and not at the next look. */
export function wakeImports(): void {
  wake?.();
}

/**
 * Works queued files off one after another in the background: files of this process at once, those left behind by a
 * dead process at the next look, at most five seconds later.
 * @returns how to stop; waits for the file at hand
 */
export function startImportRunner(host: Host): () => Promise<void> {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      const worked = await workOff(host).catch((error: unknown) => {
        if (!isStopped()) host.log.error('imports', error);
        return false;
      });
      if (!worked && !isStopped()) await pause(5000);
    }
  };
  const ended = loop();
  return async () => {
    stopped = true;
    wake?.();
    await ended;
  };
}

async function workOff(host: Host): Promise<boolean> {
  const waiting = await host.database.asActor(SYSTEM, (tx) => listWaiting(tx));
  let worked = false;
  for (const { id, state } of waiting) {
    running.set(id, 0);
    try {
      const report = await runImport(host.database, id, { onProgress: progressOf(host, id) });
      worked ||= report !== undefined;
      if (report && state === 'storing') await afterImport(host.database, report);
    } catch (error) {
      host.log.error('import', error, { importId: id });
      worked = true;
    } finally {
      running.delete(id);
    }
  }
  return worked;
}

/** Progress is told to other processes through the database, once a second; PGlite has no second connection to do it with. */
function progressOf({ database }: Host, id: string): (percent: number) => void {
  let told = Date.now();
  return (percent) => {
    running.set(id, percent);
    if (database.engine !== 'postgres' || Date.now() - told < 1000) return;
    told = Date.now();
    database.asActor(SYSTEM, (tx) => setImportProgress(tx, id, percent)).catch(() => undefined);
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
