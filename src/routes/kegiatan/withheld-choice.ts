import { type Desk, officeOf } from '#access/index.ts';
import {
  ACTIVITY_WITHHELD_FIELDS as fields,
  type StoredActivity,
  subjectOfActivity,
} from '#activities/index.ts';
import { withheldChoices } from '../withheld-words.ts';

/** Who may know single fields of an activity, as its form asks it; of a new one without `stored`. */
export function activityWithheld(desk: Desk, stored?: StoredActivity) {
  const act = 'classifyActivity';
  if (stored) {
    const { visibility, withheld } = stored.document;
    return withheldChoices(desk, act, subjectOfActivity(stored), {
      fields,
      visibility,
      withheld,
      hidden: stored.hidden,
    });
  }
  const subject = {
    visibility: 'public',
    officeId: officeOf(desk.actor),
    partnerId: 'partnerId' in desk.actor ? desk.actor.partnerId : null,
  };
  return withheldChoices(desk, act, subject, { fields, visibility: 'public', withheld: {}, hidden: [] });
}
