import {
  demand,
  type Desk,
  findStoredOffice,
  type Matter,
  MATTER_CHAPTERS,
  type MatterChapter,
  type MatterGroup,
  type MatterSupplier,
  mayDo,
  officeOf,
  ownerOfOffice,
  readBelonging,
  type StoredOffice,
  todayOf,
} from '#access/index.ts';
import { InvalidInput, isId, isPlainDate, type Locale, NotFound, type PlainDate } from '#kernel/index.ts';
import { type Acceptance, readAcceptances } from './acceptance.ts';
import { readNotes } from './note-store.ts';
import type { OfficeNote } from './office-note.ts';

/** What a successor in an office must know on a day, as far as the reader may see it. */
export interface HandoverBook {
  readonly office: StoredOffice;
  readonly areaName: string | null;
  readonly partnerName: string | null;
  readonly day: PlainDate;
  readonly madeAt: string;
  /** The note as it stands; undefined where there is none or it was taken back. */
  readonly note: OfficeNote | undefined;
  /** Every version of it, the newest first. */
  readonly notes: readonly OfficeNote[];
  /** The deadlines that come first, of all chapters; at most three. */
  readonly nearest: readonly Matter[];
  /** Chapters in which there is something. */
  readonly chapters: readonly { readonly chapter: MatterChapter; readonly groups: readonly MatterGroup[] }[];
  readonly acceptances: readonly Acceptance[];
  /** Whether the reader sits in the office: what only its own people may see is left out for others. */
  readonly isOwn: boolean;
  readonly may: { readonly write: boolean; readonly accept: boolean };
}

export interface BookWish {
  readonly officeId: string;
  /** The day of the hand-over, today or up to a year ahead; today where it is not said. */
  readonly day?: PlainDate | undefined;
  readonly locale: Locale;
}

/**
 * The hand-over book of an office: what each room says lies there, counted from the day of the hand-over.
 * @throws NotFound, Forbidden, InvalidInput for a day that is past or more than a year ahead
 */
export async function readBook(
  desk: Desk,
  suppliers: readonly MatterSupplier[],
  wish: BookWish,
): Promise<HandoverBook> {
  const day = dayOfBook(desk, wish.day);
  const { office, ...known } = await readOffice(desk, wish.officeId);
  const groups: MatterGroup[] = [];
  // One after the other: each takes a transaction of its own, and a book is not in a hurry.
  for (const supply of suppliers) groups.push(...(await supply(desk, { office, day, locale: wish.locale })));
  const isOwn = officeOf(desk.actor) === office.id;
  const seatId = 'seatId' in desk.actor ? desk.actor.seatId : undefined;
  const [newest] = known.notes;
  return {
    office,
    ...known,
    day,
    madeAt: desk.now().toString(),
    note: newest && newest.body !== '' ? newest : undefined,
    nearest: nearestOf(groups, day),
    chapters: MATTER_CHAPTERS.map((chapter) => ({
      chapter,
      groups: groups.filter((group) => group.chapter === chapter),
    })).filter((part) => part.groups.length > 0),
    isOwn,
    may: {
      write: mayDo(desk.actor, 'writeHandover', ownerOfOffice(office)),
      accept: isOwn && seatId !== undefined && !known.acceptances.some((one) => one.seatId === seatId),
    },
  };
}

async function readOffice(desk: Desk, officeId: string) {
  if (!isId(officeId)) throw new NotFound(`no office ${officeId}`);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const office = await findStoredOffice(tx, officeId);
    if (!office) throw new NotFound(`no office ${officeId}`);
    demand(desk.actor, 'readHandover', ownerOfOffice(office));
    return {
      office,
      ...(await readBelonging(tx, office)),
      notes: await readNotes(tx, officeId),
      acceptances: await readAcceptances(tx, officeId),
    };
  });
}

function dayOfBook(desk: Desk, wished: PlainDate | undefined): PlainDate {
  const today = todayOf(desk.now());
  if (wished === undefined) return today;
  const last = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  if (!isPlainDate(wished) || wished < today || wished > last)
    throw new InvalidInput({ tanggal: 'handoverErrorDate' });
  return wished;
}

/** The three that are due first. */
function nearestOf(groups: readonly MatterGroup[], day: PlainDate): Matter[] {
  const due = groups
    .filter(({ chapter }) => chapter === 'deadlines')
    .flatMap(({ matters }) => matters)
    .filter((matter) => typeof matter.due === 'string' && matter.due >= day);
  return due.sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)).slice(0, 3);
}
