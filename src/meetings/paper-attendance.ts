import { isErasedName } from '#access/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  type Cell,
  type Column,
  dateWithDay,
  type Fact,
  pageOf,
  type Paper,
  type PaperPart,
  type TableRow,
} from '#papers/index.ts';
import type { Annex } from './annex.ts';
import type { Attendant } from './attendance.ts';
import { CATEGORIES, type Category, type MeetingRecord } from './meeting.ts';
import {
  beginning,
  clockOf,
  letterheadPart,
  paperFor,
  placeAndDay,
  signatureBlock,
  unofficialMark,
  venueOf,
  zoneOf,
} from './paper-common.ts';
import type { Composition } from './paper-material.ts';
import { CATEGORY_WORDS } from './paper-people.ts';

/** Rows left for who was not expected. */
const EMPTY_ROWS = 5;
/** More names than these lie across. */
const MOST_UPRIGHT = 25;
const PEN_HEIGHT = 9;

const ENGLISH_SEX = { L: 'M', P: 'F' } as const;

/** Names as a list shows them, before a person signs or after. */
interface Line {
  readonly category: Category;
  readonly name: string;
  readonly place: string;
  readonly sex: string;
  readonly last: string;
}

/**
 * Daftar hadir: a table for each category and day. Empty for signing, with who is expected and rows to spare; or filled,
 * with the times at which people were entered in place of signatures and without their contacts.
 */
export function attendancePaper(c: Composition, form: Form): Paper {
  const { record } = c.material.meeting;
  const lists = listsOf(record, (day) =>
    form === 'blank'
      ? expectedLines(c)
      : attendedLines({ record, attendants: c.material.attendants, locale: c.locale }, day),
  );
  const title = m.meetingPapersAttendance({}, { locale: c.locale });
  return paperFor(c, {
    title: form === 'blank' ? title : m.meetingPapersAttendanceFilled({}, { locale: c.locale }),
    kind: 'report',
    page: pageOf(c.material.kit.settings, orientationOf(lists)),
    parts: [
      ...letterheadPart(c),
      ...unofficialMark(c.locale),
      ...dayParts(record, lists, { form, locale: c.locale }),
      ...(form === 'filled' ? [note({ attendants: c.material.attendants, locale: c.locale })] : []),
      {
        kind: 'signatures',
        blocks: [
          signatureBlock(
            c,
            [placeAndDay(c) ?? '', m.meetingPapersKnown({}, { locale: c.locale })].filter(Boolean).join('\n'),
          ),
        ],
      },
    ],
  });
}

/** Who came, by day and category, to be annexed to other papers; nothing where nobody was entered. */
export function attendanceAnnex(of: Attended): Annex[] {
  const { record, attendants, locale } = of;
  if (attendants.length === 0) return [];
  const lists = listsOf(record, (day) => attendedLines(of, day)).filter(({ lines }) => lines.length > 0);
  return [
    {
      orientation: orientationOf(lists),
      parts: [...dayParts(record, lists, { form: 'filled', locale }), note(of)],
    },
  ];
}

export interface Attended {
  readonly record: MeetingRecord;
  readonly attendants: readonly Attendant[];
  readonly locale: Locale;
}

/** Those of one day. */
interface DayList {
  readonly day: PlainDate;
  readonly lines: readonly Line[];
}

type Form = 'blank' | 'filled';

function listsOf(record: MeetingRecord, linesOf: (day: PlainDate) => readonly Line[]): DayList[] {
  return daysOf(record).map((day) => ({ day, lines: linesOf(day) }));
}

function orientationOf(lists: readonly DayList[]): 'portrait' | 'landscape' {
  return lists.some(({ lines }) => lines.length > MOST_UPRIGHT) ? 'landscape' : 'portrait';
}

function dayParts(
  record: MeetingRecord,
  lists: readonly DayList[],
  { form, locale }: { readonly form: Form; readonly locale: Locale },
): PaperPart[] {
  return lists.flatMap(({ day, lines }, index): PaperPart[] => [
    ...(index === 0 ? [] : [{ kind: 'pageBreak' } as const]),
    ...dayHead(record, day, locale),
    ...tablesOf(record, lines, { form, locale }),
  ]);
}

function dayHead(record: MeetingRecord, day: PlainDate, locale: Locale): PaperPart[] {
  const title = m.meetingPapersAttendance({}, { locale });
  const words = { locale };
  const begins =
    day === record.firstDay ? beginning(record, locale) : beginning({ ...record, firstDay: day }, locale);
  const rows: Fact[] = [
    { label: m.annexesDay({}, words), value: dateWithDay(day, locale) },
    { label: m.annexesTime({}, words), value: begins },
    { label: m.meetingPapersPlace({}, words), value: venueOf(record) },
    { label: m.meetingPapersEvent({}, words), value: record.title },
  ];
  return [
    { kind: 'title', lines: [title] },
    { kind: 'facts', rows },
  ];
}

