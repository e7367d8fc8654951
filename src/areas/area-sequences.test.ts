import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SYSTEM, type Transaction } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { type AreaChangeInput, type AreaPlan, type KnownArea, parseAreaChange } from './area-change.ts';
import { readSuccessors, readTree, takeBackPlan, writePlan } from './area-change-store.ts';
import { freeCode, levelOfCode, parentCode } from './area-code.ts';
import { planAreaChange } from './plan-area-change.ts';

const database = useDatabase();
const TODAY = '2026-01-06';

interface Dice {
  readonly kind: AreaChangeInput['kind'];
  readonly level: number;
  readonly area: number;
  readonly other: number;
  readonly goesOn: boolean;
  readonly days: number;
}

const dice: fc.Arbitrary<Dice> = fc.record({
  kind: fc.constantFrom(
    'split' as const,
    'merge' as const,
    'rename' as const,
    'move' as const,
    'kind' as const,
  ),
  level: fc.integer({ min: 2, max: 4 }),
  area: fc.nat(4),
  other: fc.nat(4),
  goesOn: fc.boolean(),
  /** Back as well: what is recorded late can be of an earlier day. */
  days: fc.oneof(fc.constant(0), fc.integer({ min: -500, max: 900 })),
});

/** A change of areas in Ende and Sikka, and of what came of them, as somebody could enter it. */
function changeOf(throws: Dice, areas: readonly KnownArea[], date: string): AreaChangeInput | undefined {
  // The newest first, so that a sequence comes back to what it made.
  const living = areas
    .filter(({ validTo }) => validTo === null)
    .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
  const onLevel = living.filter(({ code }) => levelOfCode(code) === throws.level);
  const area = onLevel[throws.area % onLevel.length];
  if (!area) return undefined;
  const isTaken = (code: string): boolean => areas.some((known) => known.code === code);
  const parent = parentCode(area.code) ?? '';
  const code = freeCode(parent, area.kind, isTaken) ?? '';
  const next = freeCode(parent, area.kind, (one) => one === code || isTaken(one)) ?? '';
  const common = { date, basis: 'UU 1/2007' };
  const name = `Baru ${date} ${String(throws.other)}`;
  const children = living.filter((known) => parentCode(known.code) === area.code);
  switch (throws.kind) {
    case 'split':
      return {
        ...common,
        kind: 'split',
        area: area.code,
        goesOn: throws.goesOn,
        newAreas: [{ code, name }, ...(throws.goesOn ? [] : [{ code: next, name: `${name} lain` }])],
        children: children
          .filter((_, i) => !throws.goesOn || i % 2 === 0)
          .map((child, i) => ({ code: child.code, to: throws.goesOn || i % 2 === 0 ? code : next })),
      };
    case 'merge': {
      const other = onLevel[throws.other % onLevel.length];
      if (!other) return undefined;
      const into = throws.goesOn ? { code: other.code } : { code, name };
      return { ...common, kind: 'merge', areas: [area.code, other.code], into };
    }
    case 'rename':
      return {
        ...common,
        kind: 'rename',
        area: area.code,
        name: throws.goesOn ? name : area.name.slice(0, -1),
      };
    case 'move': {
      const parents = living.filter((known) => levelOfCode(known.code) === throws.level - 1);
      const to = parents[throws.other % parents.length];
      return to && { ...common, kind: 'move', area: area.code, to: to.code };
    }
    case 'kind': {
      const newKind = throws.level === 2 ? 'kota' : throws.goesOn ? 'kelurahan' : 'desa';
      return { ...common, kind: 'kind', area: area.code, newKind };
    }
  }
}

interface Row extends KnownArea {
  readonly parent: string | null;
}

async function readAll(tx: Transaction): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select code, parent_code as parent, kind, name, valid_from as "validFrom", valid_to as "validTo"
    from area where code like '53%' order by code`.execute(tx);
  return rows;
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const isPlayed = ({ code, validFrom }: Row): boolean => /^53\.0[78]/.test(code) || validFrom !== null;
const holds = (day: string, from: string | null, to: string | null): boolean =>
  (from === null || from <= day) && (to === null || day < to);

/** Every area of a day has one name and lies in one area of that day; what came of an area came of one that held. */
async function faultsOn(tx: Transaction, days: readonly string[]): Promise<string[]> {
  const areas = new Map((await readAll(tx)).map((row) => [row.code, row]));
  const { rows: formers } = await sql<{ code: string; from: string | null; to: string }>`
    select area_code as code, valid_from as "from", valid_to as "to" from area_name where kind = 'former'`.execute(
    tx,
  );
  const { rows: links } = await sql<{ from: string; to: string; since: string }>`
    select area_code as "from", successor_code as "to", since from area_successor`.execute(tx);
  const faults: string[] = [];
  for (const { from, to, since } of links) {
    const area = areas.get(from);
    if (!area || ![since, dayBefore(since)].some((day) => holds(day, area.validFrom, area.validTo)))
      faults.push(`${to} came of ${from} on ${since}`);
  }
  for (const day of days) {
    for (const area of [...areas.values()].filter(isPlayed)) {
      if (!holds(day, area.validFrom, area.validTo)) continue;
      const own = formers.filter(({ code }) => code === area.code);
      const last = own.reduce((latest, { to }) => (to > latest ? to : latest), '');
      const names = own.filter(({ from, to }) => holds(day, from, to)).length + (day >= last ? 1 : 0);
      if (names !== 1) faults.push(`${area.code} has ${String(names)} names on ${day}`);
      const parent = areas.get(area.parent ?? '');
      if (area.parent !== null && !(parent && holds(day, parent.validFrom, parent.validTo)))
        faults.push(`${area.code} lies in nothing on ${day}`);
      if (area.parent !== parentCode(area.code)) faults.push(`${area.code} is below ${area.parent ?? ''}`);
    }
  }
  return faults;
}

class RollBack extends Error {}

test('After any sequence of changes every area has on each day one name and one parent, and all can be taken back', async () => {
  let recorded = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(dice, { minLength: 3, maxLength: 9 }), async (sequence) => {
      const run = database().asActor(SYSTEM, async (tx) => {
        const before = await readAll(tx);
        const done: { plan: AreaPlan; date: string }[] = [];
        let date = Temporal.PlainDate.from('2008-01-01');
        for (const throws of sequence) {
          date = date.add({ days: throws.days });
          const input = changeOf(throws, (await readAll(tx)).filter(isPlayed), date.toString());
          if (!input) continue;
          const change = parseAreaChange(input);
          try {
            const { plan } = planAreaChange(change, await readTree(tx, change), TODAY);
            await writePlan(tx, plan, change);
            done.push({ plan, date: change.date });
          } catch (error) {
            if (!(error instanceof InvalidInput)) throw error;
          }
        }
        recorded += done.length;
        const days = done.flatMap((one) => [dayBefore(one.date), one.date]);
        expect(await faultsOn(tx, [...days, TODAY])).toEqual([]);
        const ended = done.flatMap(({ plan }) => plan.ends.map(({ code }) => code));
        const successors = await readSuccessors(tx, ended);
        expect(ended.filter((code) => !successors.has(code))).toEqual([]);
        for (const { plan, date: day } of done.reverse()) await takeBackPlan(tx, plan, day);
        expect(await readAll(tx)).toEqual(before);
        throw new RollBack();
      });
      await expect(run).rejects.toThrow(RollBack);
    }),
    { numRuns: 25, seed: 20260106 },
  );
  expect(recorded).toBeGreaterThan(60);
}, 300_000);
