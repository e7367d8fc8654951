import { faultsByPath, InvalidInput, isId, isPlainDate, optionalId, type PlainDate } from '#kernel/index.ts';
import { z } from 'zod';
import { line, neededLine } from './form-parts.ts';
import { CATEGORIES, type Category, type MeetingRecord } from './meeting.ts';

/** A person who was there on a day. Personal data: known to who calls the meeting. */
export interface Attendant {
  readonly id: string;
  readonly day: PlainDate;
  readonly inviteeId: string | null;
  readonly category: Category;
  readonly name: string;
  readonly post: string | null;
  readonly institution: string;
  /** Whom the person stood in for. */
  readonly represents: string | null;
  /** `L` men, `P` women, as papers write it; null where nobody said. */
  readonly sex: 'L' | 'P' | null;
  readonly contact: string | null;
  readonly mode: 'room' | 'online';
  /** By their own link, by the code in the room, or written down by who calls the meeting. */
  readonly method: 'link' | 'code' | 'list';
  /** An instant. */
  readonly at: string;
}

const attendantForm = z.object({
  /** Made where it is typed, so that what is sent twice is kept once. */
  id: z.string().refine(isId, 'meetingsErrorChoose'),
  day: z.string('meetingsErrorDate').refine(isPlainDate, 'meetingsErrorDate'),
  inviteeId: optionalId('meetingsErrorChoose'),
  category: z.enum(CATEGORIES, 'meetingsErrorChoose'),
  name: neededLine(200, 'meetingsErrorDelegateName'),
  post: line(300),
  institution: neededLine(300, 'meetingsErrorInstitution'),
  represents: line(300),
  sex: z
    .enum(['L', 'P', ''])
    .nullish()
    .transform((value) => value || null),
  contact: line(200),
  mode: z.enum(['room', 'online'], 'meetingsErrorChoose').default('room'),
});

export type AttendantInput = z.input<typeof attendantForm>;
export type ParsedAttendant = z.output<typeof attendantForm>;

/** @throws InvalidInput also for a day or an invitation that is not the meeting's */
export function parseAttendant(input: unknown, meeting: MeetingRecord): ParsedAttendant {
  const parsed = attendantForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  const { day, inviteeId } = parsed.data;
  if (day < meeting.firstDay || day > meeting.lastDay)
    throw new InvalidInput({ day: 'meetingsErrorAgendaDay' });
  if (inviteeId !== null && !meeting.invitees.some(({ id }) => id === inviteeId))
    throw new InvalidInput({ inviteeId: 'meetingsErrorChoose' });
  return parsed.data;
}

export interface AttendanceCount {
  readonly category: Category;
  /** Institutions called, and persons asked for. */
  readonly invited: number;
  readonly quota: number;
  /** Persons who came, and the institutions among the called they came for. */
  readonly came: number;
  readonly institutions: number;
  readonly online: number;
  readonly women: number;
  readonly men: number;
}

/** Who came against who was called, by category, in the order of the papers; a person counts once, whatever the days. */
export function countAttendance(
  { invitees }: Pick<MeetingRecord, 'invitees'>,
  attendants: readonly Attendant[],
): AttendanceCount[] {
  const persons = new Map(attendants.map((one) => [`${one.name} ${one.institution}`.toLowerCase(), one]));
  return CATEGORIES.flatMap((category) => {
    const called = invitees.filter((one) => one.category === category);
    const came = [...persons.values()].filter((one) => one.category === category);
    if (called.length === 0 && came.length === 0) return [];
    return [
      {
        category,
        invited: called.length,
        quota: called.reduce((sum, one) => sum + one.persons, 0),
        came: came.length,
        institutions: new Set(came.flatMap(({ inviteeId }) => inviteeId ?? [])).size,
        online: came.filter(({ mode }) => mode === 'online').length,
        women: came.filter(({ sex }) => sex === 'P').length,
        men: came.filter(({ sex }) => sex === 'L').length,
      },
    ];
  });
}
