import type { AgendaItem, MeetingRecord, StoredMeeting } from '#meetings/index.ts';
import { type Desk, mayDo, type Visibility, VISIBILITIES } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { listMeetings, MEETING_KINDS, subjectOfMeeting, TIME_ZONES } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { readRows } from '#ui/read-rows.ts';
import type { Option } from '#ui/types.ts';
import { areaChoices } from '../mitra/area-choices.ts';
import type { Difference } from '../kantor/differences.ts';
import { daysWords, KIND_WORDS, VISIBILITY_WORDS, ZONE_WORDS } from './words.ts';

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

/** The form of a meeting as texts; who is invited stands on a page of its own. */
export type MeetingValues = Readonly<Record<TextField, string>> & {
  readonly agenda: readonly Readonly<Record<string, string>>[];
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
      Object.entries(row).some(([name, value]) => name !== 'day' && value !== ''),
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

/** For `planMeeting` and `editMeeting`, which check it. */
export function inputOf(values: MeetingValues, invitees: MeetingRecord['invitees'] = []) {
  return {
    ...values,
    agenda: values.agenda.map((row) => ({ ...row, day: row['day'] || values.firstDay })),
    invitees,
  } as never;
}

/** What can be chosen in the form. */
export async function formChoices(desk: Desk, locale: Locale, own?: StoredMeeting) {
  const { past, coming } = await listMeetings(desk, {});
  const own_area = own?.record.areaCode ?? null;
  const areas: Option[] = [
    ...('areaCode' in desk.actor ? [] : [{ value: '', label: m.meetingsNation() }]),
    ...(await areaChoices(desk, own_area === null ? [] : [own_area])),
  ];
  return {
    kinds: MEETING_KINDS.map((value) => ({ value, label: KIND_WORDS[value]() })),
    zones: TIME_ZONES.map((value) => ({ value, label: ZONE_WORDS[value]() })),
    areas,
    earlier: [...past, ...coming]
      .filter(({ id }) => id !== own?.id)
      .map((one) => ({ value: one.id, label: `${one.title}, ${daysWords(one, locale)}` })),
    circles: VISIBILITIES.filter((visibility) => mayCircle(desk, visibility, own)).map((value) => ({
      value,
      label: VISIBILITY_WORDS[value](),
    })),
  };
}

function mayCircle(desk: Desk, visibility: Visibility, own: StoredMeeting | undefined): boolean {
  const subject = own
    ? subjectOfMeeting(own)
    : { officeId: 'officeId' in desk.actor ? desk.actor.officeId : null };
  return mayDo(desk.actor, 'planMeeting', {
    ...subject,
    visibility,
    state: own?.draft === false ? 'recorded' : 'draft',
  });
}

const LABELS: Readonly<Record<TextField, () => string>> = {
  kind: m.meetingsKind,
  title: m.meetingsTitleField,
  theme: m.meetingsTheme,
  aim: m.meetingsAim,
  legalBasis: m.meetingsLegalBasis,
  areaCode: m.meetingsArea,
  venue: m.meetingsVenue,
  city: m.meetingsCity,
  link: m.meetingsLink,
  timeZone: m.meetingsZone,
  firstDay: m.meetingsFirstDay,
  lastDay: m.meetingsLastDay,
  summary: m.meetingsSummary,
  followsId: m.meetingsFollows,
  visibility: m.meetingsVisibility,
};

/** Where what somebody typed differs from what another saved meanwhile. */
export function meetingDifferences(
  stored: MeetingValues,
  mine: MeetingValues,
  choices: Awaited<ReturnType<typeof formChoices>>,
): Difference[] {
  const options: Partial<Record<TextField, readonly Option[]>> = {
    kind: choices.kinds,
    timeZone: choices.zones,
    areaCode: choices.areas,
    followsId: choices.earlier,
    visibility: choices.circles,
  };
  const word = (field: TextField, value: string): string =>
    options[field]?.find((option) => option.value === value)?.label ?? value;
  const texts = TEXTS.filter((field) => stored[field] !== mine[field]).map((field) => ({
    label: LABELS[field](),
    mine: word(field, mine[field]),
    stored: word(field, stored[field]),
  }));
  const agenda = (values: MeetingValues): string =>
    values.agenda.map((row) => `${row['begins'] ?? ''} ${row['title'] ?? ''}`.trim()).join('; ');
  return agenda(stored) === agenda(mine)
    ? texts
    : [...texts, { label: m.meetingsAgenda(), mine: agenda(mine), stored: agenda(stored) }];
}
