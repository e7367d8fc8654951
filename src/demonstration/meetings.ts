import type { Invitee, MeetingDraft } from '#meetings/index.ts';
import type { DemonstrationOffice, OfficeKey } from './offices.ts';
import type { DemonstrationPartner } from './partner-drafts.ts';
import { idOf } from './random.ts';

type Step = readonly [
  at: string,
  by: OfficeKey,
  capacity: string,
  input: MeetingDraft['recommendations'][number]['steps'][number]['input'],
];

interface Line {
  readonly text: string;
  readonly theme: string;
  readonly level: 'nation' | 'province' | 'regency' | 'partner';
  readonly planTarget?: string;
  /** The key of an office of the demonstration, or a name. */
  readonly owner: string;
  readonly due: string | null;
  readonly steps: readonly Step[];
}

const report = (progress: number, body: string) => ({ kind: 'report' as const, progress, body });
const verify = (body: string) => ({ kind: 'verify' as const, body });

/**
 * What the national meeting of 18 September 2024 recommended, as its host reported it in public. Whose task each is and
 * what became of it is invented.
 */
const NATIONAL: readonly Line[] = [
  {
    text: 'Memperkuat proses perencanaan dari nasional hingga daerah sehubungan dengan terbitnya RPJPN: program prioritas RPJMN disinkronkan ke dalam RPJMD.',
    theme: 'Perencanaan',
    level: 'nation',
    planTarget: 'RPJPN 2025–2045; RPJMN 2025–2029',
    owner: 'nationalPlanning',
    due: '2025-12-31',
    steps: [
      [
        '2025-04-14T02:00:00Z',
        'nationalPlanning',
        'Perencana Ahli Madya',
        report(50, 'Matriks sinkronisasi dibahas dengan 20 provinsi.'),
      ],
      [
        '2025-11-27T02:00:00Z',
        'nationalPlanning',
        'Perencana Ahli Madya',
        report(100, 'Matriks sinkronisasi disampaikan kepada 38 provinsi.'),
      ],
      ['2025-12-09T02:00:00Z', 'ministry', 'Analis Kerja Sama', verify('Matriks diterima dan diperiksa.')],
    ],
  },
  {
    text: 'Memperkuat kelembagaan kerja sama: menata struktur organisasi dan tata kerja, termasuk membentuk unit baru bila perlu.',
    theme: 'Kelembagaan',
    level: 'province',
    owner: 'Pemerintah provinsi dan kabupaten/kota',
    due: '2025-09-30',
    steps: [
      [
        '2025-08-20T02:00:00Z',
        'ministry',
        'Analis Kerja Sama',
        report(30, 'Usulan struktur diterima dari 11 provinsi.'),
      ],
    ],
  },
  {
    text: 'Memperkuat jejaring kerja sama wajib, kerja sama sukarela, dan kerja sama luar negeri, dengan mitra pemerintah maupun lembaga nonpemerintah di luar negeri.',
    theme: 'Jejaring',
    level: 'province',
    owner: 'province',
    due: '2026-12-31',
    steps: [
      [
        '2026-02-10T01:00:00Z',
        'province',
        'Kepala Bagian Kerja Sama Luar Negeri',
        report(40, 'Daftar mitra dan narahubung dimutakhirkan.'),
      ],
    ],
  },
  {
    text: 'Menguatkan sumber daya aparatur melalui jabatan fungsional dan tertib pengelolaan administrasi kerja sama di masing-masing instansi.',
    theme: 'Sumber daya manusia',
    level: 'nation',
    owner: 'ministry',
    due: '2026-06-30',
    steps: [],
  },
  {
    text: 'Meningkatkan kapasitas melalui kolaborasi, pelatihan, dan pertukaran.',
    theme: 'Kapasitas',
    level: 'nation',
    owner: 'stateSecretariat',
    due: null,
    steps: [],
  },
  {
    text: 'Melakukan pembandingan dengan daerah atau institusi lain untuk meningkatkan mutu instansi.',
    theme: 'Mutu',
    level: 'regency',
    owner: 'ende',
    due: '2027-03-31',
    steps: [],
  },
];

