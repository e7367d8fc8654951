import type { OfficeKind, Unit } from '#access/index.ts';
import { IMPLEMENTER } from './implementer.ts';
import { idOf } from './random.ts';

/** Each line: key, unit, name, area or partner, the office above. */
const OFFICES = [
  ['ministry', 'ministry', 'Pusat Fasilitasi Kerja Sama, Kementerian Dalam Negeri', null, null],
  ['foreignAffairs', 'otherMinistry', 'Kementerian Luar Negeri', null, null],
  [
    'stateSecretariat',
    'otherMinistry',
    'Biro Kerja Sama Teknik Luar Negeri, Kementerian Sekretariat Negara',
    null,
    null,
  ],
  ['nationalPlanning', 'otherMinistry', 'Kementerian PPN/Bappenas', null, null],
  ['provinceSecretariat', 'secretariat', 'Sekretariat Daerah Provinsi Nusa Tenggara Timur', '53', null],
  ['province', 'bureau', 'Biro Kerja Sama Provinsi Nusa Tenggara Timur', '53', 'provinceSecretariat'],
  ['provincePlanning', 'planning', 'Bappeda Provinsi Nusa Tenggara Timur', '53', null],
  ['provinceHealth', 'agency', 'Dinas Kesehatan Provinsi Nusa Tenggara Timur', '53', null],
  ['endeSecretariat', 'secretariat', 'Sekretariat Daerah Kabupaten Ende', '53.08', null],
  ['ende', 'bureau', 'Bagian Kerja Sama Kabupaten Ende', '53.08', 'endeSecretariat'],
  ['endePlanning', 'planning', 'Bappeda Kabupaten Ende', '53.08', null],
  ['endeHealth', 'agency', 'Dinas Kesehatan Kabupaten Ende', '53.08', null],
  ['endeCouncil', 'council', 'DPRD Kabupaten Ende', '53.08', null],
  ['endeCouncilSecretariat', 'councilSecretariat', 'Sekretariat DPRD Kabupaten Ende', '53.08', 'endeCouncil'],
  ['kupang', 'bureau', 'Bagian Kerja Sama Kota Kupang', '53.71', null],
  ['partnerWater', 'partner', 'Open Well Trust', 'OWT', null],
  ['implementer', 'implementer', IMPLEMENTER.name, IMPLEMENTER.key, 'partnerWater'],
  ['partnerChildren', 'partner', 'Children of the Nations Programme', 'CNP', null],
] as const satisfies readonly (readonly [string, Unit, string, string | null, string | null])[];

export type OfficeKey = (typeof OFFICES)[number][0];

export interface DemonstrationOffice {
  readonly key: OfficeKey;
  readonly id: string;
  readonly kind: OfficeKind;
  readonly unit: Unit;
  readonly name: string;
  readonly areaCode: string | null;
  readonly partnerId: string | null;
  readonly parentId: string | null;
}

function kindOf(unit: Unit, of: string | null): OfficeKind {
  if (of === null) return 'ministry';
  if (unit === 'partner' || unit === 'implementer') return 'partner';
  return of.length === 2 ? 'province' : 'regency';
}

/** The offices of the demonstration, with ids that follow from the seed; each stands after the one above it. */
export function demonstrationOffices(seed: number): DemonstrationOffice[] {
  return OFFICES.map(([key, unit, name, of, parent]) => {
    const kind = kindOf(unit, of);
    return {
      key,
      id: idOf(seed, `office/${key}`),
      kind,
      unit,
      name,
      areaCode: kind === 'province' || kind === 'regency' ? of : null,
      partnerId: kind === 'partner' && of !== null ? idOf(seed, `partner/${of}`) : null,
      parentId: parent === null ? null : idOf(seed, `office/${parent}`),
    };
  });
}
