import type { Locale } from '#kernel/index.ts';

/**
 * Code lists of IATI 2.03 that pages and checks need: per code the standard's English name and the Indonesian one.
 * FinanceType carries the codes in common use, the other lists all of theirs.
 */
export const CODE_LISTS = {
  ActivityStatus: {
    1: ['Pipeline/identification', 'Rencana/Identifikasi'],
    2: ['Implementation', 'Berjalan'],
    3: ['Finalisation', 'Penyelesaian'],
    4: ['Closed', 'Selesai'],
    5: ['Cancelled', 'Dibatalkan'],
    6: ['Suspended', 'Ditangguhkan'],
  },
  ActivityDateType: {
    1: ['Planned start', 'Rencana mulai'],
    2: ['Actual start', 'Mulai'],
    3: ['Planned end', 'Rencana selesai'],
    4: ['Actual end', 'Selesai'],
  },
  ActivityScope: {
    1: ['Global', 'Global'],
    2: ['Regional', 'Kawasan'],
    3: ['Multi-national', 'Beberapa negara'],
    4: ['National', 'Nasional'],
    5: ['Sub-national: Multi-first-level administrative areas', 'Beberapa provinsi'],
    6: ['Sub-national: Single first-level administrative area', 'Satu provinsi'],
    7: ['Sub-national: Single second-level administrative area', 'Satu kabupaten/kota'],
    8: ['Single location', 'Satu lokasi'],
  },
  DescriptionType: {
    1: ['General', 'Umum'],
    2: ['Objectives', 'Tujuan'],
    3: ['Target groups', 'Kelompok sasaran'],
    4: ['Other', 'Lainnya'],
  },
  OrganisationType: {
    10: ['Government', 'Pemerintah (negara)'],
    11: ['Local Government', 'Pemerintah Daerah'],
    15: ['Other Public Sector', 'Badan Publik Lain'],
    21: ['International NGO', 'NGO Internasional'],
    22: ['National NGO', 'NGO Nasional (di negaranya)'],
    23: ['Regional NGO', 'NGO Regional'],
    24: ['Partner Country based NGO', 'NGO Negara Mitra (lokal)'],
    30: ['Public Private Partnership', 'Kemitraan Pemerintah-Swasta'],
    40: ['Multilateral', 'Multilateral'],
    60: ['Foundation', 'Yayasan/Filantropi'],
    70: ['Private Sector', 'Swasta'],
    71: ['Private Sector in Provider Country', 'Swasta Negara Pemberi'],
    72: ['Private Sector in Aid Recipient Country', 'Swasta Negara Penerima'],
    73: ['Private Sector in Third Country', 'Swasta Negara Ketiga'],
    80: ['Academic, Training and Research', 'Perguruan Tinggi, Pelatihan, dan Riset'],
    90: ['Other', 'Lainnya'],
  },
  OrganisationRole: {
    1: ['Funding', 'Penyandang Dana'],
    2: ['Accountable', 'Penanggung Jawab'],
    3: ['Extending', 'Penyalur'],
    4: ['Implementing', 'Pelaksana'],
  },
  TransactionType: {
    1: ['Incoming Funds', 'Dana Masuk'],
    2: ['Outgoing Commitment', 'Komitmen Keluar'],
    3: ['Disbursement', 'Pencairan/Penyaluran ke pihak lain'],
    4: ['Expenditure', 'Pengeluaran'],
    5: ['Interest Payment', 'Pembayaran Bunga'],
    6: ['Loan Repayment', 'Pengembalian Pinjaman'],
    7: ['Reimbursement', 'Pengembalian Dana'],
    8: ['Purchase of Equity', 'Pembelian Saham'],
    9: ['Sale of Equity', 'Penjualan Saham'],
    10: ['Credit Guarantee', 'Penjaminan Kredit'],
    11: ['Incoming Commitment', 'Komitmen Masuk'],
    12: ['Outgoing Pledge', 'Janji Dana Keluar'],
    13: ['Incoming Pledge', 'Janji Dana Masuk'],
  },
  BudgetType: { 1: ['Original', 'Semula'], 2: ['Revised', 'Perubahan'] },
  BudgetStatus: { 1: ['Indicative', 'Indikatif'], 2: ['Committed', 'Telah dikomitmenkan'] },
  ResultType: {
    1: ['Output', 'Keluaran'],
    2: ['Outcome', 'Hasil'],
    3: ['Impact', 'Dampak'],
    9: ['Other', 'Lainnya'],
  },
  IndicatorMeasure: {
    1: ['Unit', 'Satuan'],
    2: ['Percentage', 'Persentase'],
    3: ['Nominal', 'Nominal'],
    4: ['Ordinal', 'Ordinal'],
    5: ['Qualitative', 'Kualitatif'],
  },
  RelatedActivityType: {
    1: ['Parent', 'Induk'],
    2: ['Child', 'Anak'],
    3: ['Sibling', 'Setara'],
    4: ['Co-funded', 'Dibiayai bersama'],
    5: ['Third Party', 'Pihak ketiga'],
  },
  CollaborationType: {
    1: ['Bilateral', 'Bilateral'],
    2: ['Multilateral (inflows)', 'Multilateral (dana masuk)'],
    3: [
      'Bilateral, core contributions to NGOs and other private bodies / PPPs',
      'Bilateral, iuran inti kepada NGO dan badan swasta',
    ],
    4: ['Multilateral outflows', 'Multilateral (dana keluar)'],
    6: ['Private Sector Outflows', 'Swasta'],
    7: [
      'Bilateral, ex-post reporting on NGOs’ activities funded through core contributions',
      'Bilateral, laporan kegiatan NGO yang didanai iuran inti',
    ],
    8: ['Bilateral, triangular co-operation', 'Triangular'],
  },
  FlowType: {
    10: ['ODA', 'ODA (bantuan pembangunan resmi)'],
    20: ['OOF', 'Arus resmi lain (OOF)'],
    21: ['Non-export credit OOF', 'Arus resmi lain'],
    22: ['Officially supported export credits', 'Kredit ekspor yang didukung pemerintah'],
    30: ['Private Development Finance', 'Dana pembangunan swasta'],
    35: ['Private Market', 'Pasar swasta'],
    36: ['Private Foreign Direct Investment', 'Penanaman modal asing'],
    37: ['Other Private flows at market terms', 'Arus swasta lain dengan syarat pasar'],
    40: ['Non flow', 'Bukan arus dana'],
    50: ['Other flows', 'Arus lain'],
  },
  FinanceType: {
    110: ['Standard grant', 'Hibah'],
    111: ['Subsidies to national private investors', 'Subsidi kepada penanam modal swasta nasional'],
    210: ['Interest subsidy', 'Subsidi bunga'],
    310: ['Capital subscription on deposit basis', 'Penyertaan modal berdasarkan setoran'],
    311: ['Capital subscription on encashment basis', 'Penyertaan modal berdasarkan pencairan'],
    410: ['Aid loan excluding debt reorganisation', 'Pinjaman bantuan di luar penataan utang'],
    421: ['Standard loan', 'Pinjaman'],
    422: ['Reimbursable grant', 'Hibah yang dikembalikan'],
    423: ['Bonds', 'Obligasi'],
    431: ['Subordinated loan', 'Pinjaman subordinasi'],
    510: ['Common equity', 'Penyertaan modal'],
    520: ['Shares in collective investment vehicles', 'Saham dalam wahana investasi bersama'],
    610: ['Debt forgiveness: ODA claims (P)', 'Penghapusan utang: ODA (pokok)'],
    620: ['Debt rescheduling: ODA claims (P)', 'Penjadwalan ulang utang: ODA (pokok)'],
    1100: ['Guarantees/insurance', 'Penjaminan'],
  },
  AidType: {
    A01: ['General budget support', 'Dukungan anggaran umum'],
    A02: ['Sector budget support', 'Dukungan anggaran sektor'],
    B01: [
      'Core support to NGOs, other private bodies, PPPs and research institutes',
      'Dukungan inti bagi NGO, badan swasta, dan lembaga riset',
    ],
    B02: ['Core contributions to multilateral institutions and global funds', 'Iuran inti multilateral'],
    B021: ['Core contributions to multilateral institutions', 'Iuran inti lembaga multilateral'],
    B022: ['Core contributions to global funds', 'Iuran inti dana global'],
    B03: [
      'Contributions to specific-purpose programmes and funds managed by implementing partners',
      'Sumbangan bagi program dan dana bertujuan khusus',
    ],
    B031: ['Contributions to multi-donor/multi-entity funding mechanisms', 'Dana multidonor multilembaga'],
    B032: ['Contributions to multi-donor/single-entity funding mechanisms', 'Dana multidonor satu lembaga'],
    B033: [
      'Contributions to single-donor funding mechanisms and contributions earmarked for a specific funding window or geographical location',
      'Dana satu donor atau sumbangan untuk tujuan tertentu',
    ],
    B04: ['Basket funds/pooled funding', 'Dana bersama'],
    C01: ['Project-type interventions', 'Proyek'],
    D01: ['Donor country personnel', 'Tenaga ahli negara donor'],
    D02: ['Other technical assistance', 'Bantuan teknis lain'],
    E01: ['Scholarships/training in donor country', 'Beasiswa/pelatihan di negara donor'],
    E02: ['Imputed student costs', 'Biaya mahasiswa yang diperhitungkan'],
    F01: ['Debt relief', 'Keringanan utang'],
    G01: ['Administrative costs not included elsewhere', 'Biaya administrasi lain'],
    H01: ['Development awareness', 'Penyadaran pembangunan'],
    H02: ['Refugees/asylum seekers in donor countries', 'Pengungsi dan pencari suaka di negara donor'],
    H03: ['Asylum-seekers ultimately accepted', 'Pencari suaka yang diterima'],
    H04: ['Asylum-seekers ultimately rejected', 'Pencari suaka yang ditolak'],
    H05: ['Recognised refugees', 'Pengungsi yang diakui'],
    H06: [
      'Refugees and asylum seekers in other provider countries',
      'Pengungsi dan pencari suaka di negara pemberi lain',
    ],
  },
  TiedStatus: {
    3: ['Partially tied', 'Terikat sebagian'],
    4: ['Tied', 'Terikat'],
    5: ['Untied', 'Tidak terikat'],
  },
  DisbursementChannel: {
    1: [
      'Money is disbursed through central Ministry of Finance or Treasury',
      'Melalui Kementerian Keuangan atau kas negara',
    ],
    2: [
      'Money is disbursed directly to the implementing institution and managed through a separate bank account',
      'Langsung ke pelaksana melalui rekening tersendiri',
    ],
    3: [
      'Aid in kind: Donors utilise third party agencies, e.g. NGOs or management companies',
      'Bantuan barang/jasa melalui pihak ketiga',
    ],
    4: ['Aid in kind: Donors manage funds themselves', 'Bantuan barang/jasa yang dikelola donor sendiri'],
  },
  SectorVocabulary: {
    1: ['OECD DAC CRS Purpose Codes (5 digit)', 'Kode tujuan OECD DAC (5 angka)'],
    2: ['OECD DAC CRS Purpose Codes (3 digit)', 'Kode tujuan OECD DAC (3 angka)'],
    3: ['Classification of the Functions of Government (UN)', 'Klasifikasi fungsi pemerintah (PBB)'],
    4: [
      'Statistical classification of economic activities in the European Community',
      'Klasifikasi kegiatan ekonomi Uni Eropa',
    ],
    5: ['National Taxonomy for Exempt Entities (USA)', 'Taksonomi lembaga nirlaba (AS)'],
    6: ['AidData', 'AidData'],
    7: ['SDG Goal', 'Tujuan TPB/SDGs'],
    8: ['SDG Target', 'Target TPB/SDGs'],
    9: ['SDG Indicator', 'Indikator TPB/SDGs'],
    10: ['Humanitarian Global Clusters (Inter-Agency Standing Committee)', 'Klaster kemanusiaan (IASC)'],
    11: [
      'North American Industry Classification System (NAICS)',
      'Klasifikasi industri Amerika Utara (NAICS)',
    ],
    12: ['UN System Function', 'Fungsi sistem PBB'],
    98: ['Reporting Organisation 2', 'Milik pelapor (kedua)'],
    99: ['Reporting Organisation', 'Milik pelapor'],
  },
  RegionVocabulary: {
    1: ['OECD DAC', 'OECD DAC'],
    2: ['UN', 'PBB'],
    99: ['Reporting Organisation', 'Milik pelapor'],
  },
  TagVocabulary: {
    1: ['Agrovoc', 'Agrovoc'],
    2: ['UN Sustainable Development Goals (SDG)', 'Tujuan TPB/SDGs'],
    3: ['UN Sustainable Development Goals (SDG) Targets', 'Target TPB/SDGs'],
    4: ['Team Europe Initiatives', 'Prakarsa Tim Eropa'],
    5: [
      'Global Food and Nutrition Security (GFNS) Preparedness Plan (PP)',
      'Rencana kesiapan pangan dan gizi',
    ],
    99: ['Reporting Organisation', 'Milik pelapor'],
  },
  PolicyMarker: {
    1: ['Gender Equality', 'Kesetaraan gender'],
    2: ['Aid to Environment', 'Lingkungan'],
    3: ['Participatory Development/Good Governance', 'Tata kelola'],
    4: ['Trade Development', 'Pengembangan perdagangan'],
    5: ['Convention on Biological Diversity', 'Keanekaragaman hayati'],
    6: ['Climate Change - Mitigation', 'Mitigasi'],
    7: ['Climate Change - Adaptation', 'Adaptasi'],
    8: ['Convention to Combat Desertification', 'Penanggulangan penggurunan'],
    9: ['Reproductive, Maternal, Newborn and Child Health (RMNCH)', 'Kesehatan ibu-anak'],
    10: ['Disaster Risk Reduction (DRR)', 'Pengurangan risiko bencana'],
    11: ['Disability', 'Disabilitas'],
    12: ['Nutrition', 'Gizi'],
  },
  PolicySignificance: {
    0: ['not targeted', 'bukan sasaran'],
    1: ['significant objective', 'penting'],
    2: ['principal objective', 'utama'],
    3: ['principal objective AND in support of an action programme', 'utama dan mendukung program aksi'],
    4: ['Explicit primary objective', 'sasaran pertama yang tegas'],
  },
  GeographicLocationReach: {
    1: ['Activity', 'Tempat kegiatan'],
    2: ['Intended Beneficiaries', 'Penerima manfaat yang dituju'],
  },
  GeographicExactness: { 1: ['Exact', 'Tepat'], 2: ['Approximate', 'Perkiraan'] },
  GeographicLocationClass: {
    1: ['Administrative Region', 'Wilayah administrasi'],
    2: ['Populated Place', 'Permukiman'],
    3: ['Structure', 'Bangunan'],
    4: ['Other Topographical Feature', 'Kenampakan alam lain'],
  },
  GeographicVocabulary: {
    A1: ['Global Administrative Unit Layers', 'Global Administrative Unit Layers'],
    A2: ['UN Second Administrative Level Boundary Project', 'Batas administrasi tingkat dua (PBB)'],
    A3: ['Global Administrative Areas', 'Global Administrative Areas'],
    A4: ['ISO Country (3166-1 alpha-2)', 'Negara ISO (3166-1 alpha-2)'],
    G1: ['Geonames', 'Geonames'],
    G2: ['OpenStreetMap', 'OpenStreetMap'],
  },
  HumanitarianScopeType: { 1: ['Emergency', 'Kedaruratan'], 2: ['Appeal', 'Seruan bantuan'] },
} as const satisfies Record<string, Readonly<Record<string, readonly [english: string, indonesian: string]>>>;

export type CodeList = keyof typeof CODE_LISTS;

type Names = Readonly<Record<string, readonly [english: string, indonesian: string]>>;

/** Whether the list, as far as it is carried here, has the code. */
export function isCode(list: CodeList, code: string): boolean {
  return Object.hasOwn(CODE_LISTS[list], code);
}

/** The name of a code in the language; the code itself where the list does not have it. */
export function codeName(list: CodeList, code: string, locale: Locale): string {
  const names: Names = CODE_LISTS[list];
  const found = Object.hasOwn(names, code) ? names[code] : undefined;
  return found?.[locale === 'en' ? 0 : 1] ?? code;
}
