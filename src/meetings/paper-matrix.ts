import { dayIn, formatDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type Cell, pageOf, type Paper, type PaperPart, type TableRow } from '#papers/index.ts';
import type { FollowupState } from './followup.ts';
import { ROWS_WORDS } from './paper-choices.ts';
import {
  letterheadPart,
  paperFor,
  placeAndDay,
  signatureBlock,
  sourceLine,
  unofficialMark,
} from './paper-common.ts';
import { MATRIX_ROWS, type MatrixRows } from './paper-fill.ts';
import type { Composition } from './paper-material.ts';
import type { StoredRecommendation } from './recommendation.ts';

const STATE_WORDS: Readonly<Record<FollowupState, typeof m.meetingsStateOpen>> = {
  open: m.meetingsStateOpen,
  progress: m.meetingsStateProgress,
  reported: m.meetingsStateReported,
  done: m.meetingsStateDone,
  cancelled: m.meetingsStateCancelled,
};
const LEVEL_WORDS: Readonly<Record<StoredRecommendation['record']['level'], typeof m.meetingsLevelNation>> = {
  nation: m.meetingsLevelNation,
  province: m.meetingsLevelProvince,
  regency: m.meetingsLevelRegency,
  partner: m.meetingsLevelPartner,
};

/** Matriks Rekomendasi dan Tindak Lanjut, on a sheet that lies across. */
export function matrixPaper(c: Composition): Paper {
  const { material, given, locale } = c;
  const words = { locale };
  const rows = MATRIX_ROWS.find((one) => one === given.rows) ?? 'all';
  return paperFor(c, {
    title: m.meetingPapersMatrix({}, words),
    kind: 'report',
    page: pageOf(material.kit.settings, 'landscape'),
    parts: [
      ...letterheadPart(c),
      ...unofficialMark(locale),
      ...matrixParts(c, rows),
      { kind: 'signatures', blocks: [signatureBlock(c, placeAndDay(c) ?? undefined)] },
    ],
  });
}

/** Title, table and what it is made of: those carried over first, with the meeting they come from. */
export function matrixParts(c: Composition, rows: MatrixRows): PaperPart[] {
  const { material, locale } = c;
  const words = { locale };
  const shown = material.recommendations.filter((one) => isShown(one, rows));
  const carried = shown.filter(({ carriedFrom }) => carriedFrom !== null);
  const own = shown.filter(({ carriedFrom }) => carriedFrom === null);
  let number = 0;
  const rowsOf = (of: readonly StoredRecommendation[]): TableRow[] =>
    of.map((one) => rowOf(c, one, (number += 1)));
  return [
    { kind: 'title', lines: [m.meetingPapersMatrix({}, words), material.meeting.record.title] },
    {
      kind: 'table',
      columns: [
        { label: m.meetingPapersNo({}, words), share: 4, align: 'centre' },
        { label: m.meetingPapersRecommendation({}, words), share: 14.5 },
        { label: m.meetingPapersThemeColumn({}, words), share: 9.5 },
        { label: m.meetingPapersAddressed({}, words), share: 8 },
        { label: m.meetingPapersPlan({}, words), share: 8 },
        { label: m.meetingPapersResponsible({}, words), share: 10 },
        { label: m.meetingPapersDue({}, words), share: 7.5 },
        { label: m.meetingPapersProgress({}, words), share: 10 },
        { label: '%', share: 4, align: 'centre' },
        { label: m.meetingsState({}, words), share: 8 },
        { label: m.meetingPapersEvidence({}, words), share: 6 },
        { label: m.meetingPapersVerified({}, words), share: 10.5 },
      ],
      rows: [
        ...(carried.length === 0
          ? []
          : [{ kind: 'group', text: m.meetingPapersCarried({}, words) } as const, ...rowsOf(carried)]),
        ...(carried.length === 0 || own.length === 0
          ? []
          : [{ kind: 'group', text: m.meetingPapersOfThisMeeting({}, words) } as const]),
        ...rowsOf(own),
      ],
    },
    {
      kind: 'paragraph',
      size: 'small',
      align: 'left',
      text: [
        m.meetingPapersRowsLine({ filter: ROWS_WORDS[rows]({}, words), count: shown.length }, words),
        sourceLine(c),
      ].join(' '),
    },
  ];
}

function isShown({ standing }: StoredRecommendation, rows: MatrixRows): boolean {
  switch (rows) {
    case 'all':
      return true;
    case 'late':
      return standing.isLate;
    case 'unfinished':
      return standing.state !== 'done' && standing.state !== 'cancelled';
  }
}

function rowOf({ material, locale }: Composition, one: StoredRecommendation, number: number): TableRow {
  const { record, standing, steps } = one;
  const words = { locale };
  const origin = one.carriedFrom === null ? undefined : material.origins.get(one.carriedFrom);
  const last = steps.findLast(({ kind }) => kind === 'report');
  const evidence = steps.findLast((step) => step.evidence !== null)?.evidence ?? null;
  const verified = standing.state === 'done' ? steps.findLast(({ kind }) => kind === 'verify') : undefined;
  const text: Cell = {
    text: record.text,
    ...(one.carriedFrom === null ? {} : { detail: originWords(origin, locale) }),
  };
  return {
    kind: 'row',
    cells: [
      String(number),
      text,
      record.theme,
      LEVEL_WORDS[record.level]({}, words),
      // Nothing of it stands in the register: what is planned is written in by hand.
      '',
      {
        text: record.ownerName,
        ...(record.ownerPost === null ? {} : { detail: record.ownerPost }),
      },
      standing.due === null ? null : shortDate(standing.due),
      last?.body ?? null,
      String(standing.progress),
      standing.isLate ? m.meetingsStateLate({}, words) : STATE_WORDS[standing.state]({}, words),
      evidence === null ? null : { text: m.meetingPapersEvidenceOpen({}, words), href: evidence },
      verified === undefined
        ? null
        : {
            text: verified.officeName ?? '-',
            detail: shortDate(dayIn(material.meeting.record.timeZone, verified.at)),
          },
    ],
  };
}

/** `31-12-2026`, as tables of papers may have it. */
const shortDate = (day: string): string => day.split('-').reverse().join('-');

function originWords(origin: StoredRecommendation | undefined, locale: 'id' | 'en'): string {
  const title = origin?.meetingTitle ?? null;
  const day = origin?.meetingDay ?? null;
  return title === null || day === null
    ? m.meetingPapersOriginUnknown({}, { locale })
    : m.meetingPapersOrigin({ title, date: formatDate(day, locale) }, { locale });
}
