import type { Locale, PlainDate } from '#kernel/index.ts';
import type { Category } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { type Fact, type Paper, paperOf, type PaperPart, PLAIN_LOOK } from '#papers/index.ts';
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

/** What only pages know: how the reader's language writes days, places and categories. */
export interface MinutesPaperWords {
  readonly locale: Locale;
  readonly date: (day: PlainDate) => string;
  /** Days and clock of the whole meeting. */
  readonly when: string;
  readonly place: string | null;
  readonly category: (category: Category) => string;
  /** Who was there, to sign the risalah of a meeting between ministries (Permendagri 25/2020 art. 22(3)). */
  readonly signers?: readonly Signer[];
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
  const { locale, draft, madeAt } = words;
  const { title, firstDay, officeName } = content.meeting;
  const isRisalah = content.meeting.kind === 'interministerial';
  const name = isRisalah ? m.minutesNameRisalah({}, { locale }) : m.minutesName({}, { locale });
  return paperOf({
    language: locale,
    title: `${name}: ${title}`,
    file: { day: firstDay, subject: `${name} ${title}`, office: officeName ?? '' },
    look: { ...PLAIN_LOOK, headings: ['1.', 'a.', 'none'] },
    footer: [`${name}, ${title}`.slice(0, 200)],
    draft,
    madeAt,
    parts: [
      { kind: 'title', lines: [name, title], unofficial: locale === 'en' },
      { kind: 'facts', labelWidth: 40, rows: headFacts(content, words) },
      ...requiredParts(content, locale),
      ...opening(content, words),
      ...discussion(content, words),
      ...articleParts(content, locale, { size: 'A4', orientation: 'portrait' }),
      ...decisions(content, words),
      ...tasks(content, words),
      ...closing(content, words),
      ...(isRisalah ? signatureList(words) : []),
    ],
  });
}

function headFacts({ meeting, head, items, attendance }: MinutesContent, words: MinutesPaperWords): Fact[] {
  const { locale, when, place, category } = words;
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
    { label: m.minutesPaperDay({}, { locale }), value: when },
    { label: m.minutesPaperLetter({}, { locale }), value: null },
    { label: m.meetingsWhere({}, { locale }), value: place },
    { label: m.meetingsAgenda({}, { locale }), value: null, ...(titles.length > 0 && { list: titles }) },
    { label: m.minutesChair({}, { locale }), value: head.chair },
    { label: m.minutesSecretary({}, { locale }), value: head.secretary },
    { label: m.minutesTaker({}, { locale }), value: head.taker },
    { label: m.meetingsCalled({}, { locale }), value: came.length === 0 ? null : people },
  ];
}

const heading = (text: string): PaperPart => ({ kind: 'heading', level: 1, text });

function opening({ head }: MinutesContent, { locale }: MinutesPaperWords): PaperPart[] {
  const rows = [
    { label: m.minutesOpened({}, { locale }), value: head.opened },
    { label: m.minutesPaperBy({}, { locale }), value: head.chair },
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

function closing({ head }: MinutesContent, { locale }: MinutesPaperWords): PaperPart[] {
  return [
    heading(m.minutesPaperClosing({}, { locale })),
    { kind: 'facts', rows: [{ label: m.minutesClosed({}, { locale }), value: head.closed }], indent: true },
    {
      kind: 'signatures',
      blocks: [
        { intro: m.minutesPaperTaker({}, { locale }), lines: [], name: null, below: [] },
        {
          intro: m.minutesPaperChair({}, { locale }),
          lines: head.chair === null ? null : [`${head.chair},`],
          name: null,
          below: [],
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
