import type { Matter, MatterChapter, MatterGroup } from '#access/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  type DetailedCell,
  type Fact,
  houseLines,
  type Paper,
  paperOf,
  type PaperPart,
} from '#papers/index.ts';
import type { Acceptance } from './acceptance.ts';
import type { HandoverBook } from './read-book.ts';

/** How the reader's language writes, and where the product stands for who opens a link from the paper. */
export interface DocumentWords {
  readonly locale: Locale;
  readonly date: (day: PlainDate) => string;
  readonly dateTime: (moment: string) => string;
  readonly address: (path: string) => string;
}

/**
 * The book as an office's memori serah terima, for people to go on editing and to sign. Nothing is signed or numbered
 * by the product; in English it is marked as unofficial.
 */
export function handoverPaper(book: HandoverBook, words: DocumentWords): Paper {
  const { locale } = words;
  const title = m.handoverTitle({}, { locale });
  return paperOf({
    language: locale,
    title: `${title}: ${book.office.name}`,
    file: { day: book.day, subject: title, office: book.office.name },
    footer: [`${title}, ${book.office.name}, ${words.date(book.day)}`],
    dataAt: book.madeAt,
    madeAt: book.madeAt,
    parts: [...head(book, words), ...body(book, words), ...end(book, words)],
  });
}

function head(book: HandoverBook, { locale, date, dateTime }: DocumentWords): PaperPart[] {
  const words = { locale };
  const { office } = book;
  const facts: Fact[] = [
    { label: m.handoverOffice({}, words), value: office.name },
    ...(book.areaName === null ? [] : [{ label: m.officesArea({}, words), value: book.areaName }]),
    ...(book.partnerName === null ? [] : [{ label: m.officesPartner({}, words), value: book.partnerName }]),
    { label: m.handoverDay({}, words), value: date(book.day) },
    { label: m.handoverMadeAt({}, words), value: dateTime(book.madeAt) },
  ];
  return [
    {
      kind: 'letterhead',
      lines: [
        ...houseLines(book).map((text) => ({ text, large: false })),
        { text: office.name, large: true },
      ],
      address: [],
      emblemAt: 'none',
      emblem: null,
      rule: true,
    },
    { kind: 'title', lines: [m.handoverTitle({}, words)], unofficial: locale === 'en' },
    { kind: 'facts', rows: facts, labelWidth: 45 },
    {
      kind: 'paragraph',
      text: m.handoverOpening({ office: office.name, date: date(book.day) }, words),
    },
    ...(book.isOwn ? [] : [italics(m.handoverFromOutside({}, words))]),
  ];
}

function italics(text: string, size: 'normal' | 'small' = 'normal'): PaperPart {
  return { kind: 'paragraph', text: [{ text, italic: true }], size };
}

function body(book: HandoverBook, words: DocumentWords): PaperPart[] {
  const { locale, date } = words;
  if (book.chapters.length === 0 && !book.note)
    return [{ kind: 'paragraph', text: m.handoverEmpty({}, { locale }) }];
  const nearest = book.nearest.map(
    (matter) => `${date(matter.due ?? '')}: ${[matter.text, matter.detail].filter(Boolean).join(', ')}`,
  );
  return [
    ...(nearest.length === 0
      ? []
      : ([
          { kind: 'paragraph', text: m.handoverNearest({}, { locale }), keepNext: true },
          { kind: 'list', form: '1.', items: nearest },
        ] as const)),
    ...(book.note ? noteParts(book.note, words) : []),
    ...book.chapters.flatMap(({ chapter, groups }): PaperPart[] => [
      { kind: 'heading', level: 1, text: chapterTitle(chapter, locale) },
      ...(chapter === 'contacts' ? [italics(m.handoverContactsRule({}, { locale }))] : []),
      ...groups.flatMap((group) => groupParts(group, words)),
    ]),
  ];
}

