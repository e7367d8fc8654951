import { type Locale, type PlainDate, zoneName } from '#kernel/index.ts';
import {
  type Annex,
  annexesOf,
  type Category,
  daysInWords,
  houseLetterhead,
  type MeetingKind,
  type MeetingWriting,
  type SentLetter,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import {
  type Fact,
  footOf,
  lookOf,
  pageOf,
  type Paper,
  paperOf,
  type PaperPart,
  parafOf,
  PLAIN_LOOK,
} from '#papers/index.ts';
import type { ContentEntry, ContentItem, MinutesContent } from './minutes-content.ts';
import { articleParts, requiredParts } from './paper-articles.ts';

export interface Signer {
  readonly name: string;
  readonly post: string | null;
  readonly institution: string;
}

/** Room for the pen, in millimetres. */
const PEN_HEIGHT = 12;
/** For who was not entered. */
const SPARE_ROWS = 3;

/** The letters in words, `Nomor 005/12/2026 tanggal 6 Januari 2026`. */
export function letterWords(
  letters: readonly SentLetter[],
  date: (day: PlainDate) => string,
  locale: Locale,
): string[] {
  return letters.map(({ number, day }) =>
    number === null
      ? m.annexesLetterOfDay({ date: date(day) }, { locale })
      : m.annexesLetterNumbered({ number, date: date(day) }, { locale }),
  );
}

/** What only pages know: how the reader's language writes days, places and categories. */
export interface MinutesPaperWords {
  readonly locale: Locale;
  readonly date: (day: PlainDate) => string;
  readonly place: string | null;
  readonly category: (category: Category) => string;
  /** Who was there, to sign the risalah of a meeting between ministries (Permendagri 25/2020 art. 22(3)). */
  readonly signers?: readonly Signer[];
  /** How the office that calls the meeting writes; null where none does any more. */
  readonly writing: MeetingWriting | null;
  /** The letters of invitation, each in words; none where none is known to have gone out. */
  readonly letters: readonly string[];
  readonly annexes: readonly Annex[];
  /** The number the signed paper was given. */
  readonly number: string | null;
  /** The office's own copy, on which the chain of parafs is printed. */
  readonly archiveCopy?: boolean;
  /** Which draft it is; null once it is signed. */
  readonly draft: number | null;
  /** The moment it is made, as an instant. */
  readonly madeAt: string;
}

/**
 * The minutes as a paper to be signed: head, opening, what was said by item of the agenda, decisions, recommendations and
 * commitments as a table, closing. What nobody wrote down is dotted; nothing is numbered or signed by the product.
 */
export function minutesPaper(content: MinutesContent, words: MinutesPaperWords): Paper {
  const { locale, draft, madeAt, writing, annexes } = words;
  const { title, firstDay, officeName } = content.meeting;
  const isRisalah = content.meeting.kind === 'interministerial';
  const name = minutesWord({ kind: content.meeting.kind, writing, locale });
  const settings = writing?.settings;
  const look = settings ? lookOf(settings, 'letter') : PLAIN_LOOK;
  return paperOf({
    language: locale,
    title: `${name}: ${title}`,
    file: { day: firstDay, subject: `${name} ${title}`, office: officeName ?? '' },
    look: { ...look, headings: ['1.', 'a.', 'none'] },
    ...(settings && { page: pageOf(settings) }),
    footer: [...(settings ? footOf(settings) : []), `${name}, ${title}`.slice(0, 200)],
    draft,
    archiveCopy: words.archiveCopy ?? false,
    madeAt,
    parts: [
      ...(writing ? houseLetterhead(writing) : []),
      { kind: 'title', lines: [name, title], unofficial: locale === 'en' },
      { kind: 'facts', labelWidth: 40, rows: headFacts(content, words) },
      ...requiredParts(content, locale),
      { ...heading(m.annexesCourse({}, { locale })), numbered: false },
      ...opening(content, words),
      ...discussion(content, words),
      ...articleParts(content, locale, settings ? pageOf(settings) : { size: 'A4', orientation: 'portrait' }),
      ...decisions(content, words),
      ...tasks(content, words),
      ...closing(content, words),
      ...(isRisalah ? signatureList(words) : []),
      ...(settings ? parafOf(settings, 'minutes') : []),
      ...(settings
        ? annexesOf(settings, annexes, {
            of: [name, title].join(isRisalah ? '\n' : ' '),
            facts: annexFacts(content, words),
          })
        : []),
    ],
  });
}

/** What the minutes of a meeting are called: risalah between ministries, else `Notula` or `Notulen` as the office writes. */
export function minutesWord({
  kind,
  writing,
  locale,
}: {
  readonly kind: MeetingKind;
  readonly writing: MeetingWriting | null;
  readonly locale: Locale;
}): string {
  if (kind === 'interministerial') return m.minutesNameRisalah({}, { locale });
  return locale === 'id' && writing ? writing.settings.minutesWord : m.minutesName({}, { locale });
}

function annexFacts({ meeting }: MinutesContent, { locale, date, number }: MinutesPaperWords): Fact[] {
  return [
    ...(number === null ? [] : [{ label: m.meetingPapersNumber({}, { locale }), value: number }]),
    { label: m.meetingPapersDate({}, { locale }), value: date(meeting.firstDay) },
  ];
}

function headFacts({ meeting, head, items, attendance }: MinutesContent, words: MinutesPaperWords): Fact[] {
  const { locale, place, category, letters } = words;
  const came = attendance.flatMap((one) =>
    one.came === null || one.came === 0 ? [] : [{ name: category(one.category), count: one.came }],
  );
  const people = m.minutesPaperPeople(
    {
      total: came.reduce((sum, { count }) => sum + count, 0),
      parts: came.map(({ name, count }) => `${name} ${String(count)}`).join(', '),
    },
    { locale },
  );
  const titles = items.flatMap(({ title }) => title ?? []);
  return [
    { label: m.minutesPaperMeeting({}, { locale }), value: meeting.title },
    { label: m.minutesPaperDay({}, { locale }), value: daysInWords(meeting, locale) },
    { label: m.annexesTime({}, { locale }), value: timeWords(head, meeting.timeZone, locale) },
    {
      label: m.minutesPaperLetter({}, { locale }),
      value: letters[0] ?? null,
      ...(letters.length > 1 && { list: letters }),
    },
    { label: m.annexesPlace({}, { locale }), value: place },
    { label: m.annexesAgenda({}, { locale }), value: null, ...(titles.length > 0 && { list: titles }) },
    { label: m.annexesChaired({}, { locale }), value: '' },
    { label: m.annexesChair({}, { locale }), value: head.chair },
    { label: m.annexesSecretary({}, { locale }), value: head.secretary },
    { label: m.annexesTaker({}, { locale }), value: head.taker },
    { label: m.annexesPeople({}, { locale }), value: came.length === 0 ? null : people },
  ];
}

/** `09.10 s.d. 15.30 WITA`; null while nobody wrote down when it was opened. */
function timeWords({ opened, closed }: MinutesContent['head'], zone: string, locale: Locale): string | null {
  if (opened === null) return null;
  const words = { begins: written(opened, locale), zone: zoneName(zone) };
  return closed === null
    ? m.annexesClockOpen(words, { locale })
    : m.annexesClock({ ...words, ends: written(closed, locale) }, { locale });
}

const written = (time: string, locale: Locale): string => (locale === 'id' ? time.replace(':', '.') : time);

/** `09.10 WITA`; null while it is open. */
function clock(time: string | null, { meeting }: MinutesContent, locale: Locale): string | null {
  return time === null ? null : `${written(time, locale)} ${zoneName(meeting.timeZone)}`;
}

const heading = (text: string) => ({ kind: 'heading', level: 1, text }) as const;

function opening(content: MinutesContent, { locale }: MinutesPaperWords): PaperPart[] {
  const rows = [
    { label: m.minutesOpened({}, { locale }), value: clock(content.head.opened, content, locale) },
    { label: m.minutesPaperBy({}, { locale }), value: content.head.chair },
  ];
  return [heading(m.minutesPaperOpening({}, { locale })), { kind: 'facts', rows, indent: true }];
}

function discussion({ items }: MinutesContent, { locale }: MinutesPaperWords): PaperPart[] {
  const none = m.minutesItemEmpty({}, { locale });
  const said = (item: ContentItem): PaperPart[] => {
    const statements = item.entries.filter(({ kind }) => kind === 'statement');
    if (statements.length === 0) return [{ kind: 'paragraph', text: none }];
    return statements.map(statement);
  };
  return [
    heading(m.minutesPaperDiscussion({}, { locale })),
    ...(items.length === 0 ? [{ kind: 'paragraph', text: none } as const] : []),
    ...items.flatMap((item): PaperPart[] => [
      { kind: 'heading', level: 2, text: item.title ?? m.minutesOutside({}, { locale }) },
      ...said(item),
    ]),
  ];
}

/** `Kepala Bappeda Provinsi: …`, by post; the person only where the meeting wished it. */
function statement({ speaker, person, body }: ContentEntry): PaperPart {
  const who = [speaker, person].filter(Boolean).join(', ');
  return {
    kind: 'paragraph',
    text: who === '' ? body : [{ text: `${who}: `, strong: true }, { text: body }],
  };
}

function decisions({ decisions: all }: MinutesContent, { locale }: MinutesPaperWords): PaperPart[] {
  return [
    heading(m.minutesPaperDecisions({}, { locale })),
    all.length === 0
      ? { kind: 'paragraph', text: m.minutesItemEmpty({}, { locale }) }
      : { kind: 'list', form: 'a.', items: all.map(({ body }) => body) },
  ];
}

function tasks(
  { recommendations, commitments }: MinutesContent,
  { locale, date }: MinutesPaperWords,
): PaperPart[] {
  const groups = [
    { text: m.minutesRecommendations({}, { locale }), entries: recommendations },
    { text: m.minutesCommitments({}, { locale }), entries: commitments },
  ].filter(({ entries }) => entries.length > 0);
  const rows = groups.flatMap(({ text, entries }) => [
    { kind: 'group' as const, text },
    ...entries.map(({ body, owner, due }, index) => ({
      kind: 'row' as const,
      cells: [String(index + 1), body, owner, due === null ? null : date(due)],
    })),
  ]);
  return [
    heading(m.minutesPaperTasks({}, { locale })),
    rows.length === 0
      ? { kind: 'paragraph', text: m.minutesItemEmpty({}, { locale }) }
      : {
          kind: 'table',
          columns: [
            { label: 'No.', share: 7, align: 'centre' },
            { label: m.minutesPaperTask({}, { locale }), share: 50 },
            { label: m.minutesOwner({}, { locale }), share: 25 },
            { label: m.minutesDue({}, { locale }), share: 18 },
          ],
          rows,
        },
  ];
}

function closing(content: MinutesContent, { locale, writing }: MinutesPaperWords): PaperPart[] {
  const { head } = content;
  const closed = { label: m.minutesClosed({}, { locale }), value: clock(head.closed, content, locale) };
  return [
    heading(m.minutesPaperClosing({}, { locale })),
    { kind: 'facts', rows: [closed], indent: true },
    {
      kind: 'signatures',
      blocks: [
        { intro: m.minutesPaperTaker({}, { locale }), lines: [], name: null, below: [] },
        {
          intro: m.minutesPaperChair({}, { locale }),
          lines: head.chair === null ? null : [`${head.chair},`],
          name: null,
          below: [],
          electronic: writing?.settings.electronic ?? false,
        },
      ],
    },
  ];
}

/** Signed by all who were there. */
function signatureList({ locale, signers = [] }: MinutesPaperWords): PaperPart[] {
  return [
    { kind: 'paragraph', text: m.minutesPaperSigned({}, { locale }) },
    {
      kind: 'table',
      columns: [
        { label: 'No.', share: 6, align: 'centre' },
        { label: m.attendanceName({}, { locale }), share: 26 },
        { label: m.attendancePost({}, { locale }), share: 24 },
        { label: m.attendanceInstitution({}, { locale }), share: 24 },
        { label: m.negotiationMinutesSign({}, { locale }), share: 20 },
      ],
      rows: [...signers, ...Array.from({ length: SPARE_ROWS }, () => undefined)].map((one, index) => ({
        kind: 'row',
        cells: [String(index + 1), one?.name ?? '', one?.post ?? '', one?.institution ?? '', ''],
      })),
      rowHeight: PEN_HEIGHT,
    },
  ];
}
