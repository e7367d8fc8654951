import { circleWord, type Desk } from '#access/index.ts';
import { addDays, daysBetween, isPlainDate, type Locale, TIME_ZONES } from '#kernel/index.ts';
import {
  type AgendaItem,
  kindsFor,
  listMeetings,
  type MeetingInput,
  type MeetingKind,
  type MeetingRecord,
  type StoredMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { formatDate, zoneName } from '#ui/format.ts';
import type { FormRow } from '#ui/join-versions.ts';
import { readRows } from '#ui/read-rows.ts';
import type { Option } from '#ui/types.ts';
import { meetingCircles } from '../circle-choices.ts';
import { areaChoices } from '../mitra/area-choices.ts';
import { type Difference, differences, type FieldWords, type Words } from '../version-words.ts';
import { daysWords, KIND_WORDS } from './words.ts';

const TEXTS = [
  'kind',
  'title',
  'theme',
  'aim',
  'legalBasis',
  'areaCode',
  'venue',
  'city',
  'link',
  'timeZone',
  'firstDay',
  'lastDay',
  'summary',
  'followsId',
  'visibility',
] as const;
type TextField = (typeof TEXTS)[number];

/**
 * The form of a meeting as texts; who is invited stands on a page of its own. Where the days are not known yet, `dayNumber`
 * says on which day of the meeting an item of the agenda is.
 */
export type MeetingValues = Readonly<Record<TextField, string>> & {
  readonly agenda: readonly FormRow[];
};

export const NEW_MEETING: MeetingValues = {
  ...(Object.fromEntries(TEXTS.map((name) => [name, ''])) as Record<TextField, string>),
  kind: 'rakor',
  visibility: 'internal',
  agenda: [],
};

export function valuesOfForm(form: FormData): MeetingValues {
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, fieldText(form, name)])) as Record<TextField, string>),
    agenda: readRows(form, 'agenda').filter((row) =>
      Object.entries(row).some(([name, value]) => !['day', 'dayNumber', 'id'].includes(name) && value !== ''),
    ),
  };
}

export function valuesOfMeeting(record: MeetingRecord): MeetingValues {
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, record[name] ?? ''])) as Record<TextField, string>),
    lastDay: record.lastDay === record.firstDay ? '' : record.lastDay,
    agenda: record.agenda.map(rowOf),
  };
}

function rowOf(item: AgendaItem): Record<string, string> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value ?? '']));
}

/** The nth day of the meeting, or its last one where it has fewer. */
function dayOf({ firstDay, lastDay }: MeetingValues, number: number): string {
  if (!isPlainDate(firstDay)) return firstDay;
  const day = addDays(firstDay, number - 1);
  const last = lastDay || firstDay;
  return day > last ? last : day;
}

/**
 * How the next meeting of a series begins: the agenda by the clock and who answers for it, without who spoke last time, and
 * what such meetings share; its name and days are new.
 */
export function valuesOfNext({ id, record }: StoredMeeting): MeetingValues {
  const { kind, areaCode, timeZone, legalBasis, visibility, firstDay } = record;
  return {
    ...NEW_MEETING,
    ...{ kind, timeZone, visibility },
    ...{ areaCode: areaCode ?? '', legalBasis: legalBasis ?? '', followsId: id },
    agenda: record.agenda.map(({ day, begins, ends, title, owner }) => ({
      ...{ begins: begins ?? '', ends: ends ?? '', title, owner: owner ?? '' },
      dayNumber: String(daysBetween(firstDay, day) + 1),
    })),
  };
}

/** For `planMeeting` and `editMeeting`, which check it. */
export function inputOf(values: MeetingValues, invitees: MeetingRecord['invitees'] = []): MeetingInput {
  const agenda = values.agenda.map(({ dayNumber, ...row }) => ({
    ...row,
    day: row['day'] || dayOf(values, Number(dayNumber) || 1),
  }));
  return { ...values, agenda, invitees } as unknown as MeetingInput;
}

/** What can be chosen in the form. */
export async function formChoices(desk: Desk, locale: Locale, own?: StoredMeeting) {
  const { past, coming } = await listMeetings(desk, {});
  const area = own?.record.areaCode ?? null;
  const areas: Option[] = [
    ...('areaCode' in desk.actor ? [] : [{ value: '', label: m.meetingsNation() }]),
    ...(await areaChoices(desk, area === null ? [] : [area])),
  ];
  return {
    kinds: kindsFor(desk.actor).map((value) => ({ value, label: KIND_WORDS[value]() })),
    zones: TIME_ZONES.map((value) => ({ value, label: zoneName(value) })),
    areas,
    earlier: [...past, ...coming]
      .filter(({ id }) => id !== own?.id)
      .map((one) => ({ value: one.id, label: `${one.title}, ${daysWords(one, locale)}` })),
    circles: meetingCircles(desk, locale, own),
  };
}

/** What the fields of the form are called, and how their values read; areas and meetings by name where they are among the choices. */
export function fieldWords(
  locale: Locale,
  choices?: Pick<Awaited<ReturnType<typeof formChoices>>, 'areas' | 'earlier'>,
): Words<keyof MeetingValues> {
  const among = (options: readonly Option[] | undefined) => (value: string) =>
    options?.find((option) => option.value === value)?.label ?? value;
  const day = (value: string): string => formatDate(value, locale);
  return {
    kind: { label: m.meetingsKind(), value: (kind: string) => KIND_WORDS[kind as MeetingKind]() },
    title: { label: m.meetingsTitleField() },
    theme: { label: m.meetingsTheme() },
    aim: { label: m.meetingsAim() },
    legalBasis: { label: m.meetingsLegalBasis() },
    areaCode: { label: m.meetingsArea(), value: among(choices?.areas) },
    venue: { label: m.meetingsVenue() },
    city: { label: m.meetingsCity() },
    link: { label: m.meetingsLink() },
    timeZone: { label: m.meetingsZone(), value: zoneName },
    firstDay: { label: m.meetingsFirstDay(), value: day },
    lastDay: { label: m.meetingsLastDay(), value: day },
    summary: { label: m.meetingsSummary() },
    followsId: {
      label: m.meetingsFollows(),
      value: choices ? among(choices.earlier) : () => m.meetingsAnother(),
    },
    visibility: { label: m.meetingsVisibility(), value: (circle: string) => circleWord(circle, locale) },
    agenda: { label: m.meetingsAgenda(), row: (row) => agendaWords(row, day) },
  };
}

/** An item of the agenda in one line, with all that its row says. */
function agendaWords(
  row: FormRow,
  day: (text: string) => string,
): ReturnType<NonNullable<FieldWords['row']>> {
  const { title = '', day: on = '', begins = '', ends = '', ...more } = row;
  const rest = ['speaker', 'institution', 'topic', 'owner'].map((name) => more[name]);
  const when = [on && day(on), [begins, ends].filter(Boolean).join('–')];
  return { name: title, text: [...when, title, ...rest].filter(Boolean).join(', ') };
}

function flat({ agenda, ...texts }: MeetingValues) {
  const items = agenda.map((row) => `${row['begins'] ?? ''} ${row['title'] ?? ''}`.trim());
  return { ...texts, agenda: items.join('; ') };
}

/** Where two versions of a meeting differ in what its form shows. */
export function meetingDifferences(stored: MeetingValues, mine: MeetingValues, locale: Locale): Difference[] {
  return differences(flat(stored), flat(mine), fieldWords(locale));
}
