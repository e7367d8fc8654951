import type { Subject } from '#access/index.ts';
import type { StoredPartner } from './partner.ts';

/** What the table of permissions looks at of a partner. */
export function subjectOfPartner(
  partner: Pick<StoredPartner, 'id' | 'officeId'> & { readonly record: { readonly visibility: string } },
): Subject {
  return { partnerId: partner.id, officeId: partner.officeId, visibility: partner.record.visibility };
}
