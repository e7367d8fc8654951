import { auditBlockText, auditText, sha256 } from './audit-text.ts';
import type { Desk } from './desk.ts';
import { walkAudit } from './walk-audit.ts';

/**
 * The whole trail as lines of JSON in the form its digests are made of, for a check by anybody elsewhere: each block,
 * the rows it names, the rows none names, and a last line with the head (docs/audit.md).
 * @throws Forbidden for anybody but the product itself
 */
export async function exportAudit(
  desk: Desk,
  write: (line: string) => void | Promise<void>,
): Promise<{ rows: number; blocks: number; head: string }> {
  const counted = { rows: 0, blocks: 0 };
  let head = '';
  const writeRow = async (text: string): Promise<void> => {
    counted.rows += 1;
    await write(text);
  };
  await walkAudit(desk, {
    block: async (block) => {
      counted.blocks += 1;
      const text = auditBlockText(block);
      head = sha256(text);
      await write(text);
    },
    row: async (_block, _named, row) => {
      if (row) await writeRow(auditText(row));
    },
    stranger: (row) => writeRow(auditText(row)),
  });
  const last = { ...counted, head };
  await write(JSON.stringify({ end: 'sinergi-audit-1', ...last }));
  return last;
}
