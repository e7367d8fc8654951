import { formatDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  type Addressee,
  copiesOf,
  dateWithDay,
  DOTS,
  type Fact,
  type LetterOpeningPart,
  numberOf,
  openingOf,
  type Paper,
  type PaperPart,
  parafOf,
  type TableRow,
} from '#papers/index.ts';
import {
  authorOf,
  letterheadPart,
  meetingFacts,
  paperFor,
  placeAndDay,
  signatureBlock,
  spanOf,
  unofficialMark,
  zoneOf,
} from './paper-common.ts';
import { CLOSING_WORDS, URGENCY_WORDS } from './paper-choices.ts';
import { linesOf } from './paper-fill.ts';
import type { Composition } from './paper-material.ts';
import { guestsOf } from './meeting.ts';
import { addresseeOf, counted, guestRows } from './paper-people.ts';

/** More are listed in an attachment. */
const MOST_ADDRESSEES = 5;

/** Surat undangan with Daftar Undangan and Jadwal Acara; addressed to all who are called. */
export function invitationPaper(c: Composition): Paper {
  const { material, given, locale } = c;
  const annexes = [...guestAnnex(c), ...scheduleAnnex(c)];
  return paperFor(c, {
    title: m.meetingPapersLetter({}, { locale }),
    kind: 'letter',
    parts: [
      ...letterheadPart(c),
      ...unofficialMark(locale),
      opening(c, annexes.length > 0),
      ...linesOf(given.opening).map(paragraph),
      { kind: 'facts', indent: true, rows: eventFacts(c) },
      ...requests(c),
      ...(given.contact === ''
        ? []
        : [paragraph(m.meetingPapersContactLine({ contact: given.contact }, { locale }))]),
      ...(given.closing === 'thanks' || given.closing === 'notice'
        ? [paragraph(CLOSING_WORDS[given.closing]({}, { locale }))]
        : []),
      { kind: 'signatures', blocks: [signatureBlock(c)] },
      ...(given.copies === '' ? [] : [copiesOf(material.kit.settings, linesOf(given.copies))]),
      ...parafOf(material.kit.settings, 'letter'),
      ...numbered(annexes),
    ],
  });
}

const paragraph = (text: string): PaperPart => ({ kind: 'paragraph', indent: true, text });

function opening(c: Composition, hasAnnexes: boolean): LetterOpeningPart {
  const { material, given, locale } = c;
  const { settings } = material.kit;
  const words = { locale };
  const letter = openingOf(settings, {
    day: given.day || null,
    number: letterNumber(c),
    urgency: urgencyWord(c) ?? '',
    attachments: hasAnnexes ? m.meetingPapersFile({ count: counted(1, locale) }, words) : null,
    subject: given.subject || DOTS,
    addressee: addresseeAll(
      guestsOf(material.meeting).map(({ name }) => addresseeOf(name)),
      m.meetingPapersPlaceOfAddressee({}, words),
    ),
  });
  if (locale === 'id') return letter;
  const labels = [
    m.meetingPapersNumber({}, words),
    m.meetingPapersUrgency({}, words),
    m.meetingPapersAnnexes({}, words),
    m.meetingPapersSubject({}, words),
  ];
  return {
    ...letter,
    placeAndDate: placeAndDay(c),
    facts: letter.facts.map((fact, index) => ({ ...fact, label: labels[index] ?? fact.label })),
  };
}

function urgencyWord({ given, locale }: Composition): string | undefined {
  return Object.entries(URGENCY_WORDS).find(([key]) => key === given.urgency)?.[1]({}, { locale });
}

/** As a person typed it, else by the office's pattern with dots for what is open. */
export function letterNumber({ material, given }: Composition): string | null {
  if (given.number !== '') return given.number;
  return numberOf(material.kit.settings, given.day === '' ? {} : { day: given.day });
}

function addresseeAll(posts: readonly string[], place: string): Addressee {
  const listAttached = posts.length > MOST_ADDRESSEES;
  return { to: listAttached ? [] : posts, through: [], place, listAttached };
}

function eventFacts({ material, given, locale }: Composition): Fact[] {
  const { record } = material.meeting;
  const words = { locale };
  const [day, time, place, event] = meetingFacts(record, locale).map((fact) => ({
    ...fact,
    label: fact.label.toLocaleLowerCase(locale),
  }));
  return [
    ...[day, time, place].flatMap((fact) => fact ?? []),
    ...(record.link === null
      ? []
      : [{ label: m.meetingPapersLink({}, words), value: [{ text: record.link, href: record.link }] }]),
    ...(event ? [event] : []),
    ...(record.theme === null ? [] : [{ label: m.meetingPapersThemeLabel({}, words), value: record.theme }]),
    ...(given.dress === '' ? [] : [{ label: m.meetingPapersDressLabel({}, words), value: given.dress }]),
  ];
}

function requests({ given, locale }: Composition): PaperPart[] {
  const lines = linesOf(given.requests);
  if (lines.length === 0) return [];
  return [
    { kind: 'paragraph', indent: true, text: m.meetingPapersRequested({}, { locale }), keepNext: true },
    { kind: 'list', form: '1.', items: lines },
  ];
}

interface Annex {
  readonly of: string;
  readonly facts: readonly Fact[];
  readonly parts: readonly PaperPart[];
}

function annexHead(c: Composition): Pick<Annex, 'of' | 'facts'> {
  const { given, locale } = c;
  const words = { locale };
  const author = authorOf(c);
  return {
    of: author === null ? m.meetingPapersLetter({}, words) : m.meetingPapersLetterOf({ author }, words),
    facts: [
      { label: m.meetingPapersNumber({}, words), value: letterNumber(c) },
      {
        label: m.meetingPapersDate({}, words),
        value: given.day === '' ? null : formatDate(given.day, locale),
      },
    ],
  };
}

