import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { PartnerClass, PermitKind } from './partner.ts';
import type { OpenPoint } from './partner-form.ts';

type Words<Key extends string> = Readonly<Record<Key, typeof m.partnersPermitOther>>;

export const PERMIT_WORDS: Words<PermitKind> = {
  principlePermit: m.partnersPermitPrinciple,
  operatingPermit: m.partnersPermitOperating,
  ministryMemorandum: m.partnersPermitMemorandum,
  registration: m.partnersPermitRegistration,
  other: m.partnersPermitOther,
};

export const OPEN_WORDS: Words<OpenPoint> = {
  permit: m.partnersOpenPermit,
  homeCountry: m.partnersOpenCountry,
  presence: m.partnersOpenPresence,
  contact: m.partnersOpenContact,
  fields: m.partnersOpenFields,
  office: m.partnersOpenOffice,
};

const CLASS_WORDS: Words<PartnerClass> = {
  bilateral: m.classBilateral,
  multilateral: m.classMultilateral,
  internationalNgo: m.classInternationalNgo,
  foreignRegion: m.classForeignRegion,
  education: m.classEducation,
  foreignBusiness: m.classForeignBusiness,
  philanthropy: m.classPhilanthropy,
  association: m.classAssociation,
  other: m.classOther,
};

/** The class as it stands in a sum: "6 bilateral + 7 multilateral + 14 NGO". */
export function classWord(partnerClass: PartnerClass, locale: Locale): string {
  return CLASS_WORDS[partnerClass]({}, { locale });
}

/** A country in the words of the language. */
export function countryWord(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}
