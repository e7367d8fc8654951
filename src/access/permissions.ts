import { type Actor } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';

/** What can be done in the product, apart from reading what is public, which everybody may. */
export const ACTS = [
  'readInternal',
  'seeContacts',
  'readPartnerFiles',
  'registerPartner',
  'editPartner',
  'mergePartners',
  'recordActivity',
  'editActivity',
  'importFiles',
  'decideFinding',
  'enterRates',
  'loadBoundaries',
  'recordAreaChange',
] as const;
export type Act = (typeof ACTS)[number];

/** `own`: what lies in the actor's area, was entered by its office, or is of its organisation. */
type Answer = 'yes' | 'own' | 'no';
type Kind = Actor['kind'];

/**
 * Who may do what, in one table. Row-level security says the same a second time in the database; the tests walk
 * each cell of this table against it.
 */
export const PERMISSIONS: Readonly<Record<Act, Readonly<Record<Kind, Answer>>>> = {
  readInternal: {
    public: 'no',
    national: 'yes',
    province: 'own',
    regency: 'own',
    partner: 'own',
    system: 'yes',
  },
  seeContacts: {
    public: 'no',
    national: 'no',
    province: 'yes',
    regency: 'yes',
    partner: 'own',
    system: 'yes',
  },
  readPartnerFiles: {
    public: 'no',
    national: 'yes',
    province: 'yes',
    regency: 'yes',
    partner: 'own',
    system: 'yes',
  },
  registerPartner: {
    public: 'no',
    national: 'no',
    province: 'yes',
    regency: 'yes',
    partner: 'no',
    system: 'yes',
  },
  editPartner: {
    public: 'no',
    national: 'no',
    province: 'yes',
    regency: 'own',
    partner: 'own',
    system: 'yes',
  },
  mergePartners: {
    public: 'no',
    national: 'no',
    province: 'yes',
    regency: 'no',
    partner: 'no',
    system: 'yes',
  },
  recordActivity: {
    public: 'no',
    national: 'no',
    province: 'own',
    regency: 'own',
    partner: 'own',
    system: 'yes',
  },
  editActivity: {
    public: 'no',
    national: 'no',
    province: 'own',
    regency: 'own',
    partner: 'own',
    system: 'yes',
  },
  importFiles: {
    public: 'no',
    national: 'no',
    province: 'yes',
    regency: 'yes',
    partner: 'yes',
    system: 'yes',
  },
  decideFinding: {
    public: 'no',
    national: 'no',
    province: 'own',
    regency: 'own',
    partner: 'no',
    system: 'yes',
  },
  enterRates: { public: 'no', national: 'no', province: 'yes', regency: 'no', partner: 'no', system: 'yes' },
  loadBoundaries: {
    public: 'no',
    national: 'no',
    province: 'own',
    regency: 'no',
    partner: 'no',
    system: 'yes',
  },
  recordAreaChange: {
    public: 'no',
    national: 'no',
    province: 'own',
    regency: 'no',
    partner: 'no',
    system: 'yes',
  },
};

/** What an act is done to, as far as ownership is concerned. Areas are Kemendagri codes. */
export interface Subject {
  readonly areaCodes?: readonly string[];
  readonly partnerId?: string | null;
  readonly officeId?: string | null;
}

/** Whether the actor may do the act; with no subject given, whether there is anything they may do it to. */
export function mayDo(actor: Actor, act: Act, subject?: Subject): boolean {
  const answer = PERMISSIONS[act][actor.kind];
  if (answer !== 'own' || subject === undefined) return answer !== 'no';
  switch (actor.kind) {
    case 'province':
    case 'regency':
      return (
        subject.officeId === actor.officeId ||
        (subject.areaCodes ?? []).some((code) => isInside(code, actor.areaCode))
      );
    case 'partner':
      return subject.partnerId === actor.partnerId;
    case 'national':
    case 'public':
    case 'system':
      return true;
  }
}

/** @throws Forbidden when the actor may not */
export function demand(actor: Actor, act: Act, subject?: Subject): void {
  if (!mayDo(actor, act, subject)) throw new Forbidden(`${actor.kind} may not ${act}`);
}

function isInside(code: string, areaCode: string): boolean {
  return code === areaCode || code.startsWith(`${areaCode}.`);
}