/** What the province's meeting of 29 October 2019 set itself, from the committee's public report; the rest is invented. */
const PROVINCIAL: readonly Line[] = [
  {
    text: 'Kelemahan pelaksanaan kerja sama diperbaiki secara bertahap dan menyeluruh, dengan analisis mulai dari tahap perencanaan, pelaksanaan, hingga pengendalian.',
    theme: 'Pelaksanaan',
    level: 'province',
    planTarget: 'RPJMD Provinsi Nusa Tenggara Timur 2018–2023',
    owner: 'province',
    due: '2020-12-31',
    steps: [
      [
        '2020-11-16T01:00:00Z',
        'province',
        'Kepala Bagian Kerja Sama Luar Negeri',
        report(60, 'Hambatan 14 mitra dicatat menurut tahap.'),
      ],
    ],
  },
  {
    text: 'Lembaga mitra memberikan informasi dan data yang akurat tentang keberhasilan, hambatan, dan tantangan kegiatannya.',
    theme: 'Data',
    level: 'partner',
    owner: 'partnerWater',
    due: '2020-06-30',
    steps: [
      [
        '2020-06-22T01:00:00Z',
        'partnerWater',
        'Country Programme Manager',
        report(100, 'Data kegiatan 2019 disampaikan.'),
      ],
      [
        '2020-07-01T01:00:00Z',
        'province',
        'Kepala Bagian Kerja Sama Luar Negeri',
        verify('Data dicocokkan dengan daftar.'),
      ],
    ],
  },
  {
    text: 'Program mitra terkoordinasi, termonitor, dan selaras dengan program provinsi dan kabupaten/kota.',
    theme: 'Keselarasan',
    level: 'province',
    owner: 'provincePlanning',
    due: '2021-12-31',
    steps: [],
  },
];

/** How that day may have gone: the public report names neither hours nor speakers. */
const PROVINCIAL_AGENDA: readonly (readonly [
  begins: string,
  ends: string | null,
  title: string,
  speaker: string | null,
  institution: string | null,
  topic: string | null,
])[] = [
  ['08:00', '08:30', 'Registrasi peserta', null, null, null],
  [
    '08:30',
    '09:15',
    'Pembukaan',
    null,
    null,
    'Lagu Indonesia Raya, doa, laporan panitia, serta arahan dan pembukaan',
  ],
  [
    '09:15',
    '10:15',
    'Paparan narasumber',
    'Kepala Bappeda',
    'Pemerintah Provinsi Nusa Tenggara Timur',
    'Sasaran pembangunan daerah dan peran lembaga mitra internasional',
  ],
  [
    '10:15',
    '12:00',
    'Paparan lembaga mitra',
    'Wakil lembaga mitra',
    'Lembaga mitra internasional',
    'Program, lokasi, capaian, dan hambatan',
  ],
  ['13:00', '15:00', 'Diskusi kelompok menurut bidang', null, null, null],
  ['15:00', '16:00', 'Perumusan rekomendasi dan penutupan', null, null, null],
];

const invitee = (
  category: Invitee['category'],
  name: string,
  more: Partial<Invitee> = {},
): Omit<Invitee, 'id'> => ({
  category,
  name,
  areaCode: null,
  partnerId: null,
  officeId: null,
  persons: 1,
  came: more.persons ?? 1,
  requiredAs: null,
  ...more,
});

/**
 * Two meetings that were held, with their public days, places, numbers of participants and recommendations; nobody is
 * named but by office.
 */
