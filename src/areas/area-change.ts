import { z } from 'zod';
import { asLine, InvalidInput, isPlainDate, type PlainDate } from '#kernel/index.ts';
import { AREA_CODE, type AreaKind } from './area-code.ts';

/** What can happen to areas: pemekaran, penggabungan, another name, another parent, another kind (desa → kelurahan). */
export const CHANGE_KINDS = ['split', 'merge', 'rename', 'move', 'kind'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const Code = z.string().trim().regex(AREA_CODE, 'areasErrorCodeForm');
const Name = z
  .string()
  .trim()
  .transform(asLine)
  .pipe(z.string().min(2, 'areasErrorName').max(100, 'areasErrorName').regex(/\p{L}/u, 'areasErrorName'));
const Basis = z.string().trim().min(3, 'areasErrorBasis').max(500, 'areasErrorBasis');

const common = {
  /** The first day it holds. */
  date: z.string().trim().refine(isPlainDate, 'areasErrorDate'),
  /** Number and name of the law or regulation. */
  basis: Basis,
  note: z.string().trim().max(2000, 'areasErrorNote').default(''),
  /** New codes by old ones, for areas that go on under another; those left out are proposed. */
  codes: z.record(Code, Code).default({}),
};

export const AreaChange = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('split'),
      ...common,
      area: Code,
      /** Whether the area itself goes on beside the new ones. */
      goesOn: z.boolean(),
      newAreas: z
        .array(z.object({ code: Code, name: Name }))
        .min(1, 'areasErrorNewAreas')
        .max(20, 'areasErrorNewAreas'),
      /** Areas directly below that come to one of the new ones. */
      children: z
        .array(z.object({ code: Code, to: Code }))
        .max(500)
        .default([]),
    }),
    z.object({
      kind: z.literal('merge'),
      ...common,
      /** Those that end. */
      areas: z.array(Code).min(1, 'areasErrorMergeAreas').max(60, 'areasErrorMergeAreas'),
      /** One that is there already and goes on, or a new one, which needs a name. */
      into: z.object({ code: Code, name: Name.optional() }),
    }),
    z.object({ kind: z.literal('rename'), ...common, area: Code, name: Name }),
    z.object({ kind: z.literal('move'), ...common, area: Code, to: Code }),
    z.object({
      kind: z.literal('kind'),
      ...common,
      area: Code,
      newKind: z.enum(['kabupaten', 'kota', 'desa', 'kelurahan', 'desa_adat'], 'areasErrorKind'),
      name: Name.optional(),
    }),
  ],
  'areasErrorChange',
);
/** A change as it is entered, in a form or a file. */
export type AreaChangeInput = z.input<typeof AreaChange>;
/** A change whose entries are well formed. */
export type AreaChange = z.output<typeof AreaChange>;

/** @throws InvalidInput by field */
export function parseAreaChange(input: unknown): AreaChange {
  const read = AreaChange.safeParse(input);
  if (read.success) return read.data;
  throw new InvalidInput(
    Object.fromEntries(
      read.error.issues.map((issue) => [
        issue.path.map(String).join('.'),
        issue.message.startsWith('areasError') ? issue.message : 'areasErrorMissing',
      ]),
    ),
  );
}

/** An area as the rules need it. */
export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
  /** The first day of its name, where it had another before. */
  readonly renamed: PlainDate | null;
  /** The day it last came of another area or another came of it. */
  readonly linked: PlainDate | null;
}

export interface BegunArea {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  /** The area that goes on under this code, where it is one. */
  readonly continues: string | null;
}

/** What a change does to the tree. Records stay with the area they were recorded for, also where it ends. */
export interface AreaPlan {
  /** Parents before what lies in them. */
  readonly begins: readonly BegunArea[];
  readonly ends: readonly Pick<KnownArea, 'code' | 'name' | 'kind'>[];
  readonly renames: readonly { readonly code: string; readonly before: string; readonly after: string }[];
  /** Which area came of which. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** Areas that give or take something and go on. */
  readonly stays: readonly Pick<KnownArea, 'code' | 'name' | 'kind'>[];
}

/** All codes a change concerns. */
export function codesOfPlan(plan: AreaPlan): string[] {
  const codes = [...plan.begins, ...plan.ends, ...plan.renames, ...plan.stays].map(({ code }) => code);
  return [...new Set(codes)].sort();
}
