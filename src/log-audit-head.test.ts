import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { auditHead } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { startHeadLog } from './log-audit-head.ts';

const database = useDatabase();

test('The head of the chain is logged at start and every day, as a number and a hash', async () => {
  const lines: unknown[] = [];
  const log = {
    info: (...line: unknown[]) => void lines.push(line),
    error: (...line: unknown[]) => void lines.push(line),
  };
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'x', 'rate', gen_random_uuid())`.execute(
      tx,
    ),
  );
  const head = await auditHead(deskOf(database(), SYSTEM));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stop = startHeadLog({ database: database(), log });
  try {
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    vi.advanceTimersByTime(24 * 60 * 60 * 1000);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
  } finally {
    stop();
    vi.useRealTimers();
  }
  expect(lines[0]).toEqual([
    'audit-head',
    { head: `${String(head?.number)}:${head?.hash ?? ''}`, sealed: head?.at },
  ]);
  expect(lines[1]).toEqual(lines[0]);
});
