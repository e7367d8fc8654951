import { dayOf, type Desk } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingSection,
  type BriefingWish,
  type Cell,
  type TableRow,
} from '#papers/index.ts';
import { sql } from 'kysely';
import { scoreOf, type Standing, standingOf } from './followup.ts';
import { findMeeting } from './meeting-store.ts';
import type { StoredRecommendation } from './recommendation.ts';
import { selectRecommendations } from './recommendation-store.ts';

/**
 * What became of the recommendations: those of the meeting before in the series, and what earlier ones left open. Where
 * the book looks back, each stands as its steps until then told; its words and its owner are today's, which is said.
 */
export async function meetingBriefing(desk: Desk, wish: BriefingWish): Promise<BriefingSection[]> {
  const { last, backlog } = await readSeries(desk, wish);
  const all = [...last, ...backlog];
  if (all.length === 0) return [];
  const { locale, number } = wish.writing;
  const words = { locale };
  const score = scoreOf(last.map(({ standing }) => standing));
  const note = wish.moment
    ? [
        {
          kind: 'paragraph' as const,
          size: 'small' as const,
          text: m.briefingRecommendationsThen({ date: wish.writing.date(wish.today) }, words),
        },
      ]
    : [];
  const counts = {
    done: number(score.done),
    total: number(score.total),
    late: number(all.filter(({ standing }) => standing.isLate).length),
    backlog: number(backlog.length),
  };
  const sum = { kind: 'paragraph' as const, align: 'left' as const, text: m.briefingScore(counts, words) };
  const address = wish.writing.address('/tindak-lanjut');
  return [
    {
      chapter: { key: 'summary', order: BRIEFING_ORDER.summary, title: '', isOnePage: true },
      order: 50,
      blocks: [{ kind: 'parts', parts: [sum] }],
    },
    {
      chapter: {
        key: 'recommendations',
        order: BRIEFING_ORDER.recommendations,
        title: m.briefingRecommendations({}, words),
      },
      order: 10,
      blocks: [
        { kind: 'parts', parts: [sum, ...note] },
        {
          kind: 'rows',
          address,
          table: {
            kind: 'table',
            columns: [
              { label: m.briefingNumber({}, words), share: 7, align: 'centre' },
              { label: m.briefingRecommendation({}, words), share: 52 },
              { label: m.briefingOwner({}, words), share: 30 },
              { label: m.briefingDue({}, words), share: 22 },
              { label: m.briefingState({}, words), share: 24 },
            ],
            rows: grouped(last, backlog, wish, (one) => [
              ownerOf(one),
              one.standing.due === null ? null : wish.writing.date(one.standing.due),
              {
                text: stateWord(one.standing, wish),
                detail: m.meetingsPercent({ percent: one.standing.progress }, words),
              },
            ]),
          },
        },
      ],
    },
    {
      chapter: {
        key: 'followups',
        order: BRIEFING_ORDER.attachments + 2,
        title: m.briefingFollowups({}, words),
        isWide: true,
      },
      order: 10,
      blocks: [
        {
          kind: 'rows',
          address,
          table: {
            kind: 'table',
            columns: matrixColumns(wish),
            rows: grouped(last, backlog, wish, (one) => matrixCells(one, wish)),
          },
        },
        ...(note.length === 0 ? [] : [{ kind: 'parts' as const, parts: note }]),
      ],
    },
  ];
}

async function readSeries(desk: Desk, { meetingId, moment, today }: BriefingWish) {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting) throw new NotFound(`meeting ${meetingId}`);
    const { followsId } = meeting.record;
    if (followsId === null) return { last: [], backlog: [] };
    const series = sql`r.meeting_id in (with recursive before(id) as (
      select ${followsId}::uuid union select m.follows_id from meeting m join before b on m.id = b.id
      where m.follows_id is not null) select id from before where id <> ${meetingId}::uuid)`;
    const found = await selectRecommendations(
      tx,
      sql`r.removed_at is null and ${series} and (m.first_day is null or m.first_day <= ${today}::date)`,
      today,
    );
    const then = found.map((one) => asThen(one, moment, today));
    const isOpen = ({ standing }: StoredRecommendation) => !['done', 'cancelled'].includes(standing.state);
    return {
      last: then.filter((one) => one.meetingId === followsId).sort((a, b) => a.number - b.number),
      backlog: then
        .filter((one) => one.meetingId !== followsId && isOpen(one) && !one.isCarriedOn)
        .sort((a, b) => ((a.meetingDay ?? '') < (b.meetingDay ?? '') ? -1 : 1)),
    };
  });
}

