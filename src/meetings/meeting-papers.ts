import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import {
  type FinishedPaper,
  finishPaper,
  getPaper,
  type KeptPaper,
  keepPaper,
  listPapers,
  type OpenPoint,
  type Paper,
} from '#papers/index.ts';
import { composePaper, openIn } from './compose-paper.ts';
import type { StoredMeeting } from './meeting.ts';
import { fillOf, givenOf, type MeetingPaper, parseFill, type PaperFill } from './paper-fill.ts';
import { type Composition, type PaperMaterial, readMaterial } from './paper-material.ts';
import { proposalsFor, usualDay } from './paper-proposals.ts';
import { getPlannedMeeting } from './take-meeting.ts';

const SUBJECT = 'meeting';

/** A paper of a meeting as its office sees it: as it is kept, or as it would be written now. */
export interface MeetingPaperView {
  readonly meeting: StoredMeeting;
  /** Kept ones, the newest first; final ones stay. */
  readonly versions: readonly KeptPaper[];
  /** The newest, draft or final; nothing before anybody kept one. */
  readonly kept: KeptPaper | undefined;
  readonly isFinal: boolean;
  /** What it is written with, and who signs on its day. */
  readonly given: Composition['given'];
  readonly signatories: PaperMaterial['kit']['signatories'];
  /** A final one as it was frozen; else written anew of the records. */
  readonly paper: Paper;
  /** What stands in the way of a final one; nothing once it is final. */
  readonly open: readonly OpenPoint[];
}

export interface WantedPaper {
  readonly meetingId: string;
  readonly paper: MeetingPaper;
}

/**
 * One paper of a meeting, for the office that calls it.
 * @throws NotFound, Forbidden
 */
export async function readMeetingPaper(
  desk: Desk,
  wanted: WantedPaper & { readonly locale?: Locale },
): Promise<MeetingPaperView> {
  const { meeting, versions, kept, filled, body } = await readKept(desk, wanted);
  const written = await write(desk, wanted.paper, meeting, filled, {
    locale: wanted.locale ?? 'id',
    draft: nextDraft(kept),
  });
  const isFinal = kept !== undefined && kept.finishedAt !== null;
  const frozen = isFinal && (wanted.locale ?? 'id') === 'id' ? body : undefined;
  return {
    meeting,
    versions,
    kept,
    isFinal,
    given: written.composition.given,
    signatories: written.composition.material.kit.signatories,
    paper: frozen ?? written.paper,
    open: isFinal ? [] : openIn(wanted.paper, written.paper, written.composition),
  };
}

/** A paper is the next draft where none is kept or the kept one is final. */
function nextDraft(kept: KeptPaper | undefined): number {
  return kept === undefined ? 1 : kept.finishedAt === null ? kept.version : kept.version + 1;
}

/** The papers kept about a meeting, by their kind, for the office that calls it. @throws NotFound, Forbidden */
export async function listMeetingPapers(
  desk: Desk,
  meetingId: string,
): Promise<{ readonly meeting: StoredMeeting; readonly papers: readonly KeptPaper[] }> {
  const meeting = await getPlannedMeeting(desk, meetingId);
  return { meeting, papers: await listPapers(desk, { subject: SUBJECT, subjectId: meeting.id }) };
}

/**
 * Keeps what was filled in, as the next draft.
 * @param version the newest that was before the person, 0 for none
 * @throws NotFound, Forbidden, InvalidInput by field; Conflict where somebody kept one meanwhile
 */
export async function keepMeetingPaper(
  desk: Desk,
  wanted: WantedPaper & {
    readonly version: number;
    readonly input: Readonly<Record<string, string | undefined>>;
  },
): Promise<void> {
  const meeting = await getPlannedMeeting(desk, wanted.meetingId);
  const { proposed } = await write(desk, wanted.paper, meeting, {}, { locale: 'id', draft: 1 });
  await keep(desk, wanted, meeting, parseFill(wanted.paper, wanted.input, proposed));
}

/**
 * Makes a paper final with its number and day. Where something is open nothing is final, and all of it is told.
 * @throws as `keepMeetingPaper`; Conflict also where it is final already
 */
export async function finishMeetingPaper(
  desk: Desk,
  wanted: WantedPaper & { readonly version: number; readonly number: string; readonly day: string },
): Promise<FinishedPaper> {
  const { meeting, filled } = await readKept(desk, wanted);
  const { proposed } = await write(desk, wanted.paper, meeting, {}, { locale: 'id', draft: 1 });
  const before = givenOf(filled, proposed);
  const fill = parseFill(wanted.paper, { ...before, number: wanted.number, day: wanted.day }, proposed);
  const { id, version, open } = await keep(desk, wanted, meeting, fill);
  if (open.length > 0) return { finished: false, open, warnings: [] };
  return finishPaper(desk, { id, version, number: fill.number ?? null, day: fill.day ?? '', open });
}

async function keep(
  desk: Desk,
  { paper: kind, version }: WantedPaper & { readonly version: number },
  meeting: StoredMeeting,
  filled: PaperFill,
) {
  const { paper, composition } = await write(desk, kind, meeting, filled, {
    locale: 'id',
    draft: version + 1,
  });
  const kept = await keepPaper(desk, {
    ...{ subject: SUBJECT, subjectId: meeting.id, kind, version, paper },
    filled: Object.fromEntries(Object.entries(filled)),
  });
  return { ...kept, open: openIn(kind, paper, composition) };
}

/** Reads what the paper is made of on its day, and writes it. */
async function write(
  desk: Desk,
  paper: MeetingPaper,
  meeting: StoredMeeting,
  filled: PaperFill,
  { locale, draft }: Pick<Composition, 'locale' | 'draft'>,
) {
  const day = filled.day ?? usualDay(paper, meeting.record);
  const material = await desk.database.asActor(desk.actor, (tx) =>
    readMaterial(tx, desk, meeting, { paper, day }),
  );
  const proposed = proposalsFor(paper, material, locale);
  const composition = { material, given: givenOf(filled, proposed), locale, draft };
  return { paper: composePaper(paper, composition), composition, proposed };
}

async function readKept(desk: Desk, { meetingId, paper }: WantedPaper) {
  const { meeting, papers } = await listMeetingPapers(desk, meetingId);
  const versions = papers.filter(({ kind }) => kind === paper);
  const [kept] = versions;
  const whole = kept && (await getPaper(desk, kept.id));
  return { meeting, versions, kept, filled: fillOf(whole?.filled ?? {}), body: whole?.body };
}
