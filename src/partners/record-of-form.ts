import { newId } from '#kernel/index.ts';
import type { PartnerContact, PartnerDocument, PartnerFacts, PartnerRecord } from './partner.ts';
import type { PartnerForm } from './partner-form.ts';
import { sortPresence } from './presence.ts';

interface Known {
  readonly record: PartnerRecord;
  readonly contacts: readonly PartnerContact[];
  readonly documents: readonly PartnerDocument[];
}
interface Filled {
  readonly record: PartnerRecord;
  readonly newContacts: readonly PartnerContact[];
  readonly newDocuments: readonly PartnerDocument[];
}

/**
 * The record a filled form stands for. Rows that say the same as before keep their ids, so that an edit of one permit
 * is not an edit of all; an id that is not the partner's own is not taken over.
 */
export function recordOfForm(form: PartnerForm, known?: Known): Filled {
  const contacts = keepOrMake(form.contacts, known?.contacts ?? []);
  const documents = keepOrMake(
    form.documents.map(({ kind, title, visibility }) => ({ kind, title, visibility })),
    known?.documents ?? [],
  );
  return {
    record: {
      ...factsOf(form),
      otherNames: uniqueBy(form.otherNames, (name) => name.name),
      identifiers: [...new Set(form.identifiers)].sort(),
      fields: [...new Set(form.fields)].sort(),
      presence: sortPresence(form.presence),
      offices: withIds(form.offices, known?.record.offices ?? []),
      permits: withIds(form.permits, known?.record.permits ?? []),
      contactIds: contacts.all.map(({ id }) => id),
      documentIds: documents.all.map(({ id }) => id),
    },
    newContacts: contacts.made,
    newDocuments: documents.made,
  };
}

function factsOf(form: PartnerForm): PartnerFacts {
  return {
    name: form.name,
    nameId: form.nameId,
    acronym: form.acronym,
    partnerClass: form.partnerClass,
    legalForm: form.legalForm,
    homeCountry: form.homeCountry,
    website: form.website,
    description: form.description,
    activeSince: form.activeSince,
    status: form.status,
    visibility: form.visibility,
  };
}

function withIds<T extends { readonly id?: string | undefined }>(
  rows: readonly T[],
  known: readonly { readonly id: string }[],
): (Omit<T, 'id'> & { readonly id: string })[] {
  const own = new Set(known.map(({ id }) => id));
  return rows.map((row) => {
    const id = row.id !== undefined && own.delete(row.id) ? row.id : newId();
    return { ...row, id };
  });
}

/** Contacts and documents are never changed in place: what reads the same is kept, all else is a new row. */
function keepOrMake<T extends object>(
  rows: readonly T[],
  known: readonly (T & { readonly id: string })[],
): { all: (T & { readonly id: string })[]; made: (T & { readonly id: string })[] } {
  const rest = [...known];
  const made: (T & { readonly id: string })[] = [];
  const all = rows.map((row) => {
    const at = rest.findIndex((old) =>
      Object.entries(row).every(([key, value]) => old[key as keyof T] === value),
    );
    const [kept] = at < 0 ? [] : rest.splice(at, 1);
    if (kept !== undefined) return kept;
    const fresh = { ...row, id: newId() };
    made.push(fresh);
    return fresh;
  });
  return { all, made };
}

function uniqueBy<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
