import { forgetContacts } from '#access/index.ts';
import type { App } from './app.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Empties contacts of meetings that are long over, at start and once a day, where the office has set after how many months.
 * @returns how to stop
 */
export function startForgetting({
  configuration,
  database,
  log,
  personal,
}: Pick<App, 'configuration' | 'database' | 'log' | 'personal'>): () => void {
  const months = configuration.contactMonths;
  if (months === undefined) return () => undefined;
  const forget = (): void => {
    forgetContacts({ database, now: () => Temporal.Now.instant() }, personal, months).then(
      (count) => log.info('forget-contacts', { count }),
      (error: unknown) => log.error('forget-contacts', error),
    );
  };
  forget();
  const daily = setInterval(forget, DAY);
  daily.unref();
  return () => clearInterval(daily);
}
