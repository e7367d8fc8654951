import { z } from 'zod';
import { CIRCLES, VISIBILITIES } from '#access/index.ts';
import { asLine, faultsByPath, fromUnits, InvalidInput, isDecimal, toUnits } from '#kernel/index.ts';
import { documentForm } from './document-form.ts';
import { OFFICE_KINDS, PARTNER_CLASSES, type PartnerRecord, PERMIT_KINDS } from './partner.ts';
import { isReversed, readYearOrDate } from './partner-funding.ts';
import { date, line, neededText, rowId, text, webAddress } from './form-parts.ts';
import { nameParts } from './partner-name.ts';
import { PARTNER_WITHHELD_FIELDS } from './partner-withheld.ts';

const year = z.int('partnersErrorYear').min(1900, 'partnersErrorYear').max(2199, 'partnersErrorYear');
const list = <T extends z.ZodType>(row: T) => z.array(row).max(500, 'partnersErrorTooMany').default([]);

const permit = z
  .object({
    id: rowId,
    kind: z.enum(PERMIT_KINDS, 'partnersErrorPermitKind'),
    number: line(200),
    issuer: line(200),
    validFrom: date,
    validTo: date,
  })
  .refine((p) => p.validFrom === null || p.validTo === null || p.validTo >= p.validFrom, {
    error: 'partnersErrorDateOrder',
    path: ['validTo'],
  });

const contact = z.object({
  name: neededText(200, 'partnersErrorContactName'),
  position: line(200),
  email: line(320).refine((email) => email === null || /^\S+@\S+\.\S+$/.test(email), 'partnersErrorEmail'),
  phone: line(60),
});

/** At most eighteen digits and two after the point, kept with exactly two. */
const amount = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || /^\d{1,18}(\.\d{1,2})?$/.test(text), 'partnersErrorAmount')
  .transform((text) => (text === null || !isDecimal(text) ? null : fromUnits(toUnits(text, 2), 2)));
const yearOrDate = z
  .string()
  .nullish()
  .transform((text, context) => {
    const given = text?.trim() ?? '';
    const read = given === '' ? null : readYearOrDate(given);
    if (read === undefined) context.addIssue({ code: 'custom', message: 'partnersErrorYearOrDate' });
    return read ?? null;
  });
const funding = z
  .object({
    id: rowId,
    amount,
    currency: z
      .string()
      .nullish()
      .transform((text) => text?.trim().toUpperCase() || 'IDR')
      .refine((code) => /^[A-Z]{3}$/.test(code), 'partnersErrorCurrency'),
    from: yearOrDate,
    to: yearOrDate,
    source: line(300),
    note: line(1000),
  })
  .refine((f) => f.amount !== null || f.from !== null || f.to !== null, {
    error: 'partnersErrorFundingEmpty',
    path: ['amount'],
  })
  .refine((f) => !isReversed(f), { error: 'partnersErrorPeriodOrder', path: ['to'] });

/** What a person fills in about a partner. Compulsory are name and class, and the country except for multilaterals. */
export const partnerForm = z
  .object({
    name: z
      .string('partnersErrorName')
      .max(300, 'partnersErrorTooLong')
      .transform(asLine)
      .refine((name) => nameParts(name).folded !== '', 'partnersErrorName'),
    nameId: line(300),
    acronym: line(40),
    partnerClass: z.enum(PARTNER_CLASSES, 'partnersErrorClass'),
    legalForm: line(200),
    homeCountry: line(2).refine((code) => code === null || /^[A-Z]{2}$/.test(code), 'partnersErrorCountry'),
    website: webAddress(500, 'partnersErrorWebsite'),
    description: text(5000),
    activeSince: year.nullish().transform((value) => value ?? null),
    status: z.enum(['active', 'ended']).default('active'),
    visibility: z.enum(VISIBILITIES, 'partnersErrorVisibility').default('public'),
    withheld: z
      .partialRecord(z.enum(PARTNER_WITHHELD_FIELDS), z.enum(CIRCLES, 'partnersErrorVisibility'))
      .optional(),
    otherNames: list(
      z.object({
        name: neededText(300, 'partnersErrorName'),
        kind: z.enum(['former', 'written']).default('former'),
      }),
    ),
    identifiers: list(neededText(200, 'partnersErrorIdentifier')),
    offices: list(
      z.object({
        id: rowId,
        kind: z.enum(OFFICE_KINDS, 'partnersErrorOfficeKind'),
        address: neededText(1000, 'partnersErrorAddress'),
        areaCode: line(20),
      }),
    ),
    contacts: list(contact),
    permits: list(permit),
    presence: list(z.object({ areaCode: z.string().regex(/^\d{2}(\.\d{2})?$/, 'partnersErrorArea'), year })),
    funding: list(funding),
    fields: list(z.string().min(1).max(40)),
    documents: list(documentForm),
  })
  .refine((form) => form.homeCountry !== null || form.partnerClass === 'multilateral', {
    error: 'partnersErrorCountryMissing',
    path: ['homeCountry'],
  });

export type PartnerForm = z.output<typeof partnerForm>;
/** What may be given: everything but the name, the class and the country can be left out. */
export type PartnerInput = z.input<typeof partnerForm>;

/**
 * Reads a filled form.
 * @throws InvalidInput with the path of each faulty field (`permits.0.validTo`) and a message key
 */
export function parsePartnerForm(input: unknown): PartnerForm {
  const parsed = partnerForm.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(faultsByPath(parsed.error.issues, 'partners'));
}

/** What is worth adding later, as a to-do on the partner's page; registering does not wait for it. */
export const OPEN_POINTS = ['permit', 'homeCountry', 'presence', 'contact', 'fields', 'office'] as const;
export type OpenPoint = (typeof OPEN_POINTS)[number];

/** Facts not recorded yet. Only an international NGO needs a permit of its own; others work under government agreements. */
export function openPoints(record: PartnerRecord): OpenPoint[] {
  const open: Record<OpenPoint, boolean> = {
    permit:
      record.partnerClass === 'internationalNgo' &&
      !record.permits.some((permit) => permit.number !== null && permit.validTo !== null),
    homeCountry: record.homeCountry === null && record.partnerClass !== 'multilateral',
    presence: record.presence.length === 0,
    contact: record.contactIds.length === 0,
    fields: record.fields.length === 0,
    office: record.offices.length === 0,
  };
  return OPEN_POINTS.filter((point) => open[point]);
}
