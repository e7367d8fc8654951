import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { StoredSignatory } from '#papers/index.ts';
import type { Category, MeetingRecord } from './meeting.ts';
import { headPost, keyOfSignatory } from './paper-common.ts';
import { linesOf, type MeetingPaper, type PaperFill } from './paper-fill.ts';
import type { PaperMaterial } from './paper-material.ts';

/** What a paper says until a person writes something else: out of the records, nothing invented. */
export function proposalsFor(paper: MeetingPaper, material: PaperMaterial, locale: Locale): PaperFill {
  const signatory = usualSignatory(paper, material.kit.signatories);
  const day = usualDay(paper, material.meeting.record);
  return {
    ...(day === undefined ? {} : { day }),
    ...(signatory ? { signatory: keyOfSignatory(signatory) } : {}),
    ...ofPaper(paper, material, locale, signatory),
  };
}

/** The day of a paper that belongs to a day of the meeting; a letter's is given with its number. */
export function usualDay(paper: MeetingPaper, { firstDay, lastDay }: MeetingRecord): PlainDate | undefined {
  switch (paper) {
    case 'committeeReport':
    case 'attendanceBlank':
      return firstDay;
    case 'attendanceFilled':
      return lastDay;
    case 'invitation':
    case 'report':
    case 'matrix':
      return undefined;
  }
}

function ofPaper(
  paper: MeetingPaper,
  material: PaperMaterial,
  locale: Locale,
  signatory: StoredSignatory | undefined,
): PaperFill {
  const words = { locale };
  const { record } = material.meeting;
  const head = headPost(material);
  switch (paper) {
    case 'invitation':
      return {
        urgency: 'important',
        subject: m.meetingPapersInvitationTo({ title: record.title }, words),
        opening: opening(material, locale),
        requests: m.meetingPapersRequestsProposed({}, words),
        closing: 'thanks',
        ...(head === null || signatory?.letterhead === 'K1'
          ? {}
          : { copies: m.meetingPapersAsReport({ post: head }, words) }),
      };
    case 'committeeReport':
      return {
        salutation: salutation(material, locale),
        background: record.aim ?? '',
        ending:
          head === null
            ? m.meetingPapersCommitteeEnding({}, words)
            : m.meetingPapersCommitteeEndingTo({ post: head, title: record.title }, words),
        size: 'normal',
      };
    case 'report':
      return {
        course: course(material, locale),
        ending: m.meetingPapersReportEnding({}, words),
        annexAttendance: 'yes',
        annexPhotos: 'yes',
      };
    case 'matrix':
      return { rows: 'all' };
    case 'attendanceBlank':
    case 'attendanceFilled':
      return {};
  }
}

/** Invitations go out on behalf of the head of the region; what stays in the house is signed by the office's own head. */
function usualSignatory(
  paper: MeetingPaper,
  signatories: readonly StoredSignatory[],
): StoredSignatory | undefined {
  const onBehalf = signatories.find(({ letterhead, onBehalf: of }) => letterhead === 'K2' && of.length > 0);
  const own = signatories.find(({ letterhead, onBehalf: of }) => letterhead !== 'K1' && of.length === 0);
  return (paper === 'invitation' ? (onBehalf ?? own) : (own ?? onBehalf)) ?? signatories[0];
}

/** Why the meeting is held, by which regulations and with which aim, and the invitation itself. */
function opening({ meeting }: PaperMaterial, locale: Locale): string {
  const { title, theme, aim, legalBasis } = meeting.record;
  const words = { locale };
  const what = theme === null ? title : m.meetingPapersWithTheme({ title, theme }, words);
  const basis = linesOf(legalBasis ?? '').map((line) => line.replace(/[.;,]$/, ''));
  const why =
    basis.length === 0
      ? m.meetingPapersOpening({ what }, words)
      : m.meetingPapersOpeningBasis({ basis: listed(basis, locale), what }, words);
  const aims = aim === null ? '' : ` ${m.meetingPapersOpeningAim({ aim: linesOf(aim).join(' ') }, words)}`;
  return `${why}${aims}\n${m.meetingPapersCall({}, words)}`;
}

function listed(items: readonly string[], locale: Locale): string {
  const and = m.meetingPapersAnd({}, { locale });
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')}${items.length > 2 ? ',' : ''} ${and} ${items.at(-1) ?? ''}`;
}

/** Who is greeted: the head of the region, and of the groups those that are called. */
function salutation(material: PaperMaterial, locale: Locale): string {
  const words = { locale };
  const head = headPost(material);
  const isCalled = (category: Category) =>
    material.meeting.record.invitees.some((one) => one.category === category);
  return [
    ...(head === null ? [] : [m.meetingPapersHonoured({ post: head }, words)]),
    ...(isCalled('ministry') ? [m.meetingPapersHonouredMinistries({}, words)] : []),
    ...(isCalled('province') ? [m.meetingPapersHonouredProvinces({}, words)] : []),
    ...(isCalled('regency') ? [m.meetingPapersHonouredRegencies({}, words)] : []),
    ...(isCalled('partner') ? [m.meetingPapersHonouredPartners({}, words)] : []),
    m.meetingPapersHonouredAll({}, words),
    m.meetingPapersGreeting({}, words),
  ].join('\n');
}

function course({ meeting }: PaperMaterial, locale: Locale): string {
  const items = meeting.record.agenda.map(({ title, topic }) =>
    topic === null ? title : `${title} (${topic})`,
  );
  return items.length === 0 ? '' : m.meetingPapersCourseWas({ items: items.join('; ') }, { locale });
}
