import { findHead } from './audit-chain-store.ts';
import type { Desk } from './desk.ts';

/** The last block of the chain, for anybody who may read a history; nothing before the first. */
export async function auditHead(
  desk: Desk,
): Promise<{ readonly number: number; readonly at: string; readonly hash: string } | undefined> {
  return desk.database.asActor(desk.actor, findHead);
}
