import { DEMONSTRATION_SEED, idOf } from './random.ts';

export type OfficeKey = 'ministry' | 'province' | 'ende' | 'kupang' | 'partnerWater' | 'partnerChildren';

export interface DemonstrationOffice {
  readonly key: OfficeKey;
  readonly id: string;
  readonly kind: 'ministry' | 'province' | 'regency' | 'partner';
  readonly name: string;
  readonly areaCode: string | null;
  readonly partnerId: string | null;
}

const OFFICES: readonly (readonly [
  OfficeKey,
  DemonstrationOffice['kind'],
  string,
  area: string | null,
  partner: string | null,
])[] = [
  ['ministry', 'ministry', 'Pusat Fasilitasi Kerja Sama, Kementerian Dalam Negeri', null, null],
  ['province', 'province', 'Biro Kerja Sama Provinsi Nusa Tenggara Timur', '53', null],
  ['ende', 'regency', 'Bagian Kerja Sama Kabupaten Ende', '53.08', null],
  ['kupang', 'regency', 'Bagian Kerja Sama Kota Kupang', '53.71', null],
  ['partnerWater', 'partner', 'Open Well Trust', null, 'OWT'],
  ['partnerChildren', 'partner', 'Children of the Nations Programme', null, 'CNP'],
];

/** The offices of the demonstration, with ids that follow from the seed. */
export function demonstrationOffices(seed: number): DemonstrationOffice[] {
  return OFFICES.map(([key, kind, name, areaCode, partner]) => ({
    key,
    id: idOf(seed, `office/${key}`),
    kind,
    name,
    areaCode,
    partnerId: partner === null ? null : idOf(seed, `partner/${partner}`),
  }));
}

/** Every account of the demonstration ends so, and no other account does. */
export const DEMONSTRATION_DOMAIN = '@demo.sinergi.example';

export interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  readonly position: string;
  readonly role: 'national-viewer' | 'province-administrator' | 'regency-operator' | 'partner-officer';
  readonly officeKey: OfficeKey;
  /** Of the demonstration with the usual seed. */
  readonly officeId: string;
}

const ACCOUNTS: readonly Omit<DemonstrationAccount, 'officeId'>[] = [
  {
    email: `fasker${DEMONSTRATION_DOMAIN}`,
    name: 'Ratih Contoh',
    position: 'Analis Kerja Sama, Pusat Fasilitasi Kerja Sama',
    role: 'national-viewer',
    officeKey: 'ministry',
  },
  {
    email: `biro${DEMONSTRATION_DOMAIN}`,
    name: 'Yohana Misalan',
    position: 'Kepala Bagian Kerja Sama Luar Negeri, Biro Kerja Sama',
    role: 'province-administrator',
    officeKey: 'province',
  },
  {
    email: `ende${DEMONSTRATION_DOMAIN}`,
    name: 'Fransiskus Umpama',
    position: 'Operator, Bagian Kerja Sama Kabupaten Ende',
    role: 'regency-operator',
    officeKey: 'ende',
  },
  {
    email: `kupang${DEMONSTRATION_DOMAIN}`,
    name: 'Welmince Rekaan',
    position: 'Operator, Bagian Kerja Sama Kota Kupang',
    role: 'regency-operator',
    officeKey: 'kupang',
  },
  {
    email: `air${DEMONSTRATION_DOMAIN}`,
    name: 'Hannah Contoh',
    position: 'Country Programme Manager, Open Well Trust',
    role: 'partner-officer',
    officeKey: 'partnerWater',
  },
  {
    email: `anak${DEMONSTRATION_DOMAIN}`,
    name: 'Martinus Rekaan',
    position: 'Provincial Coordinator, Children of the Nations Programme',
    role: 'partner-officer',
    officeKey: 'partnerChildren',
  },
];

/** Whom one can sign in as; the people are invented. The accounts are made by the sign-in library, with passwords. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = ACCOUNTS.map((account) => ({
  ...account,
  officeId: idOf(DEMONSTRATION_SEED, `office/${account.officeKey}`),
}));
