import type { Transaction } from '#database/index.ts';
import { isId, NotFound, type PlainDate } from '#kernel/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { standingOf } from './followup.ts';
import type { ParsedStep, RecommendationRecord, StoredRecommendation } from './recommendation.ts';

type Row = Omit<StoredRecommendation, 'record' | 'standing'> & RecommendationRecord;

/** Recommendations that meet a condition on `recommendation r`, with their steps, as they stand on a day. */
export async function selectRecommendations(
  tx: Transaction,
  condition: RawBuilder<unknown>,
  today: PlainDate,
  most = 2000,
): Promise<StoredRecommendation[]> {
  const { rows } = await sql<Row>`
    select r.id, r.version, r.meeting_id as "meetingId", m.title as "meetingTitle", m.first_day as "meetingDay",
      m.office_id as "meetingOfficeId", m.area_code as "meetingArea", (select name from office where id = m.office_id) as "meetingOfficeName", r.ordinal as number, r.carried_from as "carriedFrom",
      exists (select 1 from recommendation n where n.carried_from = r.id and n.removed_at is null) as "isCarriedOn",
      r.removed_at as "removedAt", r.text, r.theme, r.level, r.plan_target as "planTarget", r.owner_name as "ownerName",
      r.owner_office_id as "ownerOfficeId", r.owner_partner_id as "ownerPartnerId", r.owner_post as "ownerPost", r.due,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'progress', f.progress, 'body', f.body,
          'evidence', f.evidence, 'due', f.due, 'at', f.at, 'officeId', f.office_id, 'officeName', o.name,
          'capacity', f.capacity) order by f.ordinal), '[]')
        from followup f left join office o on o.id = f.office_id where f.recommendation_id = r.id) as steps
    from recommendation r left join meeting m on m.id = r.meeting_id
    where ${condition} order by m.first_day desc nulls last, r.meeting_id, r.ordinal limit ${most}`.execute(
    tx,
  );
  return rows.map((row) => {
    const {
      text,
      theme,
      level,
      planTarget,
      ownerName,
      ownerOfficeId,
      ownerPartnerId,
      ownerPost,
      due,
      ...rest
    } = row;
    const record = {
      text,
      theme,
      level,
      planTarget,
      ownerName,
      ownerOfficeId,
      ownerPartnerId,
      ownerPost,
      due,
    };
    return { ...rest, record, standing: standingOf(due, row.steps, today) };
  });
}

/** One recommendation; nothing where there is none or the actor may not know of it. */
export async function findRecommendation(
  tx: Transaction,
  id: string,
  today: PlainDate,
): Promise<StoredRecommendation | undefined> {
  return isId(id) ? (await selectRecommendations(tx, sql`r.id = ${id}::uuid`, today))[0] : undefined;
}

/**
 * While one transaction writes to a recommendation or adds one to a meeting, others that would wait.
 * @throws NotFound for what is no id
 */
export async function lockLedger(tx: Transaction, id: string): Promise<void> {
  if (!isId(id)) throw new NotFound(`recommendation ${id}`);
  await sql`select pg_advisory_xact_lock(hashtext(${`ledger/${id}`}))`.execute(tx);
}

function columnsOf(record: RecommendationRecord) {
  return {
    text: record.text,
    theme: record.theme,
    level: record.level,
    plan_target: record.planTarget,
    owner_name: record.ownerName,
    owner_office_id: record.ownerOfficeId,
    owner_partner_id: record.ownerPartnerId,
    owner_post: record.ownerPost,
    due: record.due,
  };
}

/** Adds a recommendation at the end of its meeting's. */
export async function insertRecommendation(
  tx: Transaction,
  added: {
    readonly id: string;
    readonly meetingId: string;
    readonly carriedFrom: string | null;
    readonly record: RecommendationRecord;
  },
): Promise<void> {
  await tx
    .insertInto('recommendation')
    .values({
      id: added.id,
      meeting_id: added.meetingId,
      carried_from: added.carriedFrom,
      ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from recommendation where meeting_id = ${added.meetingId}::uuid)`,
      ...columnsOf(added.record),
    })
    .execute();
}

export async function updateRecommendation(
  tx: Transaction,
  id: string,
  change: { readonly record: RecommendationRecord; readonly removedAt: string | null },
): Promise<void> {
  await tx
    .updateTable('recommendation')
    .set({ ...columnsOf(change.record), removed_at: change.removedAt, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function insertStep(
  tx: Transaction,
  recommendationId: string,
  step: ParsedStep & {
    readonly id: string;
    readonly at: string;
    readonly officeId: string | null;
    readonly userId: string | null;
    readonly seatId: string | null;
    readonly linkId: string | null;
    readonly capacity: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('followup')
    .values({
      id: step.id,
      recommendation_id: recommendationId,
      ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from followup where recommendation_id = ${recommendationId}::uuid)`,
      kind: step.kind,
      progress: step.progress,
      body: step.body,
      evidence: step.evidence,
      due: step.due,
      at: step.at,
      office_id: step.officeId,
      user_id: step.userId,
      seat_id: step.seatId,
      link_id: step.linkId,
      capacity: step.capacity,
    })
    .execute();
}
