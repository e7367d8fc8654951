import type { Visibility } from '#access/index.ts';
import { asLine, foldName, newId } from '#kernel/index.ts';
import type { Actor } from '#database/index.ts';
import type {
  OfficeKind,
  PartnerClass,
  PartnerContact,
  PartnerFacts,
  PartnerPermit,
  PartnerRecord,
  Presence,
} from './partner.ts';
import { applyFunding, type PartnerFunding } from './partner-funding.ts';
import { normaliseIdentifier } from './partner-identifier.ts';
import { sortPresence } from './presence.ts';

/** A partner as a file tells of it. With `id` it is one found by the matcher, or one the caller made up for a new one. */
export interface PartnerDraft {
  readonly id?: string;
  readonly name: string;
  readonly nameId?: string | null;
  readonly acronym?: string | null;
  /** `other` where the file does not say. */
  readonly partnerClass: PartnerClass;
  /** The class is guessed from something else, for example IATI's organisation type; it fills a gap and corrects nothing. */
  readonly classIsHint?: boolean;
  readonly legalForm?: string | null;
  readonly homeCountry?: string | null;
  readonly identifiers: readonly string[];
  readonly permits: readonly Omit<PartnerPermit, 'id'>[];
  /** Area codes of any level; a district or village counts for its regency. */
  readonly presence: readonly Presence[];
  readonly funding?: readonly Omit<PartnerFunding, 'id'>[];
  readonly fields: readonly string[];
  readonly contacts: readonly Omit<PartnerContact, 'id'>[];
  readonly offices: readonly {
    readonly kind: OfficeKind;
    readonly address: string;
    readonly areaCode: string | null;
  }[];
  readonly activeSince?: number | null;
  readonly website?: string | null;
  readonly description?: string | null;
  readonly visibility?: Visibility;
  readonly fictional?: boolean;
}

/** A fact the file gives otherwise than recorded, left as it is: a person edited it here, or it is another office's. */
export interface DraftConflict {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
}

const SCALARS = [
  'nameId',
  'acronym',
  'legalForm',
  'homeCountry',
  'website',
  'description',
  'activeSince',
] as const satisfies readonly (keyof PartnerFacts & keyof PartnerDraft)[];

/** How far a file may change a partner: all it says, only what is missing, or only who is present in one's own area. */
export type DraftReach = 'overwrite' | 'add' | 'presence';

/** What the actor's file may do to a partner that is there: whoever keeps it may change it, a regency adds presence. */
export function reachOf(
  actor: Actor,
  partner: { id: string; officeId: string | null; editedAt: string | null },
): DraftReach {
  const keeps =
    actor.kind === 'system' ||
    actor.kind === 'province' ||
    (actor.kind === 'regency' && partner.officeId === actor.officeId) ||
    (actor.kind === 'partner' && partner.id === actor.partnerId);
  if (!keeps) return 'presence';
  return partner.editedAt === null ? 'overwrite' : 'add';
}

/** The record of a partner first met in a file. */
export function recordOfDraft(draft: PartnerDraft): { record: PartnerRecord; newContacts: PartnerContact[] } {
  const empty: PartnerRecord = {
    name: asLine(draft.name),
    nameId: null,
    acronym: null,
    partnerClass: draft.partnerClass,
    legalForm: null,
    homeCountry: null,
    website: null,
    description: null,
    activeSince: null,
    status: 'active',
    visibility: draft.visibility ?? 'public',
    withheld: {},
    otherNames: [],
    identifiers: [],
    offices: [],
    permits: [],
    presence: [],
    funding: [],
    fields: [],
    contactIds: [],
    documentIds: [],
  };
  const { record, newContacts } = applyDraft({ record: empty, contacts: [] }, draft, 'overwrite');
  return { record, newContacts };
}

export interface Applied {
  readonly record: PartnerRecord;
  readonly newContacts: PartnerContact[];
  readonly conflicts: DraftConflict[];
}

/**
 * A partner's record with what a file adds. Nothing is ever taken away; a name written otherwise becomes a further
 * spelling; the class `other` says nothing. Applying the same draft again changes nothing.
 */
export function applyDraft(
  known: {
    readonly record: PartnerRecord;
    readonly contacts: readonly Omit<PartnerContact, 'id'>[];
    readonly hidden?: readonly string[];
  },
  given: PartnerDraft,
  reach: DraftReach,
): Applied {
  const { record, hidden = [] } = known;
  const draft = withoutHidden(given, hidden);
  const presence = sortPresence([...record.presence, ...draft.presence.map(toRegency)]);
  if (reach === 'presence')
    return { record: { ...record, presence }, newContacts: [], conflicts: differences(record, draft) };
  const facts = applyFacts(record, draft, reach);
  const { funding, differing } = applyFunding(record.funding, draft.funding ?? [], {
    correct: reach === 'overwrite',
    makeId: newId,
  });
  const newContacts = draft.contacts
    .filter((contact) => !known.contacts.some((old) => sameContact(old, contact)))
    .map((contact) => ({ ...contact, id: newId() }));
  return {
    record: {
      ...record,
      ...facts,
      presence,
      funding,
      otherNames: withSpelling({ ...record, ...facts }, draft.name),
      identifiers: addNew(record.identifiers, draft.identifiers, normaliseIdentifier).sort(),
      fields: addNew(record.fields, draft.fields, (field) => field).sort(),
      offices: [
        ...record.offices,
        ...draft.offices
          .filter(
            (office) => !record.offices.some((old) => foldName(old.address) === foldName(office.address)),
          )
          .map((office) => ({ ...office, id: newId() })),
      ],
      permits: applyPermits(record.permits, draft.permits),
      contactIds: [...record.contactIds, ...newContacts.map(({ id }) => id)],
    },
    newContacts,
    conflicts: reach === 'add' ? [...differences(record, draft), ...differing.map(fundingConflict)] : [],
  };
}

