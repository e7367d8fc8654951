/** Published files and bureaus' sheets as they are; they are not part of the repository and looked at where they stand. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { confirmImport, type ImportReport, receiveFile, runImport } from './index.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const database = useDatabase();

async function bringIn(path: string): Promise<ImportReport> {
  const desk = deskOf(database(), SYSTEM);
  const id = await receiveFile(desk, { name: basename(path), content: createReadStream(path) });
  await confirmImport(desk, id, { unchecked: true });
  const report = await runImport(database(), id);
  if (!report) throw new Error('not run');
  return report;
}

const IATI: readonly (readonly [string, activities: number, transactions: number])[] = [
  ['indonesia', 20, 74],
  ['adb-armenia', 43, 6444],
  ['who-argentina', 157, 871],
  ['usaid-798', 108, 622],
  ['iom-references', 577, 577],
];

test.skipIf(!existsSync(DATA)).for(IATI)(
  'Every activity of the published file %s is stored, and the second time unchanged',
  { timeout: 120_000 },
  async ([name, activities, transactions]) => {
    const path = join(DATA, 'iati', `${name}.xml`);
    const first = await bringIn(path);
    // A few activities stand in two of the files, in two states.
    expect(first.activities.created + first.activities.updated).toBe(activities);
    expect(first.activities).toMatchObject({ unchanged: 0, rejected: 0 });
    expect(first.transactions).toBe(transactions);
    const again = await bringIn(path);
    expect(again.activities).toEqual({ created: 0, updated: 0, unchanged: activities, rejected: 0 });
    expect(again.partners).toMatchObject({ created: 0, updated: 0, rejected: 0 });
  },
);

interface Truth {
  no: string;
  partner: string;
  village_code: string;
  year: string;
  planned_idr: string;
}

interface Kept {
  at: string;
  partner: string;
  area: string | null;
  reason: string | null;
  amount: string | null;
  currency: string | null;
}

/** What the register's money column left: how many amounts, and those written in short form. */
async function fundings(): Promise<unknown> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ all: number; dollars: number; rough: string[] }>`select count(*)::int as all,
        (count(*) filter (where currency = 'USD'))::int as dollars,
        json_agg(written order by written) filter (where exact_to is not null) as rough
      from partner_funding where period_from is not null and period_to is not null`.execute(tx),
  );
  return rows[0];
}

test.skipIf(!existsSync(DATA))(
  "A bureau's register and matrix come in as a careful clerk would enter them",
  { timeout: 120_000 },
  async () => {
    const register = await bringIn(join(DATA, 'sheets/daftar-lmi-ntt-2019.xlsx'));
    expect(register.partners).toEqual({ created: 27, updated: 0, unchanged: 0, rejected: 0 });
    expect(register.classes).toEqual({ bilateral: 6, multilateral: 7, internationalNgo: 14 });
    expect(await fundings()).toEqual({
      all: 27,
      dollars: 2,
      rough: ['22,50 M', '24,90 M', '38300 jt', '8,70 M'],
    });

    const matrix = await bringIn(join(DATA, 'sheets/matriks-kegiatan-per-desa.xlsx'));
    expect(matrix.activities).toEqual({ created: 387, updated: 0, unchanged: 0, rejected: 0 });
    expect(matrix.partners.created).toBe(0);

    const { rows } = await database().asActor(SYSTEM, (tx) =>
      sql<Kept>`select s.at, p.name as partner, l.area_code as area, l.match_reason as reason, b.amount, b.currency
        from activity a join activity_source s on s.activity_id = a.id join partner p on p.id = a.partner_id
        left join activity_location l on l.activity_id = a.id left join activity_budget b on b.activity_id = a.id
        where s.at like 'Matriks!%'`.execute(tx),
    );
    const byRow = new Map(rows.map((row) => [Number(/(\d+)$/.exec(row.at)?.[1]), row]));
    const truth = Papa.parse<Truth>(readFileSync(join(DATA, 'sheets/matriks-kegiatan-truth.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const asked = new Set(
      matrix.questions
        .filter((q) => q.kind === 'place')
        .flatMap((q) => q.at.map((at) => Number(/(\d+)$/.exec(at)?.[1]))),
    );
    let right = 0;
    const wrong: string[] = [];
    const amounts: string[] = [];
    for (const row of truth) {
      const line = Number(row.no) + 3;
      const kept = byRow.get(line);
      if (!asked.has(line)) {
        if (kept?.area === row.village_code) right++;
        else wrong.push(`${String(line)}: ${String(kept?.area)} instead of ${row.village_code}`);
      }
      // Cells in short form (0,32 M) or in dollars say less than the truth does to the rupiah: within what they say.
      if (kept?.currency === 'IDR' && Math.abs(Number(kept.amount) - Number(row.planned_idr)) > 5_000_000)
        amounts.push(`${String(line)}: ${String(kept.amount)} instead of ${row.planned_idr}`);
    }
    expect(wrong).toEqual([]);
    const villages = truth.filter((row) => row.village_code !== '').length;
    expect(right / villages).toBeGreaterThanOrEqual(0.97);
    // A village that does not exist is a question, each time.
    expect(truth.filter((row) => row.village_code === '' && !asked.has(Number(row.no) + 3))).toEqual([]);
    expect(amounts).toEqual([]);

    const again = await bringIn(join(DATA, 'sheets/matriks-kegiatan-per-desa.xlsx'));
    expect(again.activities).toEqual({ created: 0, updated: 0, unchanged: 387, rejected: 0 });
    const registerAgain = await bringIn(join(DATA, 'sheets/daftar-lmi-ntt-2019.xlsx'));
    expect(registerAgain.partners).toEqual({ created: 0, updated: 0, unchanged: 27, rejected: 0 });
    expect(await fundings()).toMatchObject({ all: 27 });
  },
);
