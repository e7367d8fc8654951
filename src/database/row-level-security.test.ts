import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { PUBLIC, SYSTEM } from './index.ts';

const database = useDatabase();

interface TableState {
  name: string;
  enabled: boolean;
  forced: boolean;
  policies: number;
  owned: boolean;
}

test('Every table with records has row-level security, forced, with a policy, and is not owned by the role of requests', async () => {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<TableState>`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
        pg_get_userbyid(c.relowner) = 'sinergi_app' as owned
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = 'public'`.execute(tx),
  );
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((t) => !t.enabled || !t.forced || t.policies === 0 || t.owned)).toEqual([]);
});

test('Requests run as a role without the power to go round the policies', async () => {
  const { rows } = await database().asActor(PUBLIC, (tx) =>
    sql<{
      name: string;
      super: boolean;
      bypass: boolean;
    }>`select current_user as name, rolsuper as super, rolbypassrls as bypass
      from pg_roles where rolname = current_user`.execute(tx),
  );
  expect(rows).toEqual([{ name: 'sinergi_app', super: false, bypass: false }]);
});

test('What one transaction acts as does not leak into the next', async () => {
  const kindOf = async (actor: typeof PUBLIC): Promise<string | null> =>
    database().asActor(actor, async (tx) => {
      const { rows } = await sql<{ kind: string | null }>`select actor('kind') as kind`.execute(tx);
      return rows[0]?.kind ?? null;
    });
  const seen = await Promise.all(Array.from({ length: 20 }, (_, i) => kindOf(i % 2 === 0 ? PUBLIC : SYSTEM)));
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 'public' : 'system')));
});
