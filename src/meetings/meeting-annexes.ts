import { type Desk, mayDo } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import type { Annex } from './annex.ts';
import { materialAnnex, photoAnnex } from './annex-parts.ts';
import { selectAttendance } from './attendance-store.ts';
import { selectFiles } from './file-store.ts';
import { readPhotos } from './keep-photos.ts';
import { subjectOfMeeting } from './meeting.ts';
import { attendanceAnnex } from './paper-attendance.ts';
import { takeMeeting } from './take-meeting.ts';

/** What a paper of a meeting can have annexed, in this order. */
export const ANNEX_KINDS = ['attendance', 'material', 'photos'] as const;
export type AnnexKind = (typeof ANNEX_KINDS)[number];
export type AnnexChoice = Readonly<Record<AnnexKind, boolean>>;

/**
 * The annexes chosen, each where there is something of it that the reader may have: names of who came for who calls the
 * meeting alone, never their contacts. @throws NotFound
 */
export async function meetingAnnexes(
  desk: Desk,
  {
    meetingId,
    chosen,
    locale,
  }: { readonly meetingId: string; readonly chosen: AnnexChoice; readonly locale: Locale },
): Promise<Annex[]> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMeeting(tx, meetingId);
    const { record, officeName } = meeting;
    const mayPlan = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const attendants = chosen.attendance && mayPlan ? await selectAttendance(tx, meeting.id) : [];
    const files = chosen.material ? await selectFiles(tx, meeting.id) : [];
    const photos = chosen.photos ? await readPhotos(tx, meeting.id) : [];
    return [
      ...attendanceAnnex({ record, attendants, locale }),
      ...materialAnnex({ record, officeName, files, locale }),
      ...photoAnnex(record.title, photos, locale),
    ];
  });
}

/** How many there are of each: persons who came, files, photographs, as far as the reader may have them. @throws NotFound */
export async function countAnnexes(
  desk: Desk,
  meetingId: string,
): Promise<Readonly<Record<AnnexKind, number>>> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMeeting(tx, meetingId);
    const mayPlan = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
    const files = await selectFiles(tx, meeting.id);
    return {
      attendance: mayPlan ? (await selectAttendance(tx, meeting.id)).length : 0,
      material: files.filter(({ kind }) => kind === 'material').length,
      photos: files.filter(({ kind }) => kind === 'photo').length,
    };
  });
}
