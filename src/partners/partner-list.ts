import type { Visibility } from '#access/index.ts';
import { z } from 'zod';
import { PARTNER_CLASSES, type PartnerClass, type PartnerStatus } from './partner.ts';
import type { PartnerFunding } from './partner-funding.ts';

export const PARTNER_SORTS = ['name', 'class', 'country', 'since', 'updated'] as const;
export type PartnerSort = (typeof PARTNER_SORTS)[number];

/** Which partners; every part narrows. Merged partners are never listed. */
export interface PartnerFilter {
  readonly text?: string | undefined;
  readonly partnerClass?: PartnerClass | undefined;
  /** Present in this year. */
  readonly year?: number | undefined;
  /** Present in this province or regency, or in a part of it. */
  readonly areaCode?: string | undefined;
  readonly field?: string | undefined;
  readonly homeCountry?: string | undefined;
}
export interface PartnerQuery extends PartnerFilter {
  readonly sort?: PartnerSort | undefined;
  readonly descending?: boolean | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  readonly size?: 25 | 50 | undefined;
}

export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly nameId: string | null;
  readonly acronym: string | null;
  readonly partnerClass: PartnerClass;
  readonly homeCountry: string | null;
  readonly activeSince: number | null;
  readonly status: PartnerStatus;
  readonly visibility: Visibility;
  readonly fictional: boolean;
  readonly updatedAt: string;
  readonly fields: readonly string[];
  /** Regencies and provinces it was ever present in. */
  readonly areaCount: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Latest end of any of its permits. */
  readonly permitTo: string | null;
  /** By period, the earliest first. */
  readonly funding: readonly Pick<PartnerFunding, 'amount' | 'currency' | 'from' | 'to' | 'exactTo'>[];
}
export interface PartnerPage {
  readonly rows: readonly PartnerRow[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** Parameters as they stand in an address: the same names as in the list of activities. */
const query = z.object({
  search: z
    .string()
    .trim()
    .max(200)
    .transform((t) => t || undefined)
    .optional()
    .catch(undefined),
  partnerClass: z.enum(PARTNER_CLASSES).optional().catch(undefined),
  year: z.coerce.number().int().min(1900).max(2199).optional().catch(undefined),
  area: z
    .string()
    .regex(/^\d{2}(\.\d{2})?$/)
    .optional()
    .catch(undefined),
  field: z.string().min(1).max(40).optional().catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  sort: z.enum(PARTNER_SORTS).optional().catch(undefined),
  descending: z.stringbool().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50]))
    .optional()
    .catch(undefined),
});

/** A list's address as a query; what cannot be read is left out, so that an old link still shows the list. */
export function parsePartnerQuery(search: URLSearchParams): PartnerQuery {
  const given = [...search].filter(([, value]) => value.trim() !== '');
  const {
    search: text,
    area: areaCode,
    country: homeCountry,
    ...rest
  } = query.parse(Object.fromEntries(given));
  const all = { text, areaCode, homeCountry, ...rest };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
