import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import { Conflict, Forbidden, InvalidInput, newId } from '#kernel/index.ts';
import type { Paper } from './paper.ts';
import { type Filled, holdNewest, insertPaper, type PaperSubject, replacePaper } from './paper-store.ts';

/** A description larger than this is no paper: photographs are made smaller before. */
const LARGEST_BODY = 16 * 1024 * 1024;

export interface PaperToKeep extends PaperSubject {
  readonly kind: string;
  /** The newest version that was before the person, final or not; 0 for none. */
  readonly version: number;
  readonly paper: Paper;
  /** What a person filled in, so that the draft can be put together anew and its form shown again. */
  readonly filled?: Filled;
}

/**
 * Keeps a paper as a draft of the actor's office. A draft of the same kind about the same thing is replaced; after a final
 * one this is the correction, a new version, and the final one stays. Whether the actor may do this to the subject is for
 * the room to ask first.
 * @throws Forbidden, InvalidInput where it is too large; Conflict where somebody kept one since `version`
 */
export async function keepPaper(
  desk: Desk,
  { subject, subjectId, kind, version, paper, filled = {} }: PaperToKeep,
): Promise<{ readonly id: string; readonly version: number }> {
  const officeId = officeOf(desk.actor);
  if (officeId === null) throw new Forbidden('papers are kept by offices');
  demand(desk.actor, 'keepPapers', { officeId });
  const next = version + 1;
  const body: Paper = { ...paper, draft: next };
  if (JSON.stringify(body).length > LARGEST_BODY) throw new InvalidInput({ '': 'papersErrorPaperLarge' });
  return desk.database.asActor(desk.actor, async (tx) => {
    const newest = await holdNewest(tx, { officeId, subject, subjectId, kind });
    if ((newest?.version ?? 0) !== version)
      throw new Conflict(
        `paper ${kind} of ${subjectId} is at ${String(newest?.version ?? 0)}`,
        newest?.version ?? 0,
      );
    const isDraft = newest?.finishedAt === null;
    const id = isDraft ? newest.id : newId();
    const draft = {
      id,
      officeId,
      subject,
      subjectId,
      kind,
      version: next,
      body,
      filled,
      madeAt: desk.now().toString(),
      madeBy: userOf(desk.actor),
    };
    await (isDraft ? replacePaper(tx, draft) : insertPaper(tx, draft));
    await writeAudit(tx, desk, {
      action: 'keep-paper',
      subject: 'office',
      subjectId: officeId,
      after: { paper: { id, kind, title: paper.title, version: next, about: subject, aboutId: subjectId } },
    });
    return { id, version: next };
  });
}
