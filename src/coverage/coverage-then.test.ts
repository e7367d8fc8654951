/** The register, an activity and the coverage table as they were known: what was shown then is shown again, to the cent. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import {
  activityAsKnown,
  activityRecords,
  editActivity,
  enterRates,
  loadActivity,
  recordActivity,
  removeActivity,
  storeActivities,
  undoEdit,
} from '#activities/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, newId, NotFound } from '#kernel/index.ts';
import {
  countPartners,
  editPartner,
  getPartner,
  listPartners,
  mergePartners,
  type PartnerInput,
  registerPartner,
  storePartners,
  unmergePartners,
} from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { explainNumber } from './explain-number.ts';
import type { CoverageWish } from './filter.ts';
import { coverage } from './read-coverage.ts';

const database = useDatabase();
let people: People;
let province: Desk;
beforeAll(async () => {
  people = await makePeople(database());
  province = desk(people.province);
});

/** A desk whose clock stands while it is used, so that a record and its row in the trail say the same time. */
function desk(actor: Actor): Desk {
  return deskOf(database(), actor, Temporal.Now.instant());
}

/** Now, by the clock the chain is written with. */
async function moment(): Promise<string> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      at: string;
    }>`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`.execute(
      tx,
    ),
  );
  return rows[0]?.at ?? '';
}

interface Shape {
  readonly places: readonly string[];
  readonly fields: readonly string[];
  readonly amount: number;
  readonly currency: 'IDR' | 'USD' | 'XYZ';
  readonly year: number;
  readonly status: number;
  readonly visibility: 'public' | 'internal';
}

const PLACES = ['53.08', '53.08.01', '53.07', '53', '52'];
const shapes = fc.record<Shape>({
  places: fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 3 }),
  fields: fc.uniqueArray(fc.constantFrom('water', 'nutrition', 'child'), { maxLength: 2 }),
  amount: fc.integer({ min: 1, max: 999_999_937 }),
  currency: fc.constantFrom('IDR', 'USD', 'XYZ'),
  year: fc.integer({ min: 2021, max: 2024 }),
  status: fc.constantFrom(1, 2, 4),
  visibility: fc.constantFrom('public', 'public', 'internal'),
});

function inputOf(partnerId: string, shape: Shape, title: string) {
  const date = `${String(shape.year)}-03-01`;
  return {
    partnerId,
    title: { id: title },
    status: shape.status as 1 | 2 | 4,
    visibility: shape.visibility,
    plannedStart: date,
    plannedEnd: `${String(shape.year + 1)}-06-30`,
    locations: shape.places.map((areaCode) => ({ areaCode })),
    sectors: shape.fields.map((field) => ({ vocabulary: 'field', code: field, field })),
    participants: [{ role: 4 as const, organisationType: null, identifier: null, name: 'x', partnerId }],
    budgets: [
      {
        ...{
          type: 1 as const,
          status: 1 as const,
          periodStart: date,
          periodEnd: `${String(shape.year + 1)}-02-28`,
        },
        ...{ amount: `${String(shape.amount)}.37`, currency: shape.currency, valueDate: date, source: null },
      },
    ],
    transactions: [],
  };
}

type Act =
  | {
      readonly kind: 'record' | 'draft' | 'edit' | 'handIn' | 'import';
      readonly at: number;
      readonly shape: Shape;
    }
  | { readonly kind: 'remove' | 'undo'; readonly at: number }
  | { readonly kind: 'register' | 'change' | 'merge' | 'unmerge' | 'importPartner'; readonly at: number };

const acts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom('record', 'draft', 'edit', 'edit', 'handIn', 'import'),
        at: fc.nat(5),
        shape: shapes,
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('remove', 'undo', 'undo'), at: fc.nat(5) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('register', 'change', 'merge', 'unmerge', 'importPartner'),
        at: fc.nat(3),
      }),
    },
  ),
  { minLength: 3, maxLength: 8 },
);

/** A little register of its own on which acts are done, as the bureau of the province. */
class Stage {
  readonly partners: string[] = [];
  readonly activities: string[] = [];
  readonly #name = newId().slice(-6);

  async begin(): Promise<void> {
    for (let i = 0; i < 2; i++) await this.register();
  }

  async register(): Promise<void> {
    const name = `Mitra ${this.#name} ${String(this.partners.length)}`;
    const input = {
      name,
      partnerClass: 'internationalNgo',
      homeCountry: 'CH',
      presence: [{ areaCode: '53.08', year: 2022 }],
    } as const;
    this.partners.push((await registerPartner(province, input as unknown as PartnerInput)).id);
  }

