import { type AuditRow, readOfficeActs } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';

/** That somebody took the office over, as the audit trail keeps it. */
export interface Acceptance {
  readonly at: string;
  readonly seatId: string | null;
  /** Null where the reader may not know who sits there, and once erased. */
  readonly name: string | null;
  readonly capacity: string | null;
  /** The version of the note that was before them; 0 where there was none. */
  readonly note: number;
}

export const ACCEPT = 'accept-handover';

/** Who took the office over, the last first; at most 50. */
export async function readAcceptances(tx: Transaction, officeId: string): Promise<Acceptance[]> {
  const rows = await readOfficeActs(tx, { officeId, subject: 'office', actions: [ACCEPT] }, 50);
  return rows.filter(({ subjectId }) => subjectId === officeId).map(acceptanceOf);
}

function acceptanceOf(row: AuditRow): Acceptance {
  const after = (row.after ?? {}) as { readonly seatId?: unknown; readonly note?: unknown };
  return {
    at: row.at,
    seatId: typeof after.seatId === 'string' ? after.seatId : null,
    name: row.personName,
    capacity: row.capacity,
    note: typeof after.note === 'number' ? after.note : 0,
  };
}
