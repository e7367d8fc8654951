import { z } from 'zod';
import { InvalidInput, isId, isPlainDate } from '#kernel/index.ts';
import { OFFICE_KINDS, PARTNER_CLASSES, type PartnerRecord, PERMIT_KINDS } from './partner.ts';
import { nameParts } from './partner-name.ts';

const optional = (max: number) =>
  z
    .string()
    .max(max, 'partnersErrorTooLong')
    .nullish()
    .transform((text) => text?.trim().replace(/\s+/g, ' ') || null);
const date = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || isPlainDate(text), 'partnersErrorDate');
const year = z.int('partnersErrorYear').min(1900, 'partnersErrorYear').max(2199, 'partnersErrorYear');
const rowId = z.string().refine(isId, 'partnersErrorRow').optional();
const list = <T extends z.ZodType>(row: T) => z.array(row).max(500, 'partnersErrorTooMany').default([]);

const permit = z
  .object({
    id: rowId,
    kind: z.enum(PERMIT_KINDS, 'partnersErrorPermitKind'),
    number: optional(200),
    issuer: optional(200),
    validFrom: date,
    validTo: date,
  })
  .refine((p) => p.validFrom === null || p.validTo === null || p.validTo >= p.validFrom, {
    error: 'partnersErrorDateOrder',
    path: ['validTo'],
  });

const contact = z.object({
  name: z.string().trim().min(1, 'partnersErrorContactName').max(200, 'partnersErrorTooLong'),
  position: optional(200),
  email: optional(320).refine((text) => text === null || /^\S+@\S+\.\S+$/.test(text), 'partnersErrorEmail'),
  phone: optional(60),
});

/** What a person fills in about a partner. Compulsory are name and class, and the country except for multilaterals. */
export const partnerForm = z
  .object({
    name: z
      .string('partnersErrorName')
      .max(300, 'partnersErrorTooLong')
      .transform((text) => text.trim().replace(/\s+/g, ' '))
      .refine((text) => nameParts(text).folded !== '', 'partnersErrorName'),
    nameId: optional(300),
    acronym: optional(40),
    partnerClass: z.enum(PARTNER_CLASSES, 'partnersErrorClass'),
    legalForm: optional(200),
    homeCountry: optional(2).refine(
      (code) => code === null || /^[A-Z]{2}$/.test(code),
      'partnersErrorCountry',
    ),
    website: optional(500).refine(
      (text) => text === null || /^https?:\/\/\S+$/.test(text),
      'partnersErrorWebsite',
    ),
    description: z
      .string()
      .max(5000, 'partnersErrorTooLong')
      .nullish()
      .transform((text) => text?.trim() || null),
    activeSince: year.nullish().transform((value) => value ?? null),
    status: z.enum(['active', 'ended']).default('active'),
    visibility: z.enum(['public', 'internal'], 'partnersErrorVisibility').default('public'),
    otherNames: list(
      z.object({
        name: z.string().trim().min(1, 'partnersErrorName').max(300, 'partnersErrorTooLong'),
        kind: z.enum(['former', 'written']).default('former'),
      }),
    ),
    identifiers: list(z.string().trim().min(1, 'partnersErrorIdentifier').max(200, 'partnersErrorTooLong')),
    offices: list(
      z.object({
        id: rowId,
        kind: z.enum(OFFICE_KINDS, 'partnersErrorOfficeKind'),
        address: z.string().trim().min(1, 'partnersErrorAddress').max(1000, 'partnersErrorTooLong'),
        areaCode: optional(20),
      }),
    ),
    contacts: list(contact),
    permits: list(permit),
    presence: list(z.object({ areaCode: z.string().regex(/^\d{2}(\.\d{2})?$/, 'partnersErrorArea'), year })),
    fields: list(z.string().min(1).max(40)),
    documents: list(
      z.object({
        id: rowId,
        kind: z.string().trim().min(1, 'partnersErrorDocumentKind').max(100, 'partnersErrorTooLong'),
        title: z.string().trim().min(1, 'partnersErrorDocumentTitle').max(300, 'partnersErrorTooLong'),
        visibility: z.enum(['public', 'internal']).default('internal'),
      }),
    ),
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
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= /^partners[A-Z]/.test(issue.message) ? issue.message : 'partnersErrorUnreadable';
  }
  throw new InvalidInput(fields);
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