  async #partner(at: number) {
    return getPartner(province, this.partners[at % this.partners.length] ?? '');
  }

  async #activity(at: number) {
    const id = this.activities[at % Math.max(1, this.activities.length)] ?? newId();
    return database().asActor(SYSTEM, (tx) => loadActivity(tx, id));
  }

  /** Does the act where it can be done. */
  async do(act: Act): Promise<void> {
    province = desk(people.province);
    switch (act.kind) {
      case 'record':
      case 'draft': {
        const partner = await this.#partner(act.at);
        if (partner.mergedInto !== null) return;
        const input = inputOf(partner.id, act.shape, `Kegiatan ${String(this.activities.length)}`);
        this.activities.push(await recordActivity(province, input, { draft: act.kind === 'draft' }));
        return;
      }
      case 'edit':
      case 'handIn': {
        const stored = await this.#activity(act.at);
        if (!stored || stored.removedAt !== null) return;
        const input = inputOf(stored.document.partnerId, act.shape, `Ubah ${String(act.shape.amount)}`);
        await editActivity(province, {
          id: stored.id,
          version: stored.version,
          input,
          handIn: act.kind === 'handIn',
        });
        return;
      }
      case 'import': {
        const stored = await this.#activity(act.at);
        const partner = await this.#partner(act.at);
        if (partner.mergedInto !== null || stored?.draft) return;
        const draft = inputOf(
          stored?.document.partnerId ?? partner.id,
          act.shape,
          `Impor ${String(act.shape.amount)}`,
        );
        const { ids } = await database().asActor(people.province, (tx) =>
          storeActivities(tx, province, [{ ...draft, ...(stored && { id: stored.id }) }], {
            importId: newId(),
            ...(stored && { overwrite: new Map([[stored.id, stored.version]]) }),
          }),
        );
        if (!stored && ids[0]) this.activities.push(ids[0]);
        return;
      }
      case 'remove': {
        const stored = await this.#activity(act.at);
        if (stored?.removedAt === null)
          await removeActivity(province, { id: stored.id, version: stored.version });
        return;
      }
      case 'undo': {
        const stored = await this.#activity(act.at);
        if (stored)
          await undoEdit(province, { id: stored.id, version: stored.version }).catch((error: unknown) => {
            if (!(error instanceof Error) || !/InvalidInput|invalid/i.test(`${error.name} ${error.message}`))
              throw error;
          });
        return;
      }
      default:
        return this.#doToPartner(act.kind, act.at);
    }
  }

  async #doToPartner(kind: Act['kind'], at: number): Promise<void> {
    if (kind === 'register') return this.register();
    const [one, other] = [await this.#partner(at), await this.#partner(at + 1)];
    if (kind === 'unmerge') {
      const merged = [one, other].find(({ mergedInto }) => mergedInto !== null);
      const into = merged?.mergedInto ? await getPartner(province, merged.mergedInto) : undefined;
      if (merged && into?.mergedInto === null)
        await unmergePartners(province, { loserId: merged.id }, activityRecords);
      return;
    }
    if (one.mergedInto !== null) return;
    if (kind === 'merge') {
      if (other.mergedInto !== null || one.id === other.id) return;
      await mergePartners(province, { winner: one, loser: other }, activityRecords);
    } else if (kind === 'change') {
      const form = {
        ...one.record,
        partnerClass: one.record.partnerClass === 'bilateral' ? 'education' : 'bilateral',
      };
      const input = {
        ...form,
        name: `${one.record.name}x`,
        contacts: [],
        documents: [],
      } as unknown as PartnerInput;
      await editPartner(province, { id: one.id, version: one.version, form: input });
    } else
      await database().asActor(people.province, (tx) =>
        storePartners(
          tx,
          province,
          [
            {
              ...{
                id: one.id,
                name: one.record.name,
                partnerClass: one.record.partnerClass,
                identifiers: [`X-${newId()}`],
              },
              ...{
                permits: [],
                presence: [{ areaCode: '53.07', year: 2020 + at }],
                fields: ['water'],
                contacts: [],
                offices: [],
              },
            },
          ],
          { importId: newId() },
        ),
      );
  }
}

const WISHES: readonly CoverageWish[] = [
  { area: null },
  { area: '53', level: 'district', year: 2022 },
  { area: '53', sectorBy: 'affair', partnerClass: 'bilateral' },
];

/** All that pages show of the register to the actor, at a moment or now. */
async function picture(actor: Actor, stage: Stage, at?: string) {
  const asKnown = at === undefined ? {} : { asKnown: at };
  const instant = at === undefined ? undefined : Temporal.Instant.from(at);
  const tables = [];
  for (const wish of WISHES) {
    const { filter: _filter, ...table } = await coverage(desk(actor), { ...wish, ...asKnown });
    tables.push(table);
  }
  const explained = await explainNumber(desk(actor), {
    area: '53',
    level: 'district',
    column: 'water',
    ...asKnown,
  });
  const documents = [];
  for (const id of stage.activities) {
    const stored = await (instant
      ? activityAsKnown(desk(actor), id, instant)
      : database().asActor(actor, async (tx) => {
          const now = await loadActivity(tx, id);
          return now?.removedAt === null && !now.draft ? now : undefined;
        }));
    if (stored)
      documents.push({
        id,
        ...stored.document,
        plannedIdr: stored.plannedIdr,
        years: [stored.firstYear, stored.lastYear],
      });
  }
  const query = { sort: 'updated', descending: true, size: 50 } as const;
  const list = await listPartners(desk(actor), query, instant);
  return {
    tables,
    explained: {
      total: explained.total,
      rows: explained.rows.map(({ editedAt: _editedAt, ...row }) => row),
    },
    documents,
    partners: list.rows,
    counted: await countPartners(desk(actor), { partnerClass: 'bilateral' }, instant),
    searched: (await listPartners(desk(actor), { text: 'mitra', field: 'water' }, instant)).rows.map(
      ({ id }) => id,
    ),
  };
}

