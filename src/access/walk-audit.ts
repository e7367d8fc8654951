import { Forbidden } from '#kernel/index.ts';
import { auditRows, blocksAfter, strangersAfter } from './audit-chain-store.ts';
import { type NamedRow, namedRows, type RawAuditBlock, type RawAuditRow } from './audit-text.ts';
import type { Desk } from './desk.ts';

const BLOCKS = 100;
const ROWS = 200;
const STRANGERS = 1000;

/** What is done with each part of the trail. */
export interface AuditVisitor {
  block(block: RawAuditBlock): void | Promise<void>;
  /** A row the block names, in the order it names them; nothing where it is not there. */
  row(block: RawAuditBlock, named: NamedRow, row: RawAuditRow | undefined): void | Promise<void>;
  /** A row that no block names. */
  stranger(row: RawAuditRow): void | Promise<void>;
}

/**
 * Goes through the whole trail: each block, then the rows it names, and at the end the rows that none names. Some
 * hundreds at a time in short transactions, so that a long trail needs no memory and stops nobody.
 * @throws Forbidden for anybody but the product itself, who alone sees every row
 */
export async function walkAudit({ actor, database }: Desk, visitor: AuditVisitor): Promise<void> {
  if (actor.kind !== 'system') throw new Forbidden('only the product itself sees every row of the trail');
  for (let from = 0; ;) {
    const after = from;
    const blocks = await database.asActor(actor, (tx) => blocksAfter(tx, after, BLOCKS));
    if (blocks.length === 0) break;
    await visitBlocks({ actor, database }, blocks, visitor);
    from = blocks.at(-1)?.number ?? from;
  }
  for (let from = 0; ;) {
    const after = from;
    const strangers = await database.asActor(actor, async (tx) => {
      const ids = await strangersAfter(tx, after, STRANGERS);
      return [...(await auditRows(tx, ids)).values()];
    });
    if (strangers.length === 0) break;
    for (const row of strangers.sort((a, b) => a.id - b.id)) {
      await visitor.stranger(row);
      from = row.id;
    }
  }
}

/** Small blocks share a statement, a large one is cut; what is visited keeps its order. */
async function visitBlocks(
  { actor, database }: Pick<Desk, 'actor' | 'database'>,
  blocks: readonly RawAuditBlock[],
  visitor: AuditVisitor,
): Promise<void> {
  const named = blocks.map((block) => ({ block, rows: namedRows(block) }));
  const ids = named.flatMap(({ rows }) => rows.map(({ id }) => id));
  let at = 0;
  let held = new Map<number, RawAuditRow>();
  for (const { block, rows } of named) {
    await visitor.block(block);
    for (const row of rows) {
      if (at % ROWS === 0) {
        const next = ids.slice(at, at + ROWS);
        held = await database.asActor(actor, (tx) => auditRows(tx, next));
      }
      at += 1;
      await visitor.row(block, row, held.get(row.id));
    }
  }
}
