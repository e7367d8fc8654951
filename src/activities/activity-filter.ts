import { z } from 'zod';
import { ACTIVITY_STATUSES, type ActivityStatus } from './activity.ts';

export const ACTIVITY_SORTS = [
  'relevance',
  'updated',
  'title',
  'partner',
  'start',
  'planned',
  'spent',
] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];

/** What a list of activities is narrowed down by; area, field and year are asked of the same piece of the activity. */
export interface ActivityFilter {
  readonly search?: string;
  /** Area code; everything inside it counts. `ID` is what is not placed. */
  readonly area?: string;
  readonly field?: string;
  readonly year?: number;
  readonly partnerId?: string;
  /** An organisation that takes part, in whatever role; whose activity it is as well. */
  readonly participantId?: string;
  readonly partnerClass?: string;
  readonly status?: ActivityStatus;
  /** `planned`, `spent`: an amount is recorded; `none`: neither is; `unconverted`: an amount had no exchange rate. */
  readonly money?: 'planned' | 'spent' | 'none' | 'unconverted';
  readonly importId?: string;
}

export interface ActivityListing extends ActivityFilter {
  readonly sort?: ActivitySort;
  readonly page?: number;
}

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const listing = z.object({
  search: lenient(z.string().trim().min(1).max(200)),
  area: lenient(z.string().regex(/^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/)),
  field: lenient(z.string().regex(/^[a-z0-9]{1,20}$/)),
  year: lenient(z.coerce.number().int().min(1990).max(2100)),
  partnerId: lenient(z.uuid()),
  participantId: lenient(z.uuid()),
  partnerClass: lenient(z.string().regex(/^[a-zA-Z]{1,30}$/)),
  status: lenient(
    z.coerce
      .number<number>()
      .pipe(z.custom<ActivityStatus>((n) => ACTIVITY_STATUSES.includes(n as ActivityStatus))),
  ),
  money: lenient(z.enum(['planned', 'spent', 'none', 'unconverted'])),
  importId: lenient(z.uuid()),
  sort: lenient(z.enum(ACTIVITY_SORTS)),
  page: lenient(z.coerce.number().int().min(1).max(1000)),
});

/** The filter an address carries. What makes no sense is passed over, so that an old link still opens a list. */
export function readListing(parameters: URLSearchParams): ActivityListing {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  const parsed = listing.parse(given);
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
}
