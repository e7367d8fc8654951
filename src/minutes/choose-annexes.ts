import { type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { type AnnexChoice } from '#meetings/index.ts';
import { sql } from 'kysely';
import { takeMinutes } from './write-minutes.ts';

/** Until somebody chooses, everything there is belongs to the minutes. */
const EVERYTHING: AnnexChoice = { attendance: true, material: true, photos: true };

async function selectChoice(tx: Transaction, meetingId: string): Promise<AnnexChoice> {
  const { rows } = await sql<AnnexChoice>`
    select attendance, material, photos from minutes_annexes where meeting_id = ${meetingId}::uuid`.execute(
    tx,
  );
  return rows[0] ?? EVERYTHING;
}

/** With which annexes the minutes are printed, as who calls the meeting chose last; for all who may read them. */
export async function chosenAnnexes(desk: Desk, meetingId: string): Promise<AnnexChoice> {
  return desk.database.asActor(desk.actor, (tx) => selectChoice(tx, meetingId));
}

/** Keeps with which annexes the minutes are printed from now on. @throws Forbidden, NotFound */
export async function chooseAnnexes(
  desk: Desk,
  { meetingId, chosen }: { readonly meetingId: string; readonly chosen: AnnexChoice },
): Promise<void> {
  const { attendance, material, photos } = chosen;
  await desk.database.asActor(desk.actor, async (tx) => {
    await takeMinutes(tx, desk, meetingId);
    const before = await selectChoice(tx, meetingId);
    if (JSON.stringify(before) === JSON.stringify({ attendance, material, photos })) return;
    await sql`insert into minutes_annexes (meeting_id, attendance, material, photos, at)
      values (${meetingId}::uuid, ${attendance}, ${material}, ${photos}, ${desk.now().toString()}::timestamptz)
      on conflict (meeting_id) do update set attendance = excluded.attendance, material = excluded.material,
        photos = excluded.photos, at = excluded.at`.execute(tx);
    await writeAudit(tx, desk, {
      action: 'choose-annexes',
      subject: 'meeting',
      subjectId: meetingId,
      before,
      after: { attendance, material, photos },
    });
  });
}
