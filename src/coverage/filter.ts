import { InvalidInput, isPlainDate } from '#kernel/index.ts';
import { z } from 'zod';

/** The levels a coverage table can have as rows, from the widest to the narrowest. */
export const LEVELS = ['province', 'regency', 'district', 'village'] as const;
export type Level = (typeof LEVELS)[number];

/** Length of the Kemendagri code of each level; what is inside an area begins with its code. */
export const CODE_LENGTH: Readonly<Record<Level, number>> = {
  province: 2,
  regency: 5,
  district: 8,
  village: 13,
};

const AREA = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

/** The row and place of what lies in the wanted area but was not recorded as deep as the wanted level. */
export const NOT_DETAILED = 'above';

const Wish = z.object({
  area: z.string().regex(AREA, 'coverageAreaUnknown').nullable().default(null),
  level: z.enum(LEVELS, 'coverageLevelUnknown').optional(),
  sectorBy: z.enum(['field', 'affair'], 'coverageChooseFromList').default('field'),
  year: z.int('coverageYearForm').min(1900, 'coverageYearForm').max(2199, 'coverageYearForm').optional(),
  partnerClass: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/, 'coverageChooseFromList')
    .optional(),
  partnerId: z.uuid('coverageChooseFromList').optional(),
  /** An organisation that takes part, in whatever role; whose activity it is as well. */
  participantId: z.uuid('coverageChooseFromList').optional(),
  field: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/, 'coverageChooseFromList')
    .optional(),
  status: z
    .int('coverageChooseFromList')
    .min(1, 'coverageChooseFromList')
    .max(6, 'coverageChooseFromList')
    .optional(),
  withEmpty: z.boolean().default(false),
  /** As known at the end of a date (WITA), or at an instant; left out for what is known now. */
  asKnown: z
    .string()
    .refine((text) => isPlainDate(text) || isInstant(text), 'coverageDateForm')
    .optional(),
});

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0;
  } catch {
    return false;
  }
}

/** What a coverage table is asked for. Everything left out is "all"; `area: null` is the nation. */
export type CoverageWish = z.input<typeof Wish>;
/** A checked wish: the level is set and not wider than the area. */
export type CoverageFilter = z.output<typeof Wish> & { readonly level: Level };

/** The level of an area by its code; null for the nation. */
export function levelOf(area: string | null): Level | null {
  return LEVELS.find((level) => CODE_LENGTH[level] === area?.length) ?? null;
}

/** The level below an area's own, where rows begin when nobody says otherwise; a village stays a village. */
export function levelBelow(area: string | null): Level {
  const own = levelOf(area);
  return LEVELS[own === null ? 0 : Math.min(LEVELS.indexOf(own) + 1, LEVELS.length - 1)] ?? 'village';
}

/**
 * Checks what was asked for.
 * @throws InvalidInput by field; also where the level is wider than the area
 */
export function checkFilter(wish: CoverageWish): CoverageFilter {
  const read = Wish.safeParse(wish);
  if (!read.success)
    throw new InvalidInput(Object.fromEntries(read.error.issues.map((i) => [i.path.join('.'), i.message])));
  const level = read.data.level ?? levelBelow(read.data.area);
  const own = levelOf(read.data.area);
  if (own !== null && LEVELS.indexOf(level) < LEVELS.indexOf(own))
    throw new InvalidInput({ level: 'coverageLevelAboveArea' });
  return { ...read.data, level };
}

/** Reads a wish from an address or the command line, where everything is text and empty text means "all". */
export function readWish(given: Readonly<Record<string, string | null | undefined>>): CoverageWish {
  const text = (name: string): string | undefined => given[name]?.trim() || undefined;
  const number = (name: string): number | undefined =>
    text(name) === undefined ? undefined : Number(text(name));
  const area = text('area');
  return {
    area: area === undefined || area === 'ID' ? null : area,
    level: text('level') as Level | undefined,
    sectorBy: text('sectorBy') as 'field' | 'affair' | undefined,
    year: number('year'),
    partnerClass: text('partnerClass'),
    partnerId: text('partnerId'),
    participantId: text('participantId'),
    field: text('field'),
    status: number('status'),
    withEmpty: text('withEmpty') !== undefined,
  };
}
