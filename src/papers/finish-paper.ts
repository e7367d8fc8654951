import { createHash } from 'node:crypto';
import { demand, type Desk, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, isPlainDate, NotFound, type PlainDate } from '#kernel/index.ts';
import { findStoredSignatory } from './letter-store.ts';
import { openPoints, type OpenPoint } from './open-points.ts';
import type { Paper, Signature } from './paper.ts';
import { findPaper, freezePaper, type KeptPaper } from './paper-store.ts';
import { renderPdf } from './render-pdf.ts';
import { isInOffice } from './signatory.ts';

export interface PaperToFinish {
  readonly id: string;
  /** The draft that was before the person. */
  readonly version: number;
  /** Its own number and day, as they stand on it; a paper without number gives null. */
  readonly number: string | null;
  readonly day: PlainDate;
  /** What the room's records say stands in the way besides: names that differ, terms that are over. */
  readonly open?: readonly OpenPoint[];
}

export type FinishedPaper =
  | { readonly finished: false; readonly open: readonly OpenPoint[]; readonly warnings: readonly OpenPoint[] }
  | { readonly finished: true; readonly paper: KeptPaper; readonly warnings: readonly OpenPoint[] };

/**
 * Makes a draft final: from then on its description and its PDF stay as they are, with a hash, who and when. Where
 * something is open nothing is written, and all of it is told. A day on which no office works is only a warning.
 * @throws NotFound, Forbidden, InvalidInput at `day`; Conflict where the draft was changed since, or is final already
 */
export async function finishPaper(desk: Desk, wanted: PaperToFinish): Promise<FinishedPaper> {
  if (!isPlainDate(wanted.day)) throw new InvalidInput({ day: 'papersErrorDate' });
  const { paper, open } = await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getDraft(tx, desk, wanted);
    const terms = await termPoints(tx, stored.officeId, stored.body, wanted.day);
    return { paper: stored.body, open: [...openPoints(stored.body), ...terms, ...(wanted.open ?? [])] };
  });
  const warnings = isWeekend(wanted.day) ? [{ key: 'papersWarnWeekend', what: wanted.day }] : [];
  if (open.length > 0) return { finished: false, open, warnings };
  const body: Paper = { ...paper, draft: null, archiveCopy: false, file: { ...paper.file, day: wanted.day } };
  // Outside the transaction: the database is not kept waiting for a drawing.
  const pdf = await renderPdf(body);
  const frozen = {
    ...wanted,
    body,
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    at: desk.now().toString(),
    userId: userOf(desk.actor),
  };
  return desk.database.asActor(desk.actor, async (tx) => {
    if (!(await freezePaper(tx, frozen))) throw new Conflict(`paper ${wanted.id} was changed meanwhile`);
    const stored = await findPaper(tx, wanted.id);
    if (!stored) throw new NotFound(`no paper ${wanted.id}`);
    const { body: _body, filled: _filled, pdf: _pdf, ...kept } = stored;
    await writeAudit(tx, desk, {
      action: 'finish-paper',
      subject: 'office',
      subjectId: kept.officeId,
      after: {
        paper: {
          ...{ id: kept.id, kind: kept.kind, title: kept.title, version: kept.version, about: kept.subject },
          ...{ aboutId: kept.subjectId, number: kept.number, day: kept.day, sha256: kept.sha256 },
        },
      },
    });
    return { finished: true, paper: kept, warnings };
  });
}

async function getDraft(tx: Transaction, desk: Desk, { id, version }: PaperToFinish) {
  const stored = await findPaper(tx, id);
  if (!stored) throw new NotFound(`no paper ${id}`);
  demand(desk.actor, 'keepPapers', { officeId: stored.officeId });
  if (stored.version !== version || stored.finishedAt !== null)
    throw new Conflict(`paper ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
}

/** Signatories of the office who are not in office on the paper's day. */
async function termPoints(
  tx: Transaction,
  officeId: string,
  paper: Paper,
  day: PlainDate,
): Promise<OpenPoint[]> {
  const signatures: Signature[] = paper.parts.flatMap((part) =>
    part.kind === 'signatures' ? [...part.blocks, ...(part.witness ? [part.witness] : [])] : [],
  );
  const points: OpenPoint[] = [];
  for (const { signatoryId, lines } of signatures) {
    if (signatoryId === undefined) continue;
    const signatory = await findStoredSignatory(tx, officeId, signatoryId);
    if (!signatory || !isInOffice(signatory, day))
      points.push({ key: 'papersOpenTerm', what: lines?.at(-1)?.replace(/,$/, '') ?? '' });
  }
  return points;
}

function isWeekend(day: PlainDate): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5;
}
