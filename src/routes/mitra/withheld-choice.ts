import { type Desk, officeOf } from '#access/index.ts';
import { type Partner, PARTNER_WITHHELD_FIELDS as fields, subjectOfPartner } from '#partners/index.ts';
import { withheldChoices } from '../withheld-words.ts';

/** Who may know single facts of a partner, as its form asks it; of a new one without `stored`. */
export function partnerWithheld(desk: Desk, stored?: Partner) {
  const act = 'classifyPartner';
  if (stored) {
    const { visibility, withheld } = stored.record;
    return withheldChoices(desk, act, subjectOfPartner(stored), {
      fields,
      visibility,
      withheld,
      hidden: stored.hidden,
    });
  }
  const subject = { visibility: 'public', officeId: officeOf(desk.actor), partnerId: null };
  return withheldChoices(desk, act, subject, { fields, visibility: 'public', withheld: {}, hidden: [] });
}
