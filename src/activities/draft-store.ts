import { sql } from 'kysely';
import type { Visibility } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { LocalizedText } from '#kernel/index.ts';

export interface OfficeDraft {
  readonly id: string;
  readonly title: LocalizedText;
  /** Null where the reader may not know the partner. */
  readonly partnerName: string | null;
  readonly visibility: Visibility;
  readonly updatedAt: string;
}

/** Drafts of an office that were not handed in yet, the longest untouched first; as far as the actor may see them. */
export async function readDrafts(tx: Transaction, officeId: string): Promise<OfficeDraft[]> {
  const { rows } = await sql<OfficeDraft>`
    select a.id, a.title, p.name as "partnerName", a.visibility, a.updated_at as "updatedAt"
    from activity a left join partner p on p.id = a.partner_id
    where a.office_id = ${officeId}::uuid and a.draft and a.removed_at is null
    order by a.updated_at, a.id`.execute(tx);
  return rows;
}

export async function readTitles(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, LocalizedText>> {
  const { rows } = await sql<{ id: string; title: LocalizedText }>`select id, title from activity
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
