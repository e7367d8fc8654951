import { type Actor, roleOf, type SeatRole } from '#database/index.ts';
import { asLine, foldName, InvalidInput, isId, isPlainDate } from '#kernel/index.ts';
import { z } from 'zod';
import { APPOINTS, mayDo, type Owned } from './permissions.ts';

/** Whose an office is: a ministry's, a province's, a regency's or city's, or a partner organisation's. */
export const OFFICE_KINDS = ['ministry', 'province', 'regency', 'partner'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/**
 * What an office does in cooperation: Fasker; another ministry; the secretariat of cooperation (Biro, Bagian); Bappeda;
 * a technical agency (OPD); Setda; DPRD; its secretariat; a partner; a partner's implementing partner.
 */
export const UNITS = [
  'ministry',
  'otherMinistry',
  'secretariat',
  'bureau',
  'planning',
  'agency',
  'council',
  'councilSecretariat',
  'partner',
  'implementer',
] as const;
export type Unit = (typeof UNITS)[number];

const REGIONAL: readonly Unit[] = [
  'secretariat',
  'bureau',
  'planning',
  'agency',
  'council',
  'councilSecretariat',
];
export const UNITS_OF: Readonly<Record<OfficeKind, readonly Unit[]>> = {
  ministry: ['ministry', 'otherMinistry'],
  province: REGIONAL,
  regency: REGIONAL,
  partner: ['partner', 'implementer'],
};

const MINISTRY_ROLES: readonly SeatRole[] = ['administrator', 'ministry-verifier', 'ministry-head'];
const ROLES_OF: Readonly<Record<Unit, readonly SeatRole[]>> = {
  ministry: [...MINISTRY_ROLES, 'ministry-reader'],
  otherMinistry: ['ministry-reader'],
  // A Setda's section for cooperation is the secretariat of it in many a regency.
  secretariat: ['province-administrator', 'province-agency', 'regency-operator', 'regency-agency'],
  bureau: ['province-administrator', 'regency-operator'],
  planning: ['province-planner', 'regency-planner'],
  agency: ['province-agency', 'regency-agency'],
  council: ['council-reader'],
  councilSecretariat: ['council-secretary', 'council-reader'],
  partner: ['partner-officer', 'partner-reader'],
  implementer: ['implementer-officer', 'partner-reader'],
};

/** What kind of office a role is held in. */
export const OFFICE_KIND_OF: Readonly<Record<SeatRole, readonly OfficeKind[]>> = {
  administrator: ['ministry'],
  'ministry-verifier': ['ministry'],
  'ministry-head': ['ministry'],
  'ministry-reader': ['ministry'],
  'province-administrator': ['province'],
  'province-planner': ['province'],
  'province-agency': ['province'],
  'regency-operator': ['regency'],
  'regency-planner': ['regency'],
  'regency-agency': ['regency'],
  'council-secretary': ['province', 'regency'],
  'council-reader': ['province', 'regency'],
  'partner-officer': ['partner'],
  'partner-reader': ['partner'],
  'implementer-officer': ['partner'],
};

/** The roles that can be held in such an office. */
export function rolesOfOffice(office: { readonly kind: OfficeKind; readonly unit: Unit }): SeatRole[] {
  return ROLES_OF[office.unit].filter((role) => OFFICE_KIND_OF[role].includes(office.kind));
}

/** What an office of the role does, where a command names only the role. */
export function unitOfRole(role: SeatRole): Unit {
  return UNITS.find((unit) => unit !== 'secretariat' && ROLES_OF[unit].includes(role)) ?? 'agency';
}

/** What is recorded of an office. Areas are Kemendagri codes; dates are whole days, both ends included. */
export interface OfficeRecord {
  readonly kind: OfficeKind;
  readonly unit: Unit;
  readonly name: string;
  readonly areaCode: string | null;
  readonly partnerId: string | null;
  readonly parentId: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface StoredOffice extends OfficeRecord {
  readonly id: string;
  readonly version: number;
}

/** What is recorded, without what the store adds. */
export function recordOf({
  kind,
  unit,
  name,
  areaCode,
  partnerId,
  parentId,
  validFrom,
  validTo,
}: OfficeRecord): OfficeRecord {
  return { kind, unit, name, areaCode, partnerId, parentId, validFrom, validTo };
}

const text = (form: unknown) => (typeof form === 'string' ? asLine(form) : form);
export const blankAsNull = (form: unknown) => (form === '' || form === undefined ? null : form);
export const dateField = z.preprocess(
  blankAsNull,
  z.string('officesErrorDate').refine(isPlainDate, 'officesErrorDate').nullable(),
);
const idField = z.preprocess(
  blankAsNull,
  z.string('officesErrorOffice').refine(isId, 'officesErrorOffice').nullable(),
);

const FORM = z
  .object({
    kind: z.enum(OFFICE_KINDS, 'officesErrorKind'),
    unit: z.enum(UNITS, 'officesErrorUnit'),
    name: z.preprocess(
      text,
      z.string('officesErrorName').min(1, 'officesErrorName').max(300, 'officesErrorTooLong'),
    ),
    areaCode: z.preprocess(
      blankAsNull,
      z
        .string('officesErrorArea')
        .regex(/^\d\d(\.\d\d)?$/, 'officesErrorArea')
        .nullable(),
    ),
    partnerId: idField,
    parentId: idField,
    validFrom: dateField,
    validTo: dateField,
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value });
    if (!UNITS_OF[value.kind].includes(value.unit)) fault('unit', 'officesErrorUnit');
    const length = value.kind === 'province' ? 2 : value.kind === 'regency' ? 5 : undefined;
    if (value.areaCode?.length !== length) fault('areaCode', 'officesErrorArea');
    if ((value.kind === 'partner') !== (value.partnerId !== null)) fault('partnerId', 'officesErrorPartner');
    if (value.unit === 'implementer' && value.parentId === null) fault('parentId', 'officesErrorImplementer');
    if (value.validFrom !== null && value.validTo !== null && value.validTo < value.validFrom)
      fault('validTo', 'officesErrorDateOrder');
  });

