import type { Configuration } from './configuration.ts';

/** One line of JSON a happening, on standard error, so that standard output stays with what a command prints. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, error: unknown, fields?: Readonly<Record<string, unknown>>): void;
}

/** Opens the log. Never give it personal data, passwords or whole requests. */
export function openLog(level: Configuration['logLevel']): Log {
  const write = (severity: string, event: string, fields: Readonly<Record<string, unknown>>): void => {
    process.stderr.write(JSON.stringify({ at: new Date().toISOString(), severity, event, ...fields }) + '\n');
  };
  return {
    info: (event, fields = {}) => {
      if (level === 'info') write('info', event, fields);
    },
    error: (event, error, fields = {}) => {
      if (level === 'silent') return;
      const { message, stack, code } =
        error instanceof Error
          ? (error as Error & { code?: unknown })
          : { message: String(error), stack: undefined, code: undefined };
      write('error', event, { ...fields, message, code, stack });
    },
  };
}

/** A path as a log may keep it: words long enough to open something by themselves are left out. */
export function withoutSecrets(path: string): string {
  return path.replaceAll(/[\w-]{40,}/g, '…');
}