function noteParts(
  note: NonNullable<HandoverBook['note']>,
  { locale, dateTime }: DocumentWords,
): PaperPart[] {
  const by = [note.authorName, note.capacity].filter((part) => part !== null).join(', ');
  const at = dateTime(note.writtenAt);
  return [
    { kind: 'heading', level: 1, text: m.handoverNote({}, { locale }) },
    ...note.body
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'paragraph', text }) as const),
    italics(
      by === '' ? m.handoverNoteAt({ at }, { locale }) : m.handoverNoteBy({ by, at }, { locale }),
      'small',
    ),
  ];
}

function groupParts(group: MatterGroup, words: DocumentWords): PaperPart[] {
  const { locale, address } = words;
  const rest = group.total - group.matters.length;
  const dated = group.matters.some(({ due }) => due);
  return [
    { kind: 'heading', level: 2, text: group.title },
    {
      kind: 'table',
      columns: [
        { label: m.handoverNumber({}, { locale }), share: 6, align: 'centre' },
        { label: m.handoverMatter({}, { locale }), share: dated ? 43 : 56 },
        { label: m.handoverSince({}, { locale }), share: dated ? 17 : 18 },
        ...(dated ? [{ label: m.handoverDue({}, { locale }), share: 17 }] : []),
        { label: m.handoverSource({}, { locale }), share: dated ? 17 : 20 },
      ],
      rows: group.matters.map((matter, index) => ({
        kind: 'row',
        cells: cellsOf(matter, index, dated, words),
      })),
    },
    ...(rest > 0
      ? ([
          {
            kind: 'paragraph',
            size: 'small',
            text: m.handoverMore(
              { count: rest, address: group.path === null ? address('/') : address(group.path) },
              { locale },
            ),
          },
        ] as const)
      : []),
  ];
}

function cellsOf(matter: Matter, index: number, dated: boolean, { date, address }: DocumentWords) {
  const day = (one: PlainDate | null | undefined) => (one ? date(one) : null);
  const about: DetailedCell = {
    text: matter.text,
    detail: matter.detail,
    href: matter.path === null ? undefined : address(matter.path),
  };
  return [String(index + 1), about, day(matter.date), ...(dated ? [day(matter.due)] : []), matter.source];
}

function end(book: HandoverBook, { locale, dateTime }: DocumentWords): PaperPart[] {
  const words = { locale };
  const [last] = book.acceptances;
  const giver = book.note?.authorName === last?.name ? undefined : book.note;
  const signature = (intro: string, who: { capacity: string | null; name: string | null } | undefined) => ({
    intro,
    lines: who?.capacity ? [who.capacity] : null,
    name: who?.name ?? null,
    below: [],
  });
  return [
    ...book.acceptances
      .slice(0, 3)
      .map((one) => ({ kind: 'paragraph', text: acceptanceText(one, locale, dateTime(one.at)) }) as const),
    { kind: 'paragraph', text: m.handoverClosing({}, words) },
    {
      kind: 'signatures',
      blocks: [
        signature(m.handoverGiver({}, words), giver && { capacity: giver.capacity, name: giver.authorName }),
        signature(m.handoverReceiver({}, words), last),
      ],
    },
  ];
}

/** "Taken over by …, Plh. Kepala …, on …": as the audit trail keeps it. */
export function acceptanceText(one: Acceptance, locale: Locale, at: string): string {
  const who = [one.name, one.capacity].filter((part) => part !== null && part !== '').join(', ');
  return who === ''
    ? m.handoverAcceptedAt({ at }, { locale })
    : m.handoverAcceptedBy({ who, at }, { locale });
}

export function chapterTitle(chapter: MatterChapter, locale: Locale): string {
  const words = { locale };
  switch (chapter) {
    case 'files':
      return m.handoverFiles({}, words);
    case 'deadlines':
      return m.handoverDeadlines({}, words);
    case 'watch':
      return m.handoverWatch({}, words);
    case 'decisions':
      return m.handoverDecisions({}, words);
    case 'contacts':
      return m.handoverContactsTitle({}, words);
    case 'people':
      return m.handoverPeople({}, words);
    case 'ways':
      return m.handoverWays({}, words);
  }
}