/** What a person fills in about an office; all of it may come as the text of a form. */
export type OfficeInput = { readonly [field in keyof OfficeRecord]?: string | null | undefined };

/** @throws InvalidInput by field */
export function parseOffice(input: OfficeInput): OfficeRecord {
  return parsed(FORM, input);
}

/** What the schema makes of the input. @throws InvalidInput by field; the first fault of a field stands */
export function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const faults: Record<string, string> = {};
  for (const { path, message } of read.error.issues) faults[path.join('.')] ??= message;
  throw new InvalidInput(faults);
}

/** What the table of permissions looks at of an office. */
export function ownerOfOffice(
  office: Pick<OfficeRecord, 'areaCode' | 'partnerId'> & { readonly id?: string },
): Owned {
  return {
    areaCodes: office.areaCode === null ? [] : [office.areaCode],
    partnerId: office.partnerId,
    officeId: office.id ?? null,
  };
}

/** Whether the actor may open such an office, or change and close this one. */
export function mayManage(
  actor: Actor,
  office: Pick<OfficeRecord, 'kind' | 'areaCode' | 'partnerId'>,
  inOwnHands: boolean,
): boolean {
  return mayDo(actor, 'manageOffices', ownerOfOffice(office)) || mayWelcome(actor, office, inOwnHands);
}

/** Whether the actor may say who sits in this office. */
export function mayAppoint(
  actor: Actor,
  office: Pick<OfficeRecord, 'kind' | 'areaCode' | 'partnerId'>,
  inOwnHands: boolean,
): boolean {
  return mayDo(actor, 'appointPeople', ownerOfOffice(office)) || mayWelcome(actor, office, inOwnHands);
}

function mayWelcome(
  actor: Actor,
  office: Pick<OfficeRecord, 'kind' | 'areaCode' | 'partnerId'>,
  inOwnHands: boolean,
): boolean {
  return office.kind === 'partner' && !inOwnHands && mayDo(actor, 'welcomePartner');
}

/** Whether the actor's role may give the role to others, in an office within its reach. */
export function mayGive(actor: Actor, role: SeatRole): boolean {
  return (APPOINTS[roleOf(actor)] ?? []).includes(role);
}

/** The roles that the actor may give in such an office; empty for none. */
export function rolesToGive(
  actor: Actor,
  office: { readonly kind: OfficeKind; readonly unit: Unit },
): SeatRole[] {
  return rolesOfOffice(office).filter((role) => mayGive(actor, role));
}

/**
 * Whether an office can stand under the other: in the same ministry's, region's or partner's house, an implementing
 * partner under its partner.
 */
export function fitsUnder(office: OfficeRecord, parent: OfficeRecord): boolean {
  if (office.unit === 'implementer')
    return parent.unit === 'partner' && parent.partnerId !== office.partnerId;
  if (office.kind !== parent.kind) return false;
  return office.areaCode === parent.areaCode && office.partnerId === parent.partnerId;
}

/** Two written names that are one to a reader. */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}
