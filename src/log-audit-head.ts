import { auditHead } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { App } from './app.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Writes the head of the audit trail's chain into the log, at start and once a day. Logs go elsewhere than the database:
 * a chain that was written anew does not hold what was logged before, which `sinergi audit verify --head` tells.
 * @returns how to stop
 */
export function startHeadLog({ database, log }: Pick<App, 'database' | 'log'>): () => void {
  const write = (): void => {
    auditHead({ actor: SYSTEM, database, now: () => Temporal.Now.instant() }).then(
      (head) =>
        log.info('audit-head', head ? { head: `${String(head.number)}:${head.hash}`, sealed: head.at } : {}),
      (error: unknown) => log.error('audit-head', error),
    );
  };
  write();
  const daily = setInterval(write, DAY);
  daily.unref();
  return () => clearInterval(daily);
}
