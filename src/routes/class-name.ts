import type { PartnerClass } from '#partners/index.ts';
import { m } from '#messages/messages.js';

/** The short word for a class of partners, as it stands in "27 = 6 bilateral + 7 multilateral + 14 NGO". */
export function className(partnerClass: PartnerClass): string {
  switch (partnerClass) {
    case 'bilateral':
      return m.classBilateral();
    case 'multilateral':
      return m.classMultilateral();
    case 'internationalNgo':
      return m.classInternationalNgo();
    case 'foreignRegion':
      return m.classForeignRegion();
    case 'education':
      return m.classEducation();
    case 'foreignBusiness':
      return m.classForeignBusiness();
    case 'philanthropy':
      return m.classPhilanthropy();
    case 'association':
      return m.classAssociation();
    case 'other':
      return m.classOther();
  }
}