function tablesOf(
  record: MeetingRecord,
  lines: readonly Line[],
  { form, locale }: { readonly form: Form; readonly locale: Locale },
): PaperPart[] {
  const used = CATEGORIES.filter((category) => lines.some((line) => line.category === category));
  const words = { locale };
  return used.map((category, index): PaperPart => {
    const of = lines.filter((line) => line.category === category);
    const spare: Line[] =
      form === 'filled'
        ? []
        : Array.from({ length: EMPTY_ROWS }, () => ({ category, name: '', place: '', sex: '', last: '' }));
    return {
      kind: 'table',
      caption: `${String.fromCodePoint(65 + index)}. ${CATEGORY_WORDS[category]({}, words)}`,
      columns: columnsOf(form, zoneOf(record), words),
      rows: [...of, ...spare].map((line, at) => rowOf(line, at + 1, form)),
      ...(form === 'blank' ? { rowHeight: PEN_HEIGHT } : {}),
    };
  });
}

function columnsOf(form: Form, zone: string, words: { readonly locale: Locale }): Column[] {
  const head: Column[] = [{ label: m.meetingPapersNo({}, words), share: 6, align: 'centre' }];
  const sex: Column = { label: m.meetingPapersSex({}, words), share: 6, align: 'centre' };
  return form === 'blank'
    ? [
        ...head,
        { label: m.meetingPapersName({}, words), share: 24 },
        { label: m.meetingPapersPostPlace({}, words), share: 29 },
        sex,
        { label: m.meetingPapersContact({}, words), share: 14 },
        { label: m.meetingPapersSign({}, words), share: 21 },
      ]
    : [
        ...head,
        { label: m.meetingPapersName({}, words), share: 30 },
        { label: m.meetingPapersPostPlace({}, words), share: 40 },
        sex,
        { label: m.meetingPapersEntered({ zone }, words), share: 18, align: 'centre' },
      ];
}

/** Signatures are staggered: odd numbers at the left, even ones further in. */
function rowOf({ name, place, sex, last }: Line, number: number, form: Form): TableRow {
  const isOdd = number % 2 === 1;
  const sign: Cell = { text: `${String(number)}.`, align: isOdd ? 'left' : 'centre' };
  return {
    kind: 'row',
    cells: [String(number), name, place, sex, ...(form === 'blank' ? ['', sign] : [last])],
  };
}

/** Whom the invited named; where they have not, a line for each person that is asked for. */
function expectedLines({ material }: Composition): Line[] {
  const { meeting, delegates } = material;
  return meeting.record.invitees.flatMap(({ id, category, name, persons }) => {
    const named = delegates.get(id);
    const sent: Line[] = (named ?? [])
      .filter((person) => !isErasedName(person.name))
      .map((person) => ({
        category,
        name: person.name,
        place: [person.post, name].join(', '),
        sex: '',
        last: '',
      }));
    // Who declined is not expected; who answered without names, or not at all, is.
    const isAbsent = named !== undefined && named.length === 0;
    const open = isAbsent ? 0 : Math.min(Math.max(persons - sent.length, 0), 20);
    return [
      ...sent,
      ...Array.from({ length: open }, () => ({ category, name: '', place: name, sex: '', last: '' })),
    ];
  });
}

function attendedLines({ record, attendants, locale }: Attended, day: PlainDate): Line[] {
  const { timeZone } = record;
  return attendants
    .filter((one) => one.day === day)
    .map((one) => ({
      category: one.category,
      name: one.name,
      place: [
        one.post,
        one.institution,
        one.represents && m.annexesStandsIn({ whom: one.represents }, { locale }),
      ]
        .filter(Boolean)
        .join(', '),
      sex: one.sex === null ? '-' : locale === 'id' ? one.sex : ENGLISH_SEX[one.sex],
      last: enteredWords(one, timeZone, locale),
    }));
}

/** Written down afterwards there is no time of coming, only that they were there. */
function enteredWords({ at, method, mode }: Attendant, zone: string, locale: Locale): string {
  const time = clockOf(at, zone);
  const words =
    method === 'list'
      ? m.meetingPapersByList({}, { locale })
      : locale === 'id'
        ? time.replace(':', '.')
        : time;
  return mode === 'online' ? m.meetingPapersOnline({ time: words }, { locale }) : words;
}

function note({ attendants, locale }: Pick<Attended, 'attendants' | 'locale'>): PaperPart {
  const text =
    attendants.length === 0
      ? m.meetingPapersNobodyEntered({}, { locale })
      : m.meetingPapersEnteredNote({}, { locale });
  return { kind: 'paragraph', size: 'small', align: 'left', text };
}

function daysOf({ firstDay, lastDay }: Pick<MeetingRecord, 'firstDay' | 'lastDay'>): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = Temporal.PlainDate.from(firstDay); day.toString() <= lastDay; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}
