import { formatDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { DOTS, lookOf, type Paper, type PaperPart, type TableRow } from '#papers/index.ts';
import { type Annex, annexesOf } from './annex.ts';
import { photoAnnex } from './annex-parts.ts';
import { attendanceAnnex } from './paper-attendance.ts';
import { basis, ending, speakersOf, texts, timeAndPlace } from './paper-committee-report.ts';
import { letterheadPart, paperFor, signatureBlock } from './paper-common.ts';
import { letterNumber } from './paper-invitation.ts';
import { matrixParts } from './paper-matrix.ts';
import type { Composition } from './paper-material.ts';
import { CATEGORY_WORDS, partnerLine, presenceOf } from './paper-people.ts';
import { linesOf } from './paper-fill.ts';

/** Laporan pelaksanaan kegiatan, after the meeting, with who came, the matrix of recommendations and photographs as its attachments. */
export function reportPaper(c: Composition): Paper {
  const { material, given, locale } = c;
  const { record } = material.meeting;
  const words = { locale };
  const { settings } = material.kit;
  return paperFor(c, {
    title: m.meetingPapersReport({}, words),
    kind: 'report',
    look: { ...lookOf(settings, 'report'), headings: ['A.', '1.', 'a.'] },
    parts: [
      ...letterheadPart(c),
      {
        kind: 'title',
        lines: [m.meetingPapersReportTitle({}, words)],
        about: m.meetingPapersReportAbout({ title: record.title }, words),
        number: letterNumber(c),
        unofficial: locale !== 'id',
      },
      chapter(m.meetingPapersIntroduction({}, words)),
      section(m.meetingPapersBackground({}, words)),
      ...texts(given.background),
      section(m.meetingPapersLegalBasis({}, words)),
      ...basis(c),
      section(m.meetingPapersAim({}, words)),
      ...texts(record.aim ?? ''),
      chapter(m.meetingPapersActivities({}, words)),
      section(m.meetingPapersTimePlace({}, words)),
      { kind: 'paragraph', text: timeAndPlace(c) },
      section(m.meetingPapersParticipants({}, words)),
      ...presence(c),
      section(m.meetingPapersSpeakers({}, words)),
      ...speakersOf(record.agenda),
      section(m.meetingPapersCourse({}, words)),
      ...texts(given.course),
      section(m.meetingPapersFunding({}, words)),
      ...texts(given.funding),
      chapter(m.meetingPapersResults({}, words)),
      ...results(c),
      chapter(m.meetingPapersConclusions({}, words)),
      section(m.meetingPapersConclusion({}, words)),
      ...texts(given.conclusion),
      section(m.meetingPapersSuggestions({}, words)),
      ...texts(given.suggestions),
      chapter(m.meetingPapersEnding({}, words)),
      ...texts(given.ending),
      { kind: 'signatures', blocks: [signatureBlock(c, madeAt(c))] },
      ...annexes(c),
    ],
  });
}

const chapter = (text: string): PaperPart => ({ kind: 'heading', level: 1, text });
const section = (text: string): PaperPart => ({ kind: 'heading', level: 2, text });

function madeAt({ material, given, locale }: Composition): string {
  const { placeOfSigning } = material.kit.settings;
  return m.meetingPapersMadeAt(
    { place: placeOfSigning ?? DOTS, date: given.day === '' ? DOTS : formatDate(given.day, locale) },
    { locale },
  );
}

/** Called and came, by category; who came is a dash where nobody recorded it. */
function presence(c: Composition): PaperPart[] {
  const { material, locale } = c;
  const words = { locale };
  const counts = presenceOf(material);
  if (counts.length === 0) return [{ kind: 'paragraph', text: DOTS }];
  const number = (count: number | null) => (count === null ? null : String(count));
  const total = (of: readonly (number | null)[]) =>
    of.every((count) => count === null)
      ? null
      : String(of.reduce<number>((sum, count) => sum + (count ?? 0), 0));
  const rows: TableRow[] = counts.map(({ category, invited, came }) => ({
    kind: 'row',
    cells: [CATEGORY_WORDS[category]({}, words), number(invited), number(came)],
  }));
  const line = partnerLine(material, locale);
  return [
    {
      kind: 'table',
      keepTogether: true,
      columns: [
        { label: m.meetingPapersCategory({}, words), share: 60 },
        { label: m.meetingPapersInvited({}, words), share: 20, align: 'right' },
        { label: m.meetingPapersCame({}, words), share: 20, align: 'right' },
      ],
      rows: [
        ...rows,
        {
          kind: 'total',
          cells: [
            m.meetingPapersTotal({}, words),
            total(counts.map(({ invited }) => invited)),
            total(counts.map(({ came }) => came)),
          ],
        },
      ],
    },
    ...(line === null
      ? []
      : [{ kind: 'paragraph', text: `${CATEGORY_WORDS.partner({}, words)}: ${line}.` } as const]),
  ];
}

function results({ material, locale }: Composition): PaperPart[] {
  const words = { locale };
  const { recommendations } = material;
  if (recommendations.length === 0) return [{ kind: 'paragraph', text: DOTS }];
  return [
    {
      kind: 'paragraph',
      keepNext: true,
      text: m.meetingPapersResultsAre({ count: recommendations.length }, words),
    },
    {
      kind: 'list',
      form: 'a.',
      items: recommendations.map(({ record, standing }, index, all) => {
        const text = linesOf(record.text).join(' ').replace(/[.;]$/, '');
        const whose = m.meetingPapersWhose({ owner: record.ownerName }, words);
        const until =
          standing.due === null
            ? ''
            : m.meetingPapersUntil({ date: formatDate(standing.due, locale) }, words);
        return ending(`${text} (${[whose, until].filter(Boolean).join(', ')})`, index, all);
      }),
    },
  ];
}

/** What belongs to it: the matrix, and as chosen who came and photographs. */
function annexes(c: Composition): PaperPart[] {
  const { material, given, locale } = c;
  const words = { locale };
  const { record } = material.meeting;
  const { attendants, photos } = material;
  const matrix: Annex = { orientation: 'landscape', parts: matrixParts(c, 'all') };
  return annexesOf(
    material.kit.settings,
    [
      ...(given.annexAttendance === 'yes' ? attendanceAnnex({ record, attendants, locale }) : []),
      ...(material.recommendations.length === 0 ? [] : [matrix]),
      ...(given.annexPhotos === 'yes' ? photoAnnex(record.title, photos, locale) : []),
    ],
    {
      of: m.meetingPapersReport({}, words),
      facts: [{ label: m.meetingPapersNumber({}, words), value: letterNumber(c) }],
    },
  );
}
