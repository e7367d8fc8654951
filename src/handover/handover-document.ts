import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { type Matter, type MatterChapter, type MatterGroup, type StoredOffice } from '#access/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { Acceptance } from './acceptance.ts';
import {
  type Block,
  facts,
  letterhead,
  paperOptions,
  sectionOptions,
  signatures,
  table,
  text,
} from './document-parts.ts';
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
export async function handoverDocument(book: HandoverBook, words: DocumentWords): Promise<Uint8Array> {
  const { locale } = words;
  const title = m.handoverTitle({}, { locale });
  const document = new Document({
    ...paperOptions(locale),
    title: `${title}: ${book.office.name}`,
    creator: m.appName({}, { locale }),
    sections: [
      {
        ...sectionOptions(`${title}, ${book.office.name}, ${words.date(book.day)}`, {
          word: m.handoverPage({}, { locale }),
          of: m.handoverPageOf({}, { locale }),
        }),
        children: [...head(book, words), ...body(book, words), ...end(book, words)],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Whose house the office stands in, as its letters say it; proper names are not translated. */
function houseOf(office: StoredOffice, areaName: string | null): string[] {
  switch (office.kind) {
    case 'ministry':
      return office.unit === 'ministry' ? ['Kementerian Dalam Negeri Republik Indonesia'] : [];
    case 'province':
      return areaName === null ? [] : [`Pemerintah Provinsi ${areaName.replace(/^Provinsi /i, '')}`];
    case 'regency':
      return areaName === null ? [] : [`Pemerintah ${areaName}`];
    case 'partner':
      return [];
  }
}

function head(book: HandoverBook, { locale, date, dateTime }: DocumentWords): Block[] {
  const words = { locale };
  const { office } = book;
  return [
    ...letterhead([...houseOf(office, book.areaName), office.name]),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      text: m.handoverTitle({}, words).toLocaleUpperCase(locale),
    }),
    ...(locale === 'en' ? [text(m.handoverUnofficial({}, words), { italics: true, centred: true })] : []),
    text(''),
    ...facts([
      [m.handoverOffice({}, words), office.name],
      ...(book.areaName === null ? [] : ([[m.officesArea({}, words), book.areaName]] as const)),
      ...(book.partnerName === null ? [] : ([[m.officesPartner({}, words), book.partnerName]] as const)),
      [m.handoverDay({}, words), date(book.day)],
      [m.handoverMadeAt({}, words), dateTime(book.madeAt)],
    ]),
    text(''),
    text(m.handoverOpening({ office: office.name, date: date(book.day) }, words)),
    ...(book.isOwn ? [] : [text(m.handoverFromOutside({}, words), { italics: true })]),
  ];
}

function body(book: HandoverBook, words: DocumentWords): Block[] {
  const { locale, date } = words;
  if (book.chapters.length === 0 && !book.note) return [text(m.handoverEmpty({}, { locale }))];
  return [
    ...(book.nearest.length === 0
      ? []
      : [
          text(m.handoverNearest({}, { locale }), { keepNext: true }),
          ...book.nearest.map(
            (matter) =>
              new Paragraph({
                numbering: { reference: 'deadlines', level: 0 },
                text: `${date(matter.due ?? '')}: ${[matter.text, matter.detail].filter(Boolean).join(', ')}`,
              }),
          ),
        ]),
    ...(book.note ? noteBlocks(book.note, words) : []),
    ...book.chapters.flatMap(({ chapter, groups }) => [
      heading(chapterTitle(chapter, locale), 0),
      ...(chapter === 'contacts' ? [text(m.handoverContactsRule({}, { locale }), { italics: true })] : []),
      ...groups.flatMap((group) => groupBlocks(group, words)),
    ]),
  ];
}

function heading(words: string, level: 0 | 1): Paragraph {
  return new Paragraph({
    heading: level === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    numbering: { reference: 'chapters', level },
    text: words,
  });
}

function noteBlocks(note: NonNullable<HandoverBook['note']>, { locale, dateTime }: DocumentWords): Block[] {
  const by = [note.authorName, note.capacity].filter((part) => part !== null).join(', ');
  const at = dateTime(note.writtenAt);
  return [
    heading(m.handoverNote({}, { locale }), 0),
    ...note.body
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => text(line)),
    text(by === '' ? m.handoverNoteAt({ at }, { locale }) : m.handoverNoteBy({ by, at }, { locale }), {
      italics: true,
      small: true,
    }),
  ];
}

function groupBlocks(group: MatterGroup, words: DocumentWords): Block[] {
  const { locale, address } = words;
  const rest = group.total - group.matters.length;
  const dated = group.matters.some(({ due }) => due);
  const columns = [
    m.handoverNumber({}, { locale }),
    m.handoverMatter({}, { locale }),
    m.handoverSince({}, { locale }),
    ...(dated ? [m.handoverDue({}, { locale })] : []),
    m.handoverSource({}, { locale }),
  ];
  return [
    heading(group.title, 1),
    table(
      columns,
      group.matters.map((matter, index) => cellsOf(matter, index, dated, words)),
      dated ? [6, 43, 17, 17, 17] : [6, 56, 18, 20],
    ),
    text(
      rest > 0
        ? m.handoverMore(
            { count: rest, address: group.path === null ? address('/') : address(group.path) },
            { locale },
          )
        : '',
      { small: true },
    ),
  ];
}

function cellsOf(matter: Matter, index: number, dated: boolean, { date, address }: DocumentWords) {
  const day = (one: PlainDate | null | undefined) => ({ text: one ? date(one) : '-' });
  return [
    { text: String(index + 1) },
    {
      text: matter.text,
      detail: matter.detail,
      href: matter.path === null ? undefined : address(matter.path),
    },
    day(matter.date),
    ...(dated ? [day(matter.due)] : []),
    { text: matter.source },
  ];
}

function end(book: HandoverBook, { locale, dateTime }: DocumentWords): Block[] {
  const words = { locale };
  const [last] = book.acceptances;
  const giver = book.note?.authorName === last?.name ? undefined : book.note;
  return [
    text(''),
    ...book.acceptances.slice(0, 3).map((one) => text(acceptanceText(one, locale, dateTime(one.at)))),
    text(m.handoverClosing({}, words), { keepNext: true }),
    text('', { keepNext: true }),
    signatures(
      {
        heading: m.handoverGiver({}, words),
        capacity: giver?.capacity ?? undefined,
        name: giver?.authorName ?? undefined,
      },
      {
        heading: m.handoverReceiver({}, words),
        capacity: last?.capacity ?? undefined,
        name: last?.name ?? undefined,
      },
    ),
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
