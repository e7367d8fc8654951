import { type Desk, userOf, writeAudit } from '#access/index.ts';
import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { getPlannedMeeting } from '#meetings/index.ts';
import type { BriefingSupplier } from '#papers/index.ts';
import { countKept, failBook, finishBook, insertBook, tellProgress } from './book-store.ts';
import { hashOf } from './briefing-book.ts';
import { composeBriefing, type ComposeWish, earlierDay } from './compose-briefing.ts';

export interface Workshop {
  readonly suppliers: readonly BriefingSupplier[];
  /** Finished books kept of a meeting at the most. */
  readonly most: number;
  readonly log: { error(event: string, error: unknown, fields?: Readonly<Record<string, unknown>>): void };
}

export interface StartedBriefing {
  readonly id: string;
  /** When the book is ready or has failed. */
  readonly ended: Promise<void>;
}

/**
 * Begins the briefing book of a meeting and goes on making it after the request; what is made is kept. One at a time for
 * an office.
 * @throws NotFound, Forbidden, InvalidInput for a day that is none or ahead; Conflict where the office is making one;
 * InvalidInput too where as many are kept of the meeting as may be
 */
export async function startBriefing(
  desk: Desk,
  workshop: Workshop,
  wish: ComposeWish,
): Promise<StartedBriefing> {
  const meeting = await getPlannedMeeting(desk, wish.meetingId);
  if (meeting.removedAt !== null) throw new NotFound(`meeting ${wish.meetingId}`);
  const { officeId } = meeting;
  if (officeId === null) throw new InvalidInput({ '': 'briefingErrorOffice' });
  const asKnown = earlierDay(desk, wish.asKnown);
  const at = desk.now();
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    if ((await countKept(tx, meeting.id)) >= workshop.most) throw new InvalidInput({ '': 'booksErrorFull' });
    const isBegun = await insertBook(tx, {
      id,
      meetingId: meeting.id,
      officeId,
      userId: userOf(desk.actor),
      capacity: desk.capacity ?? null,
      asKnown: asKnown ?? at.toZonedDateTimeISO('Asia/Makassar').toPlainDate().toString(),
      looksBack: asKnown !== undefined,
      locale: wish.writing.locale,
      at: at.toString(),
    });
    if (!isBegun) throw new Conflict('the office is making a book');
    await writeAudit(tx, desk, {
      action: 'make-briefing',
      subject: 'meeting',
      subjectId: meeting.id,
      after: { book: id, asKnown: asKnown ?? null },
    });
  });
  return { id, ended: make(desk, workshop, id, wish) };
}

/** How often progress is written down, in milliseconds. */
const TELL_EVERY = 200;

async function make(desk: Desk, { suppliers, log }: Workshop, id: string, wish: ComposeWish): Promise<void> {
  let told = -TELL_EVERY;
  try {
    const paper = await composeBriefing(desk, suppliers, wish, async (done, total) => {
      if (done > 0 && performance.now() - told < TELL_EVERY) return;
      told = performance.now();
      const at = desk.now().toString();
      await desk.database.asActor(desk.actor, (tx) => tellProgress(tx, id, { done, total, at }));
    });
    const made = { paper, sha256: hashOf(paper), pages: pagesIn(paper), at: desk.now().toString() };
    await desk.database.asActor(desk.actor, (tx) => finishBook(tx, id, made));
  } catch (error) {
    log.error('briefing', error, { book: id });
    // Where the database is gone too, the book falls silent and counts as failed.
    await desk.database.asActor(desk.actor, (tx) => failBook(tx, id)).catch(() => undefined);
  }
}

function pagesIn({ parts }: { readonly parts: readonly { readonly kind: string }[] }): number {
  return parts.filter(({ kind }) => kind === 'pageBreak' || kind === 'section').length + 1;
}
