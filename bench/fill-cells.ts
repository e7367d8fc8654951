import { sql } from 'kysely';
import { hasAreas, loadAreas } from '#areas/index.ts';
import { arrayLiteral, type Database, SYSTEM, type Transaction } from '#database/index.ts';

const FIELDS = [
  'u1',
  'u2',
  'nutrition',
  'water',
  'disaster',
  'livelihood',
  'governance',
  'child',
  'u25',
  'u27',
  'u11',
  'u8',
  'u29',
];
const CLASSES = ['bilateral', 'multilateral', 'internationalNgo', 'philanthropy'];

/** Generated activities with their cells: 300 partners; an activity has 2 places, 2 fields and 5 years, so 20 cells. */
export async function fillCells(database: Database, activities: number): Promise<void> {
  if (!(await hasAreas(database))) await loadAreas(database, { detailedProvinces: ['53'] });
  await database.asActor(SYSTEM, async (tx) => {
    await sql`insert into partner (id, name, partner_class, fictional)
      select md5('partner' || i)::uuid, 'Partner ' || i, (${arrayLiteral(CLASSES)}::text[])[1 + i % 4], true
      from generate_series(0, 299) i on conflict do nothing`.execute(tx);
  });
  const known = await database.asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('activity')
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow(),
  );
  for (let from = known.n; from < activities; from += 5000) {
    await database.asActor(SYSTEM, (tx) => fillPart(tx, from, Math.min(from + 5000, activities)));
    process.stderr.write(`\r${String(from)} activities`);
  }
  await database.asActor(SYSTEM, (tx) => sql`select analyze_register()`.execute(tx));
}

async function fillPart(tx: Transaction, from: number, to: number): Promise<void> {
  await sql`insert into activity (id, iati_identifier, partner_id, title, sort_title, status, first_year, last_year, visibility, reach, planned_idr, spent_idr, unconverted, updated_at)
    select md5('activity' || i)::uuid, 'XM-BENCH-' || i, md5('partner' || (i * 7919) % 300)::uuid, jsonb_build_object('id', 'Kegiatan ' || i, 'en', 'Activity ' || i), 'kegiatan ' || i,
      2 + i % 3, 2019, 2023, case when i % 10 = 0 then 'internal' else 'public' end, '{53}', case when i % 5 > 0 then 20000000 end, case when i % 3 > 0 then 10000000 end,
      case when i % 40 = 0 then 1 else 0 end, now() - i * interval '1 minute'
    from generate_series(${from}::int, ${to - 1}::int) i`.execute(tx);
  await sql`with village as materialized (select array_agg(code order by code) codes from area where level = 4),
      regency as materialized (select array_agg(code order by code) codes from area where level = 2)
    insert into coverage_cell (activity_id, area_code, field, year, partner_id, status, visibility, planned, spent)
    select distinct on (1, 2, 3, 4) md5('activity' || i)::uuid,
      case when i % 50 = 0 and p = 0 then 'ID' when i % 20 = 0 and p = 0 then '53' when i % 5 < 3 then v.codes[1 + (i * 37 + p * 11) % cardinality(v.codes)]
        else r.codes[1 + (i * 41 + p * 13) % cardinality(r.codes)] end,
      (${arrayLiteral(FIELDS)}::text[])[1 + (i + f * 5) % 13], 2019 + i % 3 + y, md5('partner' || (i * 7919) % 300)::uuid, 2 + i % 3,
      case when i % 10 = 0 then 'internal' else 'public' end, case when i % 5 > 0 then 1000000 + i % 977 else 0 end, case when i % 3 > 0 then 500000.25 else 0 end
    from generate_series(${from}::int, ${to - 1}::int) i, generate_series(0, 1) p, generate_series(0, 1) f, generate_series(0, 4) y, village v, regency r`.execute(
    tx,
  );
}
