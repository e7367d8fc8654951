import type { AuditSubject } from './audit-rows.ts';

/** Fields that say who somebody is, by what the row is about. Everybody else is named in the trail by an id alone. */
const PERSONAL: Partial<Readonly<Record<AuditSubject, ReadonlySet<string>>>> = {
  account: new Set(['name', 'email', 'phone', 'nip']),
  seat: new Set(['name', 'email', 'phone', 'nip']),
};

/**
 * A document as the trail keeps it. The trail cannot be erased from, so what says who a person is stays out of it
 * (UU 27/2022): of such a field only that it was filled is kept, as `true`.
 */
export function withoutPersonal(subject: AuditSubject, document: unknown): unknown {
  const fields = PERSONAL[subject];
  if (fields === undefined || typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([field, value]): [string, unknown] =>
      fields.has(field) && value !== null && value !== '' ? [field, true] : [field, value],
    ),
  );
}