/** One attachment is `Lampiran`, several are numbered. */
function numbered(annexes: readonly Annex[]): PaperPart[] {
  return annexes.flatMap(({ of, facts, parts }, index) => [
    { kind: 'attachment', number: annexes.length === 1 ? 0 : index + 1, of, facts } as const,
    ...parts,
  ]);
}

function guestAnnex(c: Composition): Annex[] {
  const { material, locale } = c;
  const words = { locale };
  const guests = guestsOf(material.meeting);
  const rows = guestRows(material, locale);
  if (rows.length === 0) return [];
  return [
    {
      ...annexHead(c),
      parts: [
        { kind: 'title', lines: [m.meetingPapersGuestList({}, words), material.meeting.record.title] },
        {
          kind: 'table',
          columns: [
            { label: m.meetingPapersNo({}, words), share: 8, align: 'centre' },
            { label: m.meetingPapersPostInstitution({}, words), share: 62 },
            { label: m.meetingPapersNotePersons({}, words), share: 30 },
          ],
          rows,
        },
        {
          kind: 'paragraph',
          align: 'left',
          text: m.meetingPapersGuestTotal(
            {
              institutions: counted(guests.length, locale),
              persons: counted(
                guests.reduce((sum, { persons }) => sum + persons, 0),
                locale,
              ),
            },
            words,
          ),
        },
        { kind: 'signatures', blocks: [signatureBlock(c)] },
      ],
    },
  ];
}

function scheduleAnnex(c: Composition): Annex[] {
  const { material, locale } = c;
  const { record } = material.meeting;
  const words = { locale };
  if (record.agenda.length === 0) return [];
  let before = '';
  const rows = record.agenda.map((item, index): TableRow => {
    const day = item.day === before ? '' : dateWithDay(item.day, locale);
    before = item.day;
    const who = [item.speaker, item.institution].filter((part) => part !== null).join(', ');
    return {
      kind: 'row',
      cells: [
        String(index + 1),
        day,
        spanOf(item, locale),
        { text: item.title, ...(item.topic === null ? {} : { detail: item.topic }) },
        who === '' || item.owner === null ? who || item.owner : { text: who, detail: item.owner },
        '',
      ],
    };
  });
  return [
    {
      ...annexHead(c),
      parts: [
        { kind: 'title', lines: [m.meetingPapersSchedule({}, words), record.title] },
        {
          kind: 'table',
          columns: [
            { label: m.meetingPapersNo({}, words), share: 6, align: 'centre' },
            { label: m.annexesDay({}, words), share: 15 },
            { label: m.meetingPapersTimeIn({ zone: zoneOf(record) }, words), share: 13, align: 'centre' },
            { label: m.meetingPapersItem({}, words), share: 31 },
            { label: m.meetingPapersSpeakerOwner({}, words), share: 21 },
            { label: m.meetingPapersNote({}, words), share: 14 },
          ],
          rows,
        },
        { kind: 'signatures', blocks: [signatureBlock(c)] },
      ],
    },
  ];
}

/** Whose copy of a letter it is, and the address of their own link where they have one. */
export interface LetterCopy {
  readonly name: string;
  readonly link: string | null;
}

/** The letter as one addressee gets it: to their post alone, with Formulir Konfirmasi as its last attachment. */
export function addressedTo(letter: Paper, { name, link }: LetterCopy): Paper {
  const words = { locale: letter.language };
  const post = addresseeOf(name);
  const annexes = letter.parts.filter((part) => part.kind === 'attachment');
  const [first] = annexes;
  const parts = letter.parts.map((part): PaperPart => {
    if (part.kind === 'letterOpening')
      return {
        ...part,
        addressee: { ...part.addressee, to: [post], listAttached: false },
        facts: part.facts.map((fact, index) =>
          index === 2 && annexes.length === 0
            ? { ...fact, value: m.meetingPapersFile({ count: counted(1, letter.language) }, words) }
            : fact,
        ),
      };
    return part.kind === 'attachment' && annexes.length === 1 ? { ...part, number: 1 } : part;
  });
  return {
    ...letter,
    file: { ...letter.file, subject: `${letter.file.subject} ${name}`.slice(0, 80) },
    parts: [
      ...parts,
      {
        kind: 'attachment',
        number: annexes.length === 0 ? 0 : annexes.length + 1,
        of: first?.of ?? m.meetingPapersLetter({}, words),
        facts: first?.facts ?? [],
      },
      { kind: 'title', lines: [m.meetingPapersReplyForm({}, words)] },
      {
        kind: 'facts',
        labelWidth: 50,
        rows: [
          { label: m.meetingPapersReplyOf({}, words), value: post },
          ...[
            m.meetingPapersReplyName({}, words),
            m.meetingPapersReplyPost({}, words),
            m.meetingPapersReplyInstitution({}, words),
            m.meetingPapersReplyContact({}, words),
            m.meetingPapersReplyComes({}, words),
            m.meetingPapersReplyNeeds({}, words),
          ].map((label) => ({ label, value: null })),
        ],
      },
      ...(link === null ? [] : [{ kind: 'qr', link, note: m.meetingPapersReplyLink({}, words) } as const]),
    ],
  };
}

/** The letters of several addressees one after the other in one file, each with pages counted by themselves. */
export function lettersFor(letter: Paper, copies: readonly LetterCopy[]): Paper {
  const all = copies.map((copy) => addressedTo(letter, copy).parts);
  return {
    ...letter,
    parts: all.flatMap((parts, index) => [
      ...(index === 0 ? [] : [{ kind: 'section', ...letter.page, restart: true } as const]),
      ...parts,
    ]),
  };
}
