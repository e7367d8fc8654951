/**
 * Fields of a partner that may be kept to fewer than the rest of it, with what stands in the record meanwhile. Names,
 * identifiers and country are what partners are recognised by, presence, fields and funding are counted, addresses move
 * with changes of areas: these stay with the record. Contacts have a circle of their own.
 */
export const PARTNER_BLANKS = { website: null, description: null } as const;
export type PartnerWithheldField = keyof typeof PARTNER_BLANKS;
export const PARTNER_WITHHELD_FIELDS = Object.keys(PARTNER_BLANKS) as readonly PartnerWithheldField[];
