import type { PartnerDraft } from '#partners/index.ts';

type PartnerClass = PartnerDraft['partnerClass'];

/** The bureau's class of partner for an IATI OrganisationType; government and its agencies count as bilateral. */
export function partnerClassOf(organisationType: string | null): PartnerClass {
  switch (organisationType) {
    case '10':
    case '15':
      return 'bilateral';
    case '11':
      return 'foreignRegion';
    case '40':
      return 'multilateral';
    case '21':
    case '22':
    case '23':
    case '24':
      return 'internationalNgo';
    case '60':
      return 'philanthropy';
    case '70':
    case '71':
    case '72':
    case '73':
      return 'foreignBusiness';
    case '80':
      return 'education';
    default:
      return 'other';
  }
}

/** The country at the head of an org-id (`GB-COH-123`, `US-GOV-1`); the lists XI, XM and XR belong to no country. */
export function countryOfIdentifier(identifier: string | null): string | undefined {
  const match = /^([A-Z]{2})-[A-Z]+/.exec(identifier ?? '');
  return match?.[1] !== undefined && !['XI', 'XM', 'XR'].includes(match[1]) ? match[1] : undefined;
}
