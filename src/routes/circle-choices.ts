import {
  circleWord,
  type Desk,
  mayDo,
  officeOf,
  type Subject,
  VISIBILITIES,
  type Visibility,
} from '#access/index.ts';
import { type StoredActivity, subjectOfActivity } from '#activities/index.ts';
import type { Locale } from '#kernel/index.ts';
import { type StoredMeeting, subjectOfMeeting } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { type Partner, subjectOfPartner } from '#partners/index.ts';
import type { Option } from '#ui/types.ts';

type About = 'activity' | 'partner' | 'document' | 'meeting';

/** Who sees a record of the circle, as the table of permissions has it. */
const SEEN_BY: Readonly<Record<About, Readonly<Record<Visibility, () => string>>>> = {
  activity: {
    public: m.circleActivityPublic,
    internal: m.circleActivityInternal,
    restricted: m.circleActivityRestricted,
    confidential: m.circleActivityConfidential,
  },
  partner: {
    public: m.circlePartnerPublic,
    internal: m.circlePartnerInternal,
    restricted: m.circlePartnerRestricted,
    confidential: m.circlePartnerConfidential,
  },
  meeting: {
    public: m.circleMeetingPublic,
    internal: m.circleMeetingInternal,
    restricted: m.circleMeetingRestricted,
    confidential: m.circleMeetingConfidential,
  },
  document: {
    public: m.circleDocumentPublic,
    internal: m.circleDocumentInternal,
    restricted: m.circleDocumentRestricted,
    confidential: m.circleDocumentConfidential,
  },
};

/** What a form shows of the circle of a record: those the person may choose from, or none and how it stands. */
export interface CircleChoices {
  readonly options: readonly Option[];
  readonly stands: Option | null;
}

function optionOf(about: About, visibility: Visibility, locale: Locale): Option {
  return { value: visibility, label: circleWord(visibility, locale), hint: SEEN_BY[about][visibility]() };
}

function choices(about: About, may: (visibility: Visibility) => boolean, locale: Locale): CircleChoices {
  const options = VISIBILITIES.filter(may).map((one) => optionOf(about, one, locale));
  return { options, stands: null };
}

/** Circles for a new activity of the actor's office, or for one that stands. */
export function activityCircles(desk: Desk, locale: Locale, stored?: StoredActivity): CircleChoices {
  const { actor } = desk;
  if (stored === undefined) {
    const own = { officeId: officeOf(actor), partnerId: 'partnerId' in actor ? actor.partnerId : null };
    return choices('activity', (one) => mayDo(actor, 'recordActivity', { ...own, visibility: one }), locale);
  }
  const subject = subjectOfActivity(stored);
  const may = (visibility: Visibility) => mayDo(actor, 'classifyActivity', { ...subject, visibility });
  return may(stored.document.visibility)
    ? choices('activity', may, locale)
    : { options: [], stands: optionOf('activity', stored.document.visibility, locale) };
}

/** Circles for a new partner of the actor's office, or for one that stands. */
export function partnerCircles(desk: Desk, locale: Locale, partner?: Partner): CircleChoices {
  const { actor } = desk;
  if (partner === undefined)
    return choices(
      'partner',
      (one) => mayDo(actor, 'registerPartner', { officeId: officeOf(actor), visibility: one }),
      locale,
    );
  const subject = subjectOfPartner(partner);
  const may = (visibility: Visibility) => mayDo(actor, 'classifyPartner', { ...subject, visibility });
  return may(partner.record.visibility)
    ? choices('partner', may, locale)
    : { options: [], stands: optionOf('partner', partner.record.visibility, locale) };
}

/** Circles for papers of a partner: those in which the person can still read them. */
export function documentCircles(desk: Desk, locale: Locale, partner?: Partner): CircleChoices {
  const subject: Omit<Subject, 'visibility'> = partner
    ? subjectOfPartner(partner)
    : { officeId: officeOf(desk.actor) };
  return choices(
    'document',
    (visibility) => mayDo(desk.actor, 'readDocument', { ...subject, visibility }),
    locale,
  );
}

/** Circles for a meeting that the actor's office plans, or for one that stands. */
export function meetingCircles(desk: Desk, locale: Locale, stored?: StoredMeeting): CircleChoices {
  const subject: Omit<Subject, 'visibility'> = stored
    ? subjectOfMeeting(stored)
    : { officeId: officeOf(desk.actor), state: 'draft' };
  return choices(
    'meeting',
    (visibility) => mayDo(desk.actor, 'planMeeting', { ...subject, visibility }),
    locale,
  );
}

/** The name of the circle where a record is not public, for its mark. */
export function circleMark(visibility: string, locale: Locale): string | null {
  return visibility === 'public' ? null : circleWord(visibility, locale);
}
