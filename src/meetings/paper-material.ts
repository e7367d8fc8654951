import { type Desk, todayOf } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import { isPlainDate, type Locale, NotFound, type PlainDate } from '#kernel/index.ts';
import { type LetterKit, letterKitOn } from '#papers/index.ts';
import { PARTNER_CLASSES, type PartnerClass } from '#partners/index.ts';
import { sql } from 'kysely';
import type { Attendant } from './attendance.ts';
import { selectAttendance } from './attendance-store.ts';
import type { Delegate } from './invitee-reply.ts';
import type { StoredMeeting } from './meeting.ts';
import type { FillField, MeetingPaper } from './paper-fill.ts';
import { readPhotos } from './keep-photos.ts';
import type { Photo } from './photo.ts';
import { countPartnersByClass, type PartnersByClass } from './partner-classes.ts';
import type { StoredRecommendation } from './recommendation.ts';
import { selectRecommendations } from './recommendation-store.ts';
import { selectReplies } from './reply-store.ts';

/** All that the papers of a meeting are written of. */
export interface PaperMaterial {
  readonly meeting: StoredMeeting;
  /** The area it is held for; null for the nation. */
  readonly areaName: string | null;
  /** How the office that calls it writes on the paper's day, and who signs then. */
  readonly kit: LetterKit;
  /** By the id of the invitation; nothing for who is no partner of the register. */
  readonly classes: ReadonlyMap<string, PartnerClass>;
  /** At the meeting, by class: `27 = 6 + 7 + 14`. */
  readonly partners: PartnersByClass;
  readonly attendants: readonly Attendant[];
  /** Whom the invited said they send, by the id of the invitation. */
  readonly delegates: ReadonlyMap<string, readonly Delegate[]>;
  /** Read for the report alone, which they are annexed to. */
  readonly photos: readonly Photo[];
  readonly recommendations: readonly StoredRecommendation[];
  /** Of earlier meetings, those that were carried over, by their id. */
  readonly origins: ReadonlyMap<string, StoredRecommendation>;
  /** An instant: the moment whose data it tells. */
  readonly now: string;
  readonly today: PlainDate;
}

/** A paper being written. */
export interface Composition {
  readonly material: PaperMaterial;
  readonly given: Readonly<Record<FillField, string>>;
  readonly locale: Locale;
  /** Which draft it is; null once it is final. */
  readonly draft: number | null;
}

/** What a paper is written of on its day; today where that is open. */
export async function readMaterial(
  tx: Transaction,
  desk: Desk,
  meeting: StoredMeeting,
  { paper, day }: { readonly paper: MeetingPaper; readonly day: string | undefined },
): Promise<PaperMaterial> {
  if (meeting.officeId === null)
    throw new NotFound(`meeting ${meeting.id} has no office whose paper it would be`);
  const today = todayOf(desk.now());
  const { areaCode } = meeting.record;
  const area = areaCode === null ? undefined : await findArea(tx, areaCode);
  const recommendations = await selectRecommendations(
    tx,
    sql`r.removed_at is null and r.meeting_id = ${meeting.id}::uuid`,
    today,
  );
  const earlier = recommendations.flatMap(({ carriedFrom }) => carriedFrom ?? []);
  const origins =
    earlier.length === 0 ? [] : await selectRecommendations(tx, sql`r.id in (${sql.join(earlier)})`, today);
  const replies = await selectReplies(tx, meeting.id);
  return {
    meeting,
    areaName: area?.name ?? null,
    kit: await letterKitOn(tx, meeting.officeId, day && isPlainDate(day) ? day : today),
    classes: await selectClasses(tx, meeting.id),
    partners: await countPartnersByClass(tx, meeting),
    attendants: await selectAttendance(tx, meeting.id),
    photos: paper === 'report' ? await readPhotos(tx, meeting.id) : [],
    // In the order they were given: the last answer counts.
    delegates: new Map(
      replies.map(({ inviteeId, answer, persons }) => [inviteeId, answer === 'declines' ? [] : persons]),
    ),
    recommendations: recommendations.sort((a, b) => a.number - b.number),
    origins: new Map(origins.map((one) => [one.id, one])),
    now: desk.now().toString(),
    today,
  };
}

/** The class in the register of each partner called to the meeting, by the id of the invitation. */
async function selectClasses(tx: Transaction, meetingId: string): Promise<Map<string, PartnerClass>> {
  const { rows } = await sql<{ id: string; partnerClass: string }>`
    select i.id, p.partner_class as "partnerClass" from meeting_invitee i join partner o on o.id = i.partner_id
      join partner p on p.id = coalesce(o.merged_into, o.id)
    where i.meeting_id = ${meetingId}::uuid and p.partner_class is not null`.execute(tx);
  return new Map(
    rows.flatMap(({ id, partnerClass }) => {
      const known = PARTNER_CLASSES.find((one) => one === partnerClass);
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
}
