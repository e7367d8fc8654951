import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { foldName, type PlainDate } from '#kernel/index.ts';
import type { AreaChange, AreaPlan, KnownArea } from './area-change.ts';
import { levelOfCode, parentCode } from './area-code.ts';
import type { AreaTree } from './area-planner.ts';

/** One change of the tree at a time: each is planned on what the one before left. Held to the end of the transaction. */
export async function waitForTurn(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(707011)`.execute(tx);
}

/** The part of the register that a change can concern: what it names, all below that, and what lies beside new codes. */
export async function readTree(tx: Transaction, change: AreaChange): Promise<AreaTree> {
  const named = codesNamed(change);
  const roots = 'areas' in change ? change.areas : [change.area];
  const parents = named.flatMap((code) => parentCode(code) ?? []);
  const lists =
    'to' in change ? [...parents, change.to] : 'into' in change ? [...parents, change.into.code] : parents;
  const provinces = named.some((code) => levelOfCode(code) === 1);
  const { rows } = await sql<KnownArea>`
    with known as (
      select code from area where code = any(${codeArray([...named, ...parents])})
      union select code from area where parent_code = any(${codeArray(lists)})
      union select code from area where ${provinces} and parent_code is null
      union select area.code from unnest(${codeArray(roots)}) root join area on area.code ~>=~ (root || '.') and area.code ~<~ (root || '/'))
    select code, name, kind, valid_from as "validFrom", valid_to as "validTo",
      (select max(n.valid_to) from area_name n where n.area_code = code and n.kind = 'former') as renamed,
      (select max(l.since) from area_successor l where code in (l.area_code, l.successor_code)) as linked
    from area where code in (select code from known) order by code`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
}

function codesNamed(change: AreaChange): string[] {
  const codes = Object.values(change.codes);
  switch (change.kind) {
    case 'split':
      return [change.area, ...change.newAreas.map(({ code }) => code), ...codes];
    case 'merge':
      return [...change.areas, change.into.code, ...codes];
    case 'move':
      return [change.area, change.to, ...codes];
    case 'rename':
    case 'kind':
      return [change.area, ...codes];
  }
}

const codeArray = (codes: readonly (string | null)[]): RawBuilder<string[]> =>
  sql`${arrayLiteral(codes)}::text[]`;

/** Does what a plan says, on its day. */
export async function writePlan(
  tx: Transaction,
  plan: AreaPlan,
  about: { readonly date: PlainDate; readonly basis: string },
): Promise<void> {
  const { begins, ends, renames, links } = plan;
  const { date, basis } = about;
  await sql`update area set valid_to = ${date}::date where code = any(${codeArray(ends.map(({ code }) => code))})`.execute(
    tx,
  );
  await sql`insert into area (code, parent_code, level, kind, name, folded, valid_from, latitude, longitude)
    select t.code, t.parent, cardinality(string_to_array(t.code, '.')), t.kind, t.name, t.folded, ${date}::date, old.latitude, old.longitude
    from unnest(${codeArray(begins.map(({ code }) => code))}, ${codeArray(begins.map(({ code }) => parentCode(code)))},
      ${codeArray(begins.map(({ kind }) => kind))}, ${codeArray(begins.map(({ name }) => name))},
      ${codeArray(begins.map(({ name }) => foldName(name)))}, ${codeArray(begins.map(({ continues }) => continues))})
      as t(code, parent, kind, name, folded, continues)
    left join area old on old.code = t.continues`.execute(tx);
  await sql`insert into area_successor (area_code, successor_code, since, decree)
    select t.area, t.successor, ${date}::date, ${basis}
    from unnest(${codeArray(links.map(({ from }) => from))}, ${codeArray(links.map(({ to }) => to))}) as t(area, successor)`.execute(
    tx,
  );
  for (const { code, after } of renames) {
    await sql`insert into area_name (area_code, folded, name, kind, valid_from, valid_to, source)
      select code, folded, name, 'former', coalesce((select max(n.valid_to) from area_name n where n.area_code = code and n.kind = 'former'), valid_from),
        ${date}::date, ${basis}
      from area where code = ${code}`.execute(tx);
    await setName(tx, code, after);
  }
}

/** Takes back what a plan did; nothing may stand on what it began. */
export async function takeBackPlan(tx: Transaction, plan: AreaPlan, date: PlainDate): Promise<void> {
  const begun = codeArray(plan.begins.map(({ code }) => code));
  for (const { code, before } of plan.renames) {
    await sql`delete from area_name where area_code = ${code} and kind = 'former' and valid_to = ${date}::date`.execute(
      tx,
    );
    await setName(tx, code, before);
  }
  await sql`delete from area_successor l
    using unnest(${codeArray(plan.links.map(({ from }) => from))}, ${codeArray(plan.links.map(({ to }) => to))}) as t(area, successor)
    where l.area_code = t.area and l.successor_code = t.successor`.execute(tx);
  await sql`delete from area where code = any(${begun})`.execute(tx);
  await sql`update area set valid_to = null where code = any(${codeArray(plan.ends.map(({ code }) => code))})`.execute(
    tx,
  );
}

async function setName(tx: Transaction, code: string, name: string): Promise<void> {
  await sql`update area set name = ${name}, folded = ${foldName(name)} where code = ${code}`.execute(tx);
}

export const RECORD_KINDS = [
  'activity',
  'presence',
  'partnerOffice',
  'office',
  'decision',
  'answer',
  'boundary',
  'removedActivity',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export type RecordCounts = Readonly<Record<RecordKind, number>>;

const NO_RECORDS: RecordCounts = {
  activity: 0,
  presence: 0,
  partnerOffice: 0,
  office: 0,
  decision: 0,
  answer: 0,
  boundary: 0,
  removedActivity: 0,
};

/** How many records of each kind stand on areas: on all of them together, and on each that has any. */
export async function countRecords(
  tx: Transaction,
  codes: readonly string[],
): Promise<{ all: RecordCounts; byArea: ReadonlyMap<string, RecordCounts> }> {
  const { rows } = await sql<{
    code: string | null;
    kind: RecordKind;
    records: number;
  }>`select code, kind, records from records_on_areas(${codeArray(codes)})`.execute(tx);
  const byArea = new Map<string, RecordCounts>();
  let all = NO_RECORDS;
  for (const { code, kind, records } of rows) {
    if (code === null) all = { ...all, [kind]: records };
    else byArea.set(code, { ...(byArea.get(code) ?? NO_RECORDS), [kind]: records });
  }
  return { all, byArea };
}

/** The areas of today that came of areas that ended, also over several changes; by the ended one's code. */
export async function readSuccessors(
  tx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; successors: string[] }>`
    with recursive step(root, code) as (
      select code, code from unnest(${codeArray(codes)}) code
      union
      select step.root, link.successor_code from step
        join area on area.code = step.code and area.valid_to is not null
        join area_successor link on link.area_code = step.code)
    select step.root as code, array_agg(area.code order by area.code) as successors
    from step join area on area.code = step.code and area.valid_to is null group by step.root`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.successors]));
}
