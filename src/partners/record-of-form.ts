import { type KeptFile, newFile, type NewFile, newId } from '#kernel/index.ts';
import type { DocumentForm } from './document-form.ts';
import type { PartnerContact, PartnerDocument, PartnerFacts, PartnerRecord } from './partner.ts';
import type { PartnerForm } from './partner-form.ts';
import type { PartnerFunding } from './partner-funding.ts';
import { sortPresence } from './presence.ts';

interface Known {
  readonly record: PartnerRecord;
  readonly contacts: readonly PartnerContact[];
  readonly documents: readonly PartnerDocument[];
}
interface Filled extends FilledDocuments {
  readonly record: PartnerRecord;
  readonly newContacts: readonly PartnerContact[];
}
interface FilledDocuments {
  readonly newDocuments: readonly PartnerDocument[];
  readonly newFiles: readonly NewFile[];
}

/**
 * The record a filled form stands for. Rows that say the same as before keep their ids, so that an edit of one permit
 * is not an edit of all; an id that is not the partner's own is not taken over.
 */
export function recordOfForm(form: PartnerForm, known?: Known): Filled {
  const contacts = keepOrMake(form.contacts, known?.contacts ?? []);
  const documents = documentsOfForm(form.documents, known?.documents ?? []);
  return {
    record: {
      ...factsOf(form),
      // Where a form does not ask who may know the facts, that stays as it was decided.
      withheld: form.withheld ?? known?.record.withheld ?? {},
      otherNames: uniqueBy(form.otherNames, (name) => name.name),
      identifiers: [...new Set(form.identifiers)].sort(),
      fields: [...new Set(form.fields)].sort(),
      presence: sortPresence(form.presence),
      offices: withIds(form.offices, known?.record.offices ?? []),
      permits: withIds(form.permits, known?.record.permits ?? []),
      funding: withIds(form.funding, known?.record.funding ?? []).map((row) =>
        withWriting(row, known?.record.funding ?? []),
      ),
      contactIds: contacts.all.map(({ id }) => id),
      documentIds: documents.all.map(({ id }) => id),
    },
    newContacts: contacts.made,
    newDocuments: documents.newDocuments,
    newFiles: documents.newFiles,
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

/** How a file wrote an amount belongs to that amount: another one is the person's own. */
function withWriting(
  row: Omit<PartnerFunding, 'written' | 'exactTo'>,
  known: readonly PartnerFunding[],
): PartnerFunding {
  const old = known.find(({ id }) => id === row.id);
  const stays = old?.amount === row.amount && old.currency === row.currency;
  return { ...row, written: stays ? old.written : null, exactTo: stays ? old.exactTo : null };
}

/** Contacts are never changed in place: what reads the same is kept, all else is a new row. */
function keepOrMake<T extends object>(
  rows: readonly T[],
  known: readonly (T & { readonly id: string })[],
): { all: (T & { readonly id: string })[]; made: (T & { readonly id: string })[] } {
  const rest = [...known];
  const made: (T & { readonly id: string })[] = [];
  const all = rows.map((row) => {
    const at = rest.findIndex((old) => saysTheSame(row, old));
    const [kept] = at < 0 ? [] : rest.splice(at, 1);
    if (kept !== undefined) return kept;
    const fresh = { ...row, id: newId() };
    made.push(fresh);
    return fresh;
  });
  return { all, made };
}

function saysTheSame<T extends object>(row: T, old: T): boolean {
  return Object.entries(row).every(([key, value]) => old[key as keyof T] === value);
}

/**
 * Documents of a form beside those known. None is changed in place: one that says the same and is given no other file is
 * kept; else it is a new document, over the file it had where no new one comes.
 */
export function documentsOfForm(
  rows: readonly DocumentForm[],
  known: readonly PartnerDocument[],
): FilledDocuments & { readonly all: readonly PartnerDocument[] } {
  const rest = [...known];
  const newDocuments: PartnerDocument[] = [];
  const newFiles: NewFile[] = [];
  const all = rows.map(({ id, upload, ...said }) => {
    const at = rest.findIndex((old) => (id === undefined ? saysTheSame(said, old) : old.id === id));
    const [old] = at < 0 ? [] : rest.splice(at, 1);
    const given = upload ? newFile(upload) : undefined;
    const file = given?.sha256 === old?.file?.sha256 ? undefined : given;
    if (old !== undefined && file === undefined && saysTheSame(said, old)) return old;
    if (file !== undefined) newFiles.push(file);
    const fresh = { ...said, id: newId(), file: file === undefined ? (old?.file ?? null) : told(file) };
    newDocuments.push(fresh);
    return fresh;
  });
  return { all, newDocuments, newFiles };
}

/** A file as it is told of, without its bytes. */
function told({ id, name, type, size, sha256 }: NewFile): KeptFile {
  return { id, name, type, size, sha256 };
}

function uniqueBy<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
