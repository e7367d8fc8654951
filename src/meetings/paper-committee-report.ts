import { m } from '#messages/messages.js';
import { DOTS, lookOf, type Paper, type PaperPart } from '#papers/index.ts';
import { type AgendaItem, countInvitees, guestsOf } from './meeting.ts';
import {
  beginning,
  daysInWords,
  paperFor,
  placeAndDay,
  signatureBlock,
  unofficialMark,
  venueOf,
} from './paper-common.ts';
import { linesOf } from './paper-fill.ts';
import type { Composition } from './paper-material.ts';
import { CATEGORY_WORDS, counted, partnerLine } from './paper-people.ts';

const LARGE = 14;

/** Laporan panitia, read aloud at the opening: one to two pages, in large letters where that is wished. */
export function committeeReportPaper(c: Composition): Paper {
  const { material, given, locale } = c;
  const { record } = material.meeting;
  const words = { locale };
  const title = m.meetingPapersCommitteeReport({}, words);
  const look = lookOf(material.kit.settings, 'letter');
  return paperFor(c, {
    title,
    kind: 'letter',
    look: {
      ...look,
      ...(given.size === 'large' ? { fontSize: LARGE, lineSpacing: 1.5 } : {}),
      headings: ['1.', 'a.', 'none'],
    },
    parts: [
      { kind: 'title', lines: [title, record.title] },
      ...unofficialMark(locale),
      ...linesOf(given.salutation).map((text): PaperPart => ({ kind: 'paragraph', align: 'left', text })),
      heading(m.meetingPapersBasis({}, words)),
      ...basis(c),
      heading(m.meetingPapersAim({}, words)),
      ...texts(given.background),
      heading(m.meetingPapersTheme({}, words)),
      text(record.theme === null ? DOTS : m.meetingPapersThemeIs({ theme: record.theme }, words)),
      heading(m.meetingPapersTimePlace({}, words)),
      text(timeAndPlace(c)),
      heading(m.meetingPapersParticipants({}, words)),
      ...participants(c),
      heading(m.meetingPapersSpeakers({}, words)),
      ...speakersOf(record.agenda),
      heading(m.meetingPapersFunding({}, words)),
      ...texts(given.funding),
      heading(m.meetingPapersEnding({}, words)),
      ...texts(given.ending),
      {
        kind: 'signatures',
        blocks: [signatureBlock(c, [placeAndDay(c) ?? DOTS, m.meetingPapersChair({}, words)].join('\n'))],
      },
    ],
  });
}

const heading = (words: string): PaperPart => ({ kind: 'heading', level: 1, text: words });
const text = (words: string): PaperPart => ({ kind: 'paragraph', text: words });

/** Paragraphs a person wrote; dotted while there are none. */
export function texts(written: string): PaperPart[] {
  const lines = linesOf(written);
  return (lines.length === 0 ? [DOTS] : lines).map(text);
}

/** One regulation a line. */
export function basis({ material }: Composition): PaperPart[] {
  const lines = linesOf(material.meeting.record.legalBasis ?? '');
  return lines.length === 0 ? [text(DOTS)] : [{ kind: 'list', form: 'a.', items: lines.map(ending) }];
}

/** A line of a list as it ends: with a semicolon, the last one with a full stop. */
export const ending = (line: string, index: number, all: readonly unknown[]): string =>
  /[.;]$/.test(line) ? line : `${line}${index + 1 === all.length ? '.' : ';'}`;

/** When and where it is held, in one sentence; dots for what is not settled. */
export function timeAndPlace({ material, locale }: Composition): string {
  const { record } = material.meeting;
  return m.meetingPapersHeld(
    {
      day: daysInWords(record, locale),
      time: beginning(record, locale) ?? DOTS,
      place: venueOf(record) ?? DOTS,
    },
    { locale },
  );
}

/** Institutions and persons called, by category, and partners by class. */
export function participants({ material, locale }: Composition): PaperPart[] {
  const words = { locale };
  const guests = guestsOf(material.meeting);
  if (guests.length === 0) return [text(DOTS)];
  const persons = guests.reduce((sum, one) => sum + one.persons, 0);
  const lines = countInvitees(guests).map(({ category, invited, persons: count }) =>
    category === 'partner'
      ? `${CATEGORY_WORDS.partner({}, words)}: ${partnerLine(material, locale) ?? ''}`
      : m.meetingPapersCategoryCount(
          {
            category: CATEGORY_WORDS[category]({}, words),
            institutions: counted(invited, locale),
            persons: counted(count, locale),
          },
          words,
        ),
  );
  return [
    {
      kind: 'paragraph',
      keepNext: true,
      text: m.meetingPapersInvitedAre(
        { persons: counted(persons, locale), institutions: counted(guests.length, locale) },
        words,
      ),
    },
    { kind: 'list', form: 'a.', items: lines.map(ending) },
  ];
}

/** Who speaks on what, by post and institution. */
export function speakersOf(agenda: readonly AgendaItem[]): PaperPart[] {
  const lines = agenda.flatMap(({ speaker, institution, topic, title }) => {
    const who = [speaker, institution].filter((part) => part !== null).join(', ');
    return who === '' ? [] : [`${who}: ${topic ?? title}`];
  });
  return lines.length === 0 ? [text(DOTS)] : [{ kind: 'list', form: 'a.', items: lines.map(ending) }];
}
