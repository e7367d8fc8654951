import type { Acting } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';
import type { OfficeKey } from './offices.ts';
import { DEMONSTRATION_SEED, idOf } from './random.ts';

/** Every account of the demonstration ends so, and no other account does. */
export const DEMONSTRATION_DOMAIN = '@demo.sinergi.example';

/** Whom the sign-in page shows together. */
export type AccountGroup = 'ministry' | 'province' | 'regency' | 'council' | 'partner';

export interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  readonly position: string;
  readonly role: SeatRole;
  readonly group: AccountGroup;
  readonly officeKey: OfficeKey;
  /** Of the demonstration with the usual seed. */
  readonly officeId: string;
  /** Since when they sit there. */
  readonly since: string;
  /** A head, a secretary: the only one in the post. */
  readonly sole: boolean;
}

type Line = readonly [
  AccountGroup,
  email: string,
  name: string,
  role: SeatRole,
  OfficeKey,
  position: string,
  since: string,
];

/** Everybody is invented. */
const LINES: readonly Line[] = [
  ['ministry', 'admin', 'Agustina Rekaan', 'administrator', 'ministry', 'Administrator Sistem', '2024-01-02'],
  ['ministry', 'fasker', 'Ratih Contoh', 'ministry-verifier', 'ministry', 'Analis Kerja Sama', '2023-03-01'],
  [
    'ministry',
    'pimpinan',
    'Bambang Umpama',
    'ministry-head',
    'ministry',
    'Kepala Pusat Fasilitasi Kerja Sama',
    '2022-08-01',
  ],
  [
    'ministry',
    'kemlu',
    'Sinta Misalan',
    'ministry-reader',
    'foreignAffairs',
    'Fungsional Diplomat',
    '2024-06-03',
  ],
  [
    'province',
    'biro',
    'Yohana Misalan',
    'province-administrator',
    'province',
    'Kepala Bagian Kerja Sama Luar Negeri',
    '2021-02-01',
  ],
  [
    'province',
    'bappeda',
    'Petrus Contoh',
    'province-planner',
    'provincePlanning',
    'Perencana Ahli Madya',
    '2020-01-06',
  ],
  [
    'province',
    'dinkes',
    'Maria Rekaan',
    'province-agency',
    'provinceHealth',
    'Sekretaris Dinas',
    '2022-01-03',
  ],
  ['regency', 'ende', 'Fransiskus Umpama', 'regency-operator', 'ende', 'Operator Kerja Sama', '2022-04-01'],
  [
    'regency',
    'bappeda.ende',
    'Theresia Contoh',
    'regency-planner',
    'endePlanning',
    'Perencana Ahli Muda',
    '2021-07-01',
  ],
  [
    'regency',
    'dinkes.ende',
    'Gabriel Misalan',
    'regency-agency',
    'endeHealth',
    'Kepala Bidang Kesehatan Masyarakat',
    '2023-01-02',
  ],
  ['regency', 'kupang', 'Welmince Rekaan', 'regency-operator', 'kupang', 'Operator Kerja Sama', '2023-02-01'],
  [
    'council',
    'setwan',
    'Antonius Umpama',
    'council-secretary',
    'endeCouncilSecretariat',
    'Kepala Bagian Persidangan',
    '2020-09-01',
  ],
  ['council', 'dprd', 'Emilia Contoh', 'council-reader', 'endeCouncil', 'Anggota Komisi I', '2024-10-01'],
  [
    'partner',
    'air',
    'Hannah Contoh',
    'partner-officer',
    'partnerWater',
    'Country Programme Manager',
    '2021-05-01',
  ],
  [
    'partner',
    'direktur.air',
    'Ingrid Rekaan',
    'partner-reader',
    'partnerWater',
    'Country Director',
    '2019-09-01',
  ],
  [
    'partner',
    'pelaksana',
    'Stefanus Misalan',
    'implementer-officer',
    'implementer',
    'Koordinator Program',
    '2022-02-01',
  ],
  [
    'partner',
    'anak',
    'Martinus Rekaan',
    'partner-officer',
    'partnerChildren',
    'Provincial Coordinator',
    '2020-03-02',
  ],
];

/** Whom one can sign in as, one of every role at least. The accounts are made by the sign-in, with passwords. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = LINES.map(
  ([group, name, person, role, officeKey, position, since]) => ({
    email: `${name}${DEMONSTRATION_DOMAIN}`,
    name: person,
    position,
    role,
    group,
    officeKey,
    officeId: idOf(DEMONSTRATION_SEED, `office/${officeKey}`),
    since,
    sole: /^(Kepala|Sekretaris|Country Director)\b/.test(position),
  }),
);

/** Who sits in the offices on paper: heads that papers name, and one who has left. */
export interface DemonstrationOfficial {
  readonly officeKey: OfficeKey;
  readonly name: string;
  readonly position: string;
  readonly from: string;
  readonly to: string | null;
}

const OFFICIALS: readonly (readonly [OfficeKey, string, string, from: string, to: string | null])[] = [
  ['provinceSecretariat', 'Kristoforus Umpama', 'Sekretaris Daerah', '2021-11-01', null],
  ['province', 'Benediktus Rekaan', 'Kepala Biro Kerja Sama', '2018-01-08', '2022-12-31'],
  ['province', 'Ignasius Contoh', 'Kepala Biro Kerja Sama', '2023-01-02', null],
  ['provincePlanning', 'Alfonsa Umpama', 'Kepala Bappeda', '2022-02-01', null],
  ['provinceHealth', 'Rikardus Misalan', 'Kepala Dinas Kesehatan', '2021-03-01', null],
  ['endeSecretariat', 'Yosefina Rekaan', 'Sekretaris Daerah', '2022-05-02', null],
  ['ende', 'Kanisius Contoh', 'Kepala Bagian Kerja Sama', '2020-06-01', null],
  ['endeHealth', 'Margareta Umpama', 'Kepala Dinas Kesehatan', '2021-09-01', null],
  ['endeCouncil', 'Dominikus Misalan', 'Ketua DPRD', '2024-10-01', null],
  ['endeCouncilSecretariat', 'Paulus Rekaan', 'Sekretaris DPRD', '2021-01-04', null],
  ['kupang', 'Ester Contoh', 'Kepala Bagian Kerja Sama', '2021-02-01', null],
];

export const DEMONSTRATION_OFFICIALS: readonly DemonstrationOfficial[] = OFFICIALS.map(
  ([officeKey, name, position, from, to]) => ({ officeKey, name, position, from, to }),
);

/** A second capacity of somebody with an account: acting for a while from the day the demonstration is loaded. */
export interface DemonstrationActing {
  readonly email: string;
  readonly officeKey: OfficeKey;
  readonly position: string;
  readonly role: SeatRole;
  readonly acting: Acting;
  readonly days: number;
}

export const DEMONSTRATION_ACTINGS: readonly DemonstrationActing[] = [
  {
    email: `biro${DEMONSTRATION_DOMAIN}`,
    officeKey: 'province',
    position: 'Kepala Biro Kerja Sama',
    role: 'province-administrator',
    acting: 'plh',
    days: 30,
  },
  {
    email: `bappeda.ende${DEMONSTRATION_DOMAIN}`,
    officeKey: 'endeHealth',
    position: 'Sekretaris Dinas Kesehatan',
    role: 'regency-agency',
    acting: 'plt',
    days: 90,
  },
];
