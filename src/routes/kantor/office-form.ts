import {
  type Desk,
  listOffices,
  type OfficeInput,
  type OfficeKind,
  type StoredOffice,
  type Unit,
  UNITS_OF,
} from '#access/index.ts';
import type { Option } from '#ui/types.ts';
import { fieldText } from '#sign-in-request.ts';
import { UNIT_WORDS } from './words.ts';

/** Where an office is opened or stands: nothing of it is chosen in the form itself. */
export interface OfficePlace {
  readonly kind: OfficeKind;
  readonly areaCode: string | null;
  readonly partnerId: string | null;
}

/** The fields of the form as texts. */
export interface OfficeValues {
  readonly name: string;
  readonly unit: string;
  readonly parentId: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export function officeValues(form: FormData): OfficeValues {
  return {
    name: fieldText(form, 'name'),
    unit: fieldText(form, 'unit'),
    parentId: fieldText(form, 'parentId'),
    validFrom: fieldText(form, 'validFrom'),
    validTo: fieldText(form, 'validTo'),
  };
}

export function valuesOfOffice(office: StoredOffice): OfficeValues {
  return {
    name: office.name,
    unit: office.unit,
    parentId: office.parentId ?? '',
    validFrom: office.validFrom ?? '',
    validTo: office.validTo ?? '',
  };
}

export function officeInput(place: OfficePlace, values: OfficeValues): OfficeInput {
  return { ...values, kind: place.kind, areaCode: place.areaCode, partnerId: place.partnerId };
}

/** What can be chosen for an office in its place: what it does, and under which office it stands. */
export async function officeChoices(
  desk: Desk,
  place: OfficePlace,
  ownId?: string,
): Promise<{ units: Option[]; parents: Option[] }> {
  const { offices } = await listOffices(desk, {
    kind: place.kind,
    ...(place.areaCode !== null && { areaCode: place.areaCode }),
  });
  const parents = offices.filter(
    ({ id, areaCode, unit, partnerId }) =>
      id !== ownId &&
      areaCode === place.areaCode &&
      (place.kind !== 'partner' || partnerId === place.partnerId || unit === 'partner'),
  );
  return {
    units: unitsToOpen(desk, place).map((value) => ({ value, label: UNIT_WORDS[value]() })),
    parents: parents.map(({ id, name, partnerName }) => ({
      value: id,
      label: name,
      group: place.kind === 'partner' ? (partnerName ?? undefined) : undefined,
    })),
  };
}

/** A partner's own officers open its offices; that of an implementing partner, another organisation, a bureau opens. */
function unitsToOpen(desk: Desk, place: OfficePlace): readonly Unit[] {
  if (desk.actor.kind !== 'partner') return UNITS_OF[place.kind];
  return desk.actor.role === 'implementer-officer' ? ['implementer'] : ['partner'];
}
