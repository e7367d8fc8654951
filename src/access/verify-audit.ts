import { AuditCheck, type AuditFault, type KnownHead } from './audit-check.ts';
import type { Desk } from './desk.ts';
import { walkAudit } from './walk-audit.ts';

export interface AuditVerdict {
  readonly whole: boolean;
  readonly rows: number;
  readonly blocks: number;
  /** The last block, to be noted down where whoever holds the database cannot write. */
  readonly head: { readonly number: number; readonly hash: string };
  /** Each place where the trail is broken, the first 200 of `faultCount`. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
}

/**
 * Checks the whole trail against its chain, and the chain against a head that was noted down before.
 * @throws Forbidden for anybody but the product itself
 */
export async function verifyAudit(desk: Desk, known?: KnownHead): Promise<AuditVerdict> {
  const started = performance.now();
  const check = new AuditCheck(known);
  await walkAudit(desk, {
    block: (block) => check.block(block),
    row: (block, named, row) => check.row(block, named, row),
    stranger: (row) => check.stranger(row),
  });
  check.end();
  const seconds = (performance.now() - started) / 1000;
  return {
    whole: check.faultCount === 0,
    rows: check.rowCount,
    blocks: check.blockCount,
    head: check.head,
    faults: check.faults,
    faultCount: check.faultCount,
    seconds: Number(seconds.toFixed(3)),
    rowsPerSecond: Math.round(check.rowCount / Math.max(seconds, 0.001)),
  };
}
