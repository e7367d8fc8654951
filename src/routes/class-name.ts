import type { PartnerClass } from '#partners/index.ts';
import { m } from '#messages/messages.js';

type Words = Readonly<Record<PartnerClass, () => string>>;

/** The name of a class where it stands alone: on a partner's page, in a column, as a choice. */
export const CLASS_WORDS: Words = {
  bilateral: m.partnersClassBilateral,
  multilateral: m.partnersClassMultilateral,
  internationalNgo: m.partnersClassNgo,
  foreignRegion: m.partnersClassForeignRegion,
  education: m.partnersClassEducation,
  foreignBusiness: m.partnersClassBusiness,
  philanthropy: m.partnersClassPhilanthropy,
  association: m.partnersClassAssociation,
  other: m.partnersClassOther,
};

const SHORT_WORDS: Words = {
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

/** The short word for a class of partners in a sum or a sentence: "27 = 6 bilateral + 7 multilateral + 14 NGO". */
export function className(partnerClass: PartnerClass): string {
  return SHORT_WORDS[partnerClass]();
}
