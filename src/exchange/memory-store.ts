import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

export interface RememberedMapping {
  readonly mapping: unknown;
  readonly answeredAt: string;
}

/** How an office reads its sheets, the newest first. */
export async function readMappings(tx: Transaction, officeId: string): Promise<RememberedMapping[]> {
  return tx
    .selectFrom('import_memory')
    .select(['answer as mapping', 'answered_at as answeredAt'])
    .where('office_id', '=', officeId)
    .where('kind', '=', 'mapping')
    .orderBy('answered_at', 'desc')
    .orderBy('key')
    .execute();
}

export interface RememberedAnswer {
  /** What was asked, as in the question: `place:53:desa entah`. */
  readonly key: string;
  /** As it stands on the screen: the name of the partner or place chosen, else the answer itself. */
  readonly answer: string;
  readonly answeredAt: string;
}

/** What an office answered about its files and what is used for the next ones, the newest first. */
export async function readAnswers(tx: Transaction, officeId: string): Promise<RememberedAnswer[]> {
  const { rows } = await sql<RememberedAnswer>`
    select i.key, coalesce(p.name, a.name, i.answer #>> '{}') as answer, i.answered_at as "answeredAt"
    from import_memory i
      left join partner p on i.key like 'partner:%' and p.id::text = i.answer #>> '{}'
      left join area a on i.key like 'place:%' and a.code = i.answer #>> '{}'
    where i.office_id = ${officeId}::uuid and i.kind = 'answer'
    order by i.answered_at desc, i.key`.execute(tx);
  return rows;
}

/** How many questions of each file of an office nobody has answered yet. */
export async function countOpenQuestions(tx: Transaction, officeId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select f.id, count(*)::int as n from import_file f join import_question q on q.import_id = f.id
    where f.office_id = ${officeId}::uuid and f.state = 'questions' and q.answer is null group by f.id`.execute(
    tx,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