export function demonstrationMeetings(
  seed: number,
  {
    offices,
    partners,
    provinces,
  }: {
    readonly offices: readonly DemonstrationOffice[];
    readonly partners: readonly DemonstrationPartner[];
    readonly provinces: readonly { readonly code: string; readonly name: string }[];
  },
): MeetingDraft[] {
  const byKey = new Map<string, DemonstrationOffice>(offices.map((office) => [office.key, office]));
  const idOfOffice = (key: string): string => byKey.get(key)?.id ?? '';
  const called = (category: Invitee['category'], key: OfficeKey): Omit<Invitee, 'id'> =>
    invitee(category, byKey.get(key)?.name ?? key, { officeId: idOfOffice(key) });
  const recommendations = (key: string, lines: readonly Line[]): MeetingDraft['recommendations'] =>
    lines.map(({ owner, steps, ...line }, index) => {
      const office = byKey.get(owner);
      return {
        id: idOf(seed, `${key}/${String(index)}`),
        input: {
          ...line,
          ownerName: office?.name ?? owner,
          ownerOfficeId: office === undefined || office.kind === 'partner' ? null : office.id,
          ownerPartnerId: office?.partnerId ?? null,
        },
        steps: steps.map(([at, by, capacity, input], step) => ({
          id: idOf(seed, `${key}/${String(index)}/${String(step)}`),
          at,
          officeId: idOfOffice(by),
          capacity,
          input,
        })),
      };
    });
  return [
    {
      id: idOf(seed, 'meeting/2019'),
      officeId: idOfOffice('province'),
      meeting: {
        kind: 'rakor',
        title: 'Rapat Koordinasi Lembaga Mitra Internasional di Provinsi Nusa Tenggara Timur',
        theme: 'Sinergi program pemerintah dan lembaga mitra internasional',
        aim: 'Kesamaan pemahaman dan langkah yang melahirkan komitmen pemangku kepentingan, sehingga program mitra terkoordinasi, termonitor, dan selaras dengan program provinsi dan kabupaten/kota.',
        legalBasis:
          'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah\nPeraturan Gubernur Nusa Tenggara Timur Nomor 4 Tahun 2011 tentang Kerja Sama Pembangunan Lembaga Mitra Internasional',
        areaCode: '53',
        venue: 'Hotel Pelangi',
        city: 'Kupang',
        timeZone: 'Asia/Makassar',
        firstDay: '2019-10-29',
        visibility: 'public',
        agenda: PROVINCIAL_AGENDA.map(([begins, ends, title, speaker, institution, topic]) => ({
          ...{ day: '2019-10-29', begins, ends, title },
          ...{ owner: 'Panitia', speaker, institution, topic },
        })),
        summary:
          'Dihadiri 27 lembaga mitra internasional: 6 lembaga bilateral, 7 lembaga multilateral, dan 14 NGO.',
        invitees: [
          called('host', 'province'),
          called('agency', 'provincePlanning'),
          ...partners.map(({ id, name }) => invitee('partner', name, { partnerId: id })),
        ],
      },
      recommendations: recommendations('meeting/2019', PROVINCIAL),
    },
    {
      id: idOf(seed, 'meeting/2024'),
      officeId: idOfOffice('ministry'),
      meeting: {
        kind: 'rakor',
        title:
          'Rapat Koordinasi Kerja Sama Pemerintah Daerah/Kementerian Dalam Negeri dengan Mitra Luar Negeri',
        theme: 'Sustainable Development Goals (SDGs) dan peningkatan pelayanan publik',
        aim: 'Memperkuat sinergi dan kesamaan persepsi agar pembangunan daerah selaras, berkelanjutan, dan berdaya saing global.',
        city: 'Jakarta',
        timeZone: 'Asia/Jakarta',
        firstDay: '2024-09-18',
        visibility: 'public',
        summary:
          'Dihadiri unit kerja eselon I Kementerian Dalam Negeri, 38 provinsi, dan 5 (lima) kabupaten/kota terpilih. Enam rekomendasi disampaikan.',
        agenda: [
          ['Kementerian PPN/Bappenas', 'Percepatan pencapaian SDGs dalam perencanaan nasional dan daerah'],
          ['Kementerian Sekretariat Negara', 'Kerja sama teknik luar negeri'],
          ['Kementerian Dalam Negeri', 'Layanan hukum'],
          ['Kementerian Luar Negeri', 'Hubungan dan kerja sama luar negeri oleh pemerintah daerah'],
          ['Kementerian PAN-RB', 'Kelembagaan dan pelayanan publik'],
        ].map(([institution, topic]) => ({
          day: '2024-09-18',
          begins: null,
          ends: null,
          title: 'Paparan narasumber',
          institution,
          topic,
        })),
        invitees: [
          called('host', 'ministry'),
          called('ministry', 'nationalPlanning'),
          called('ministry', 'stateSecretariat'),
          called('ministry', 'foreignAffairs'),
          invitee('ministry', 'Kementerian PAN-RB'),
          invitee('ministry', 'Unit kerja eselon I Sekretariat Jenderal Kementerian Dalam Negeri'),
          ...provinces.map(({ code, name }) =>
            invitee('province', `Pemerintah Provinsi ${name}`, {
              areaCode: code,
              officeId: code === '53' ? idOfOffice('province') : null,
            }),
          ),
          invitee('regency', 'Kabupaten/kota terpilih', { persons: 5 }),
        ],
      },
      recommendations: recommendations('meeting/2024', NATIONAL),
    },
  ];
}