/** What the file says of facts that its office may not know here is passed over. */
function withoutHidden(draft: PartnerDraft, hidden: readonly string[]): PartnerDraft {
  return hidden.length === 0
    ? draft
    : { ...draft, ...Object.fromEntries(hidden.map((field) => [field, undefined])) };
}

function toRegency({ areaCode, year }: Presence): Presence {
  return { areaCode: areaCode.slice(0, 5), year };
}

function applyFacts(record: PartnerRecord, draft: PartnerDraft, reach: DraftReach): Partial<PartnerFacts> {
  const facts: Partial<Record<keyof PartnerFacts, string | number | null>> = {};
  for (const field of SCALARS) {
    const theirs = draft[field];
    if (
      theirs !== undefined &&
      theirs !== null &&
      theirs !== '' &&
      (record[field] === null || reach === 'overwrite')
    )
      facts[field] = theirs;
  }
  if (draft.partnerClass !== 'other' && (record.partnerClass === 'other' || decidesClass(draft, reach)))
    facts.partnerClass = draft.partnerClass;
  // SHOUTED in one file and written properly in another: the proper form reads better, and never goes back.
  const proper = asLine(draft.name);
  if (
    reach === 'overwrite' &&
    isShouted(record.name) &&
    !isShouted(proper) &&
    foldName(proper) === foldName(record.name)
  )
    facts.name = proper;
  return facts as Partial<PartnerFacts>;
}

/** The class counts in the yearly figures: a register may correct it, a file that only mentions an organisation's type not. */
function decidesClass(draft: PartnerDraft, reach: DraftReach): boolean {
  return reach === 'overwrite' && draft.classIsHint !== true;
}

function isShouted(name: string): boolean {
  return name === name.toUpperCase() && name.includes(' ');
}

/** A file's report says that a withheld fact differs, and not in what. */
const NOT_TOLD = '…';

/** What the file says otherwise than recorded; what is not recorded or not said is no difference. */
function differences(record: PartnerRecord, draft: PartnerDraft): DraftConflict[] {
  const conflicts: DraftConflict[] = [];
  const compare = (
    field: 'partnerClass' | (typeof SCALARS)[number],
    theirs: string | number | null | undefined,
  ) => {
    const ours = record[field];
    if (theirs === undefined || theirs === null || theirs === '' || ours === null || ours === theirs) return;
    conflicts.push(
      field in record.withheld
        ? { field, ours: NOT_TOLD, theirs: NOT_TOLD }
        : { field, ours: String(ours), theirs: String(theirs) },
    );
  };
  for (const field of SCALARS) compare(field, draft[field]);
  if (draft.partnerClass !== 'other' && record.partnerClass !== 'other')
    compare('partnerClass', draft.partnerClass);
  return conflicts;
}

function fundingConflict({
  ours,
  theirs,
}: ReturnType<typeof applyFunding>['differing'][number]): DraftConflict {
  const text = ({ currency, amount }: Pick<PartnerFunding, 'currency' | 'amount'>) =>
    `${currency} ${amount ?? ''}`;
  return { field: 'funding', ours: text(ours), theirs: text(theirs) };
}

function withSpelling(record: PartnerRecord, written: string): PartnerRecord['otherNames'] {
  const folded = foldName(written);
  const known = [record.name, record.nameId, record.acronym, ...record.otherNames.map(({ name }) => name)];
  if (known.some((name) => name !== null && foldName(name) === folded)) return record.otherNames;
  return [...record.otherNames, { name: asLine(written), kind: 'written' }];
}

/** A permit of the same kind and number is the same permit; what it lacked is filled in. Without a number it adds one of its kind. */
function applyPermits(
  known: readonly PartnerPermit[],
  given: readonly Omit<PartnerPermit, 'id'>[],
): readonly PartnerPermit[] {
  const permits = [...known];
  for (const permit of given) {
    const at = permits.findIndex(
      (old) =>
        old.kind === permit.kind &&
        (old.number === permit.number || old.number === null || permit.number === null),
    );
    const old = permits[at];
    if (old === undefined) permits.push({ ...permit, id: newId() });
    else
      permits[at] = {
        ...old,
        number: old.number ?? permit.number,
        issuer: old.issuer ?? permit.issuer,
        validFrom: old.validFrom ?? permit.validFrom,
        validTo: old.validTo ?? permit.validTo,
      };
  }
  return permits;
}

function addNew(
  known: readonly string[],
  given: readonly string[],
  key: (value: string) => string,
): string[] {
  const all = new Map(known.map((value) => [key(value), value]));
  for (const value of given) if (key(value) !== '' && !all.has(key(value))) all.set(key(value), value.trim());
  return [...all.values()];
}

function sameContact(a: Omit<PartnerContact, 'id'>, b: Omit<PartnerContact, 'id'>): boolean {
  return (
    foldName(a.name) === foldName(b.name) && (a.email === b.email || a.email === null || b.email === null)
  );
}