const isPublic = (act: Act): Act =>
  'shape' in act ? { ...act, shape: { ...act.shape, visibility: 'public' } } : act;

test(
  'What the product showed at a moment it shows again as known at that moment, after any edits, imports, removals and merges',
  { timeout: 400_000 },
  async () => {
    await enterRates(desk(SYSTEM), [
      { currency: 'USD', date: '2020-01-01', rate: '14321.55', source: 'uji' },
    ]);
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const stage = new Stage();
        await stage.begin();
        const shown: { at: string; actor: Actor; picture: Awaited<ReturnType<typeof picture>> }[] = [];
        for (const act of list) {
          await stage.do(act);
          const at = await moment();
          shown.push({ at, actor: SYSTEM, picture: await picture(SYSTEM, stage) });
        }
        for (const { at, actor, picture: then } of shown)
          expect(await picture(actor, stage, at)).toEqual(then);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
);

test(
  'An office sees of the past what it saw then, where nothing was classified or removed since',
  { timeout: 400_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const stage = new Stage();
        await stage.begin();
        const shown: { at: string; actor: Actor; picture: Awaited<ReturnType<typeof picture>> }[] = [];
        for (const act of list.map(isPublic).filter(({ kind }) => kind !== 'draft' && kind !== 'remove')) {
          await stage.do(act);
          const at = await moment();
          for (const actor of [people.regency, people.otherPartner])
            shown.push({ at, actor, picture: await picture(actor, stage) });
        }
        for (const { at, actor, picture: then } of shown)
          expect(await picture(actor, stage, at)).toEqual(then);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  },
);

const PLAIN: Shape = {
  places: ['53.07'],
  fields: ['water'],
  amount: 5,
  currency: 'IDR',
  year: 2022,
  status: 2,
  visibility: 'public',
};

test('What the actor may not see today, or might not have seen then, stays out of the past', async () => {
  const stage = new Stage();
  await stage.begin();
  const [owner = ''] = stage.partners;
  const clerk = desk(people.province);
  const shown = inputOf(owner, PLAIN, 'Sumur');
  const kept = { ...shown, visibility: 'internal' as const };
  const [narrowed, widened, removed] = [
    await recordActivity(clerk, shown),
    await recordActivity(clerk, kept),
    await recordActivity(clerk, shown),
  ];
  const at = await moment();
  await editActivity(clerk, { id: narrowed, version: 1, input: kept });
  await editActivity(clerk, { id: widened, version: 1, input: shown });
  await removeActivity(clerk, { id: removed, version: 1 });
  const count = async (actor: Actor): Promise<number> =>
    (await coverage(desk(actor), { area: '53.07', partnerId: owner, asKnown: at })).total.activities;
  expect(await count(people.province)).toBe(3);
  expect(await count(people.otherPartner)).toBe(0);
  expect(await count(people.regency)).toBe(0); // Ende; the activities are in Sikka
  const known = (actor: Actor, id: string) => activityAsKnown(desk(actor), id, Temporal.Instant.from(at));
  expect(await known(people.otherPartner, widened)).toBeUndefined();
  await expect(known(people.otherPartner, narrowed)).rejects.toThrow(NotFound);
  await expect(known(people.otherPartner, removed)).rejects.toThrow(NotFound);
  expect((await known(people.province, removed))?.document.title).toEqual({ id: 'Sumur' });
});

test('The past is not for the public, and the tables of the past leave nothing behind', async () => {
  const at = await moment();
  await expect(coverage(desk(people.public), { area: '53', asKnown: at })).rejects.toThrow(Forbidden);
  await expect(listPartners(desk(people.public), {}, Temporal.Instant.from(at))).rejects.toThrow(Forbidden);
  await expect(activityAsKnown(desk(people.public), newId(), Temporal.Instant.from(at))).rejects.toThrow(
    NotFound,
  );
  await coverage(desk(people.province), { area: '53', asKnown: at });
  await listPartners(desk(people.province), {}, Temporal.Instant.from(at));
  for (let i = 0; i < 5; i++) {
    const { rows } = await database().asActor(SYSTEM, (tx) =>
      sql`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname like 'pg_temp%'`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([]);
  }
});

test('A date means its end in the middle of the three zones', async () => {
  const today = Temporal.Now.instant().toZonedDateTimeISO('Asia/Makassar').toPlainDate();
  const of = async (asKnown?: string) => {
    const { filter: _filter, ...table } = await coverage(desk(SYSTEM), {
      area: '53',
      ...(asKnown && { asKnown }),
    });
    return table;
  };
  expect(await of(today.toString())).toEqual(await of());
  expect((await of(today.subtract({ days: 1 }).toString())).total.activities).toBe(0);
  await expect(of('2024-02-30')).rejects.toMatchObject({ fields: { asKnown: 'coverageDateForm' } });
});