/** With the steps until the moment alone. */
function asThen(
  one: StoredRecommendation,
  moment: Temporal.Instant | undefined,
  today: string,
): StoredRecommendation {
  if (!moment) return one;
  const steps = one.steps.filter(
    ({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), moment) <= 0,
  );
  return { ...one, steps, standing: standingOf(one.record.due, steps, today) };
}

function grouped(
  last: readonly StoredRecommendation[],
  backlog: readonly StoredRecommendation[],
  wish: BriefingWish,
  cells: (one: StoredRecommendation) => Cell[],
): TableRow[] {
  const { locale, date, address } = wish.writing;
  const groups = Map.groupBy([...backlog, ...last], ({ meetingId }) => meetingId);
  return [...groups.values()].flatMap((of): TableRow[] => [
    {
      kind: 'group',
      text: [
        of[0]?.meetingTitle ?? m.meetingsUnknownMeeting({}, { locale }),
        of[0]?.meetingDay ? date(of[0].meetingDay) : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    },
    ...of.map((one): TableRow => ({
      kind: 'row',
      cells: [
        String(one.number),
        { text: one.record.text, href: address(`/tindak-lanjut/${one.id}`) },
        ...cells(one),
      ],
    })),
  ]);
}

function ownerOf({ record }: StoredRecommendation): string {
  return record.ownerPost === null ? record.ownerName : `${record.ownerPost}, ${record.ownerName}`;
}

function stateWord({ state, isLate }: Standing, { writing: { locale } }: BriefingWish): string {
  const words = { locale };
  if (isLate) return m.meetingsStateLate({}, words);
  switch (state) {
    case 'open':
      return m.meetingsStateOpen({}, words);
    case 'progress':
      return m.meetingsStateProgress({}, words);
    case 'reported':
      return m.meetingsStateReported({}, words);
    case 'done':
      return m.meetingsStateDone({}, words);
    case 'cancelled':
      return m.meetingsStateCancelled({}, words);
  }
}

function matrixColumns({ writing: { locale } }: BriefingWish) {
  const words = { locale };
  return [
    { label: m.briefingNumber({}, words), share: 8, align: 'centre' as const },
    { label: m.briefingRecommendation({}, words), share: 62 },
    { label: m.briefingTheme({}, words), share: 26 },
    { label: m.briefingOwner({}, words), share: 34 },
    { label: m.briefingDue({}, words), share: 22 },
    { label: m.briefingProgress({}, words), share: 50 },
    { label: '%', share: 9, align: 'right' as const },
    { label: m.briefingState({}, words), share: 20 },
    { label: m.briefingEvidence({}, words), share: 26 },
    { label: m.briefingVerified({}, words), share: 28 },
  ];
}

function matrixCells(one: StoredRecommendation, wish: BriefingWish): Cell[] {
  const { date } = wish.writing;
  const report = one.steps.findLast(({ kind }) => kind === 'report');
  const verified =
    one.standing.state === 'done' ? one.steps.findLast(({ kind }) => kind === 'verify') : undefined;
  return [
    one.record.theme,
    ownerOf(one),
    one.standing.due === null ? null : date(one.standing.due),
    report?.body ?? null,
    String(one.standing.progress),
    stateWord(one.standing, wish),
    report?.evidence ? { text: report.evidence, href: report.evidence } : null,
    verified
      ? [verified.officeName, date(dayOf(verified.at))].filter((part) => part !== null).join(', ')
      : null,
  ];
}
