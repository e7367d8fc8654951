import { Worker } from 'node:worker_threads';
import type { PgliteAnswer, PgliteOptions, PgliteRequest } from './pglite-messages.ts';

interface Rows<T> {
  rows: T[];
  affectedRows?: number;
  fields: { dataTypeID: number; name: string }[];
}
interface Inside {
  query<T>(sql: string, params?: readonly unknown[]): Promise<Rows<T>>;
  rollback(): Promise<void>;
}

/** An error of PostgreSQL as it came over from the worker, with `code`, `constraint` and so on. */
export class PgliteError extends Error {
  constructor(fields: Record<string, string | undefined>) {
    super(fields['message'] ?? 'database error');
    Object.assign(this, fields);
  }
}

/**
 * PGlite in a worker, with the members that Kysely's PGlite dialect asks for. One transaction runs at a time;
 * queries from outside wait until it has ended.
 */
export class PgliteClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (a: PgliteAnswer) => void; reject: (e: Error) => void }>();
  #next = 1;
  #turn: Promise<void> = Promise.resolve();
  readonly waitReady: Promise<void>;
  ready = false;
  closed = false;

  constructor(options: PgliteOptions) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: options });
    this.waitReady = new Promise<void>((resolve, reject) => {
      this.#waiting.set(0, {
        resolve: () => {
          this.ready = true;
          resolve();
        },
        reject,
      });
    });
    this.waitReady.catch(() => undefined);
    this.#worker.on('message', (answer: PgliteAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.error) waiting?.reject(new PgliteError(answer.error));
      else waiting?.resolve(answer);
    });
    this.#worker.on('error', (error) => {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    this.#worker.on('exit', () => {
      this.#fail(new Error('the database thread ended'));
    });
  }

  query<T>(sql: string, params: readonly unknown[] = []): Promise<Rows<T>> {
    return this.#alone(() => this.#ask<T>('query', sql, params));
  }

  async exec(sql: string): Promise<void> {
    await this.#alone(() => this.#ask('exec', sql, []));
  }

  transaction<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#ask('exec', 'begin', []);
      const state = { open: true };
      const inside: Inside = {
        query: <R>(sql: string, params: readonly unknown[] = []) => this.#ask<R>('query', sql, params),
        rollback: async () => {
          state.open = false;
          await this.#ask('exec', 'rollback', []);
        },
      };
      try {
        const result = await work(inside);
        if (state.open) await this.#ask('exec', 'commit', []);
        return result;
      } catch (error) {
        if (state.open) await this.#ask('exec', 'rollback', []).catch(() => undefined);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    await this.#alone(() => this.#ask('close', '', []));
    this.closed = true;
    await this.#worker.terminate();
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  #ask<T>(act: PgliteRequest['act'], sql: string, params: readonly unknown[]): Promise<Rows<T>> {
    if (this.closed) return Promise.reject(new Error('the database is closed'));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: (answer) => {
          const rows: Rows<T> = { rows: (answer.rows ?? []) as T[], fields: [] };
          if (answer.affectedRows !== undefined) rows.affectedRows = answer.affectedRows;
          resolve(rows);
        },
        reject,
      });
      this.#worker.postMessage({ id, act, sql, params } satisfies PgliteRequest);
    });
  }

  #fail(error: Error): void {
    this.closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
