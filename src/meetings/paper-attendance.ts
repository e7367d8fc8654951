import { isErasedName } from '#access/index.ts';
import type { PlainDate } from '#kernel/index.ts';
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
export function attendancePaper(c: Composition, form: 'blank' | 'filled'): Paper {
  const { record } = c.material.meeting;
  const days = daysOf(record);
  const tables = days.map((day) => ({
    day,
    lines: form === 'blank' ? expectedLines(c) : attendedLines(c, day),
  }));
  const most = Math.max(0, ...tables.map(({ lines }) => lines.length));
  const title = m.meetingPapersAttendance({}, { locale: c.locale });
  const orientation = most > MOST_UPRIGHT ? 'landscape' : 'portrait';
  return paperFor(c, {
    title: form === 'blank' ? title : m.meetingPapersAttendanceFilled({}, { locale: c.locale }),
    kind: 'report',
    page: pageOf(c.material.kit.settings, orientation),
    parts: [
      ...letterheadPart(c),
      ...unofficialMark(c.locale),
      ...tables.flatMap(({ day, lines }, index): PaperPart[] => [
        ...(index === 0 ? [] : [{ kind: 'pageBreak' } as const]),
        ...dayHead(c, day, title),
        ...tablesOf(c, lines, form),
      ]),
      ...(form === 'filled' ? [note(c)] : []),
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

function dayHead({ material, locale }: Composition, day: PlainDate, title: string): PaperPart[] {
  const { record } = material.meeting;
  const words = { locale };
  const begins =
    day === record.firstDay ? beginning(record, locale) : beginning({ ...record, firstDay: day }, locale);
  const rows: Fact[] = [
    { label: m.meetingPapersDayDate({}, words), value: dateWithDay(day, locale) },
    { label: m.meetingPapersTime({}, words), value: begins },
    { label: m.meetingPapersPlace({}, words), value: venueOf(record) },
    { label: m.meetingPapersEvent({}, words), value: record.title },
  ];
  return [
    { kind: 'title', lines: [title] },
    { kind: 'facts', rows },
  ];
}

function tablesOf(
  { material, locale }: Composition,
  lines: readonly Line[],
  form: 'blank' | 'filled',
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
      columns: columnsOf(form, zoneOf(material.meeting.record), words),
      rows: [...of, ...spare].map((line, at) => rowOf(line, at + 1, form)),
      ...(form === 'blank' ? { rowHeight: PEN_HEIGHT } : {}),
    };
  });
}

function columnsOf(
  form: 'blank' | 'filled',
  zone: string,
  words: { readonly locale: 'id' | 'en' },
): Column[] {
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
function rowOf({ name, place, sex, last }: Line, number: number, form: 'blank' | 'filled'): TableRow {
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

function attendedLines({ material, locale }: Composition, day: PlainDate): Line[] {
  const { timeZone } = material.meeting.record;
  return material.attendants
    .filter((one) => one.day === day)
    .map((one) => ({
      category: one.category,
      name: one.name,
      place: [one.post, one.institution, one.represents].filter((part) => part !== null).join(', '),
      sex: one.sex ?? '-',
      last: enteredWords(one, timeZone, locale),
    }));
}

/** Written down afterwards there is no time of coming, only that they were there. */
function enteredWords({ at, method, mode }: Attendant, zone: string, locale: 'id' | 'en'): string {
  const time = clockOf(at, zone);
  const words =
    method === 'list'
      ? m.meetingPapersByList({}, { locale })
      : locale === 'id'
        ? time.replace(':', '.')
        : time;
  return mode === 'online' ? m.meetingPapersOnline({ time: words }, { locale }) : words;
}

function note({ material, locale }: Composition): PaperPart {
  const text =
    material.attendants.length === 0
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
