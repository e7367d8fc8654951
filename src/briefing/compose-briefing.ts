import { type Desk, findStoredOffice, readBelonging, todayOf } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import { endOfDay, InvalidInput, isPlainDate } from '#kernel/index.ts';
import { getPlannedMeeting, type StoredMeeting } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import {
  type BriefingSection,
  type BriefingSupplier,
  type BriefingWish,
  houseLines,
  type Paper,
  type Writing,
} from '#papers/index.ts';
import { assembleBook } from './assemble-book.ts';

const ZONE = 'Asia/Makassar';

export interface ComposeWish {
  readonly meetingId: string;
  /** The day whose knowledge it tells, today at the latest; what is known now where it is not said or today. */
  readonly asKnown?: string | undefined;
  readonly writing: Writing;
}

export type OnProgress = (done: number, total: number | null) => Promise<void>;

/**
 * The briefing book of a meeting as a paper, as far as the actor may know what stands in it; kept nowhere.
 * @throws NotFound, Forbidden, InvalidInput for a day that is none or ahead
 */
export async function composeBriefing(
  desk: Desk,
  suppliers: readonly BriefingSupplier[],
  wish: ComposeWish,
  onProgress: OnProgress = () => Promise.resolve(),
): Promise<Paper> {
  const meeting = await getPlannedMeeting(desk, wish.meetingId);
  const asKnown = earlierDay(desk, wish.asKnown);
  const { areaCode } = meeting.record;
  const { writing } = wish;
  const request: BriefingWish = {
    meetingId: meeting.id,
    day: meeting.record.firstDay,
    areaCode,
    areaName: await areaName(desk, areaCode, writing),
    asKnown,
    moment: asKnown === undefined ? undefined : endOfDay(ZONE, asKnown),
    today: asKnown ?? todayOf(desk.now()),
    writing,
  };
  const sections: BriefingSection[] = [];
  // One after the other: each takes transactions of its own, and a trial has one connection.
  for (const supply of suppliers) {
    await onProgress(0, null);
    sections.push(...(await supply(desk, request)));
  }
  return assembleBook({
    meeting,
    letterhead: await letterheadOf(desk, meeting, request),
    sections,
    wish: request,
    madeAt: desk.now().toString(),
    onPage: onProgress,
  });
}

/** The day the book looks back to; nothing for today. @throws InvalidInput */
export function earlierDay(desk: Desk, wished: string | undefined): string | undefined {
  const today = todayOf(desk.now());
  if (wished === undefined || wished === '' || wished === today) return undefined;
  if (!isPlainDate(wished)) throw new InvalidInput({ per: 'briefingErrorDate' });
  if (wished > today) throw new InvalidInput({ per: 'briefingErrorAhead' });
  return wished;
}

async function areaName(desk: Desk, code: string | null, { locale }: Writing): Promise<string> {
  if (code === null) return m.coverageNation({}, { locale });
  return (await desk.database.asActor(desk.actor, (tx) => findArea(tx, code)))?.name ?? code;
}

async function letterheadOf(
  desk: Desk,
  { officeId, officeName }: StoredMeeting,
  { areaName: area }: BriefingWish,
) {
  if (officeId === null) return [officeName ?? area];
  return desk.database.asActor(desk.actor, async (tx) => {
    const office = await findStoredOffice(tx, officeId);
    if (!office) return [officeName ?? area];
    return [...houseLines({ office, areaName: (await readBelonging(tx, office)).areaName }), office.name];
  });
}
