/** What the main thread asks of the worker that holds PGlite, and what it answers. */
export interface PgliteRequest {
  readonly id: number;
  readonly act: 'query' | 'exec' | 'close';
  readonly sql: string;
  readonly params: readonly unknown[];
}

export interface PgliteAnswer {
  readonly id: number;
  readonly rows?: unknown[];
  readonly affectedRows?: number | undefined;
  /** The fields of a PostgreSQL error that callers look at. */
  readonly error?: Record<string, string | undefined>;
}

export interface PgliteOptions {
  readonly folder: string | undefined;
  /** A dumped data folder to start a new one from, as made by `dumpDataDir('gzip')`. */
  readonly startFrom?: Uint8Array | undefined;
}
