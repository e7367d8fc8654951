import { VISIBILITIES } from '#access/index.ts';
import {
  addDays,
  asLine,
  dayField,
  faultsByPath,
  InvalidInput,
  newId,
  optionalId,
  TIME_ZONES,
} from '#kernel/index.ts';
import { z } from 'zod';
import { line, neededText, text, webAddress } from './form-parts.ts';
import { type AgendaItem, CATEGORIES, MEETING_KINDS, type MeetingRecord, REQUIRED } from './meeting.ts';

const LONGEST_DAYS = 31;

/** Lines of text, each trimmed; nothing where it is empty. */
const lines = (max: number) =>
  text(max).transform(
    (written) =>
      written
        ?.split(/\r?\n/)
        .map((one) => one.trim())
        .join('\n') ?? null,
  );
const required = (max: number, fault: string) => neededText(max, fault).transform(asLine);
const day = dayField('meetingsErrorDate');
const id = optionalId('meetingsErrorChoose');
/** Of a row that is there already; a new one gets its own. */
const rowId = id.transform((text) => text ?? newId());
const area = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(text), 'meetingsErrorArea');
const clock = z
  .string('meetingsErrorTime')
  .trim()
  .transform((text) => text.replace('.', ':').padStart(5, '0'))
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'meetingsErrorTime');
const optionalClock = z
  .union([z.literal('').transform(() => null), clock])
  .nullish()
  .transform((time) => time ?? null);
const persons = (least: number) =>
  z.coerce
    .number('meetingsErrorPersons')
    .int('meetingsErrorPersons')
    .min(least, 'meetingsErrorPersons')
    .max(1000, 'meetingsErrorPersons');

const agendaItem = z
  .object({
    id: rowId,
    day,
    begins: optionalClock,
    ends: optionalClock,
    title: required(300, 'meetingsErrorAgendaTitle'),
    owner: line(300),
    speaker: line(300),
    institution: line(300),
    topic: line(500),
  })
  .refine(({ begins, ends }) => ends === null || begins === null || ends > begins, {
    error: 'meetingsErrorTimeOrder',
    path: ['ends'],
  });

const invitee = z.object({
  id: rowId,
  category: z.enum(CATEGORIES, 'meetingsErrorChoose'),
  name: required(300, 'meetingsErrorInvitee'),
  areaCode: area,
  partnerId: id,
  officeId: id,
  persons: persons(1).default(1),
  came: z.union([z.literal('').transform(() => null), z.null(), persons(0)]).default(null),
  requiredAs: z
    .union([z.literal('').transform(() => null), z.null(), z.enum(REQUIRED)], 'meetingsErrorChoose')
    .default(null),
});

const meetingForm = z
  .object({
    kind: z.enum(MEETING_KINDS, 'meetingsErrorChoose'),
    title: required(300, 'meetingsErrorTitle'),
    theme: line(500),
    aim: lines(5000),
    legalBasis: lines(5000),
    areaCode: area,
    venue: line(300),
    city: line(200),
    link: webAddress(500, 'meetingsErrorLink'),
    timeZone: z.enum(TIME_ZONES, 'meetingsErrorChoose'),
    firstDay: day,
    lastDay: z
      .string()
      .nullish()
      .transform((text) => text?.trim() || undefined)
      .pipe(day.optional()),
    summary: lines(10_000),
    followsId: id,
    visibility: z.enum(VISIBILITIES, 'meetingsErrorChoose').default('internal'),
    withoutRegency: z.boolean().default(false),
    agenda: z.array(agendaItem).max(200, 'meetingsErrorTooMany').readonly().default([]),
    invitees: z.array(invitee).max(1000, 'meetingsErrorTooMany').readonly().default([]),
  })
  .transform((form) => ({ ...form, lastDay: form.lastDay ?? form.firstDay }))
  .refine(({ firstDay, lastDay }) => lastDay >= firstDay, {
    error: 'meetingsErrorDayOrder',
    path: ['lastDay'],
  })
  .refine(({ firstDay, lastDay }) => lastDay < addDays(firstDay, LONGEST_DAYS), {
    error: 'meetingsErrorDayOrder',
    path: ['lastDay'],
  })
  .superRefine(({ agenda, firstDay, lastDay }, context) => {
    agenda.forEach((item, index) => {
      if (item.day < firstDay || item.day > lastDay)
        context.addIssue({
          code: 'custom',
          message: 'meetingsErrorAgendaDay',
          path: ['agenda', index, 'day'],
        });
    });
  });

export type MeetingInput = z.input<typeof meetingForm>;

/**
 * Reads a meeting from a form; its agenda comes back in the order of the clock.
 * @throws InvalidInput with paths such as `agenda.0.begins`
 */
export function parseMeeting(input: unknown): MeetingRecord {
  const parsed = meetingForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  const { agenda, ...record } = parsed.data;
  return {
    ...record,
    agenda: inOrder(agenda),
  };
}

/** By the clock; what has no time yet stays where it was put, after what it was put after. */
function inOrder(agenda: readonly AgendaItem[]): AgendaItem[] {
  let clock = '';
  const timed = agenda.map((item, index) => {
    if (item.begins !== null) clock = item.begins;
    return { item, index, at: `${item.day} ${clock}` };
  });
  return timed
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1))
    .map(({ item }) => item);
}
