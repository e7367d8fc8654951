import type { Meaning } from './types.ts';

/** A known heading, folded; `weight` under 1 gives way to a better column for the same meaning. */
export interface KnownHeading {
  meaning: Meaning;
  language: 'id' | 'en' | 'both';
  weight: number;
}

type Row = readonly [meaning: Meaning, indonesian: string, english: string, weight?: number];

/** Headings met in bureaus' and partners' sheets, separated by `|`. Units and brackets are taken off before comparing. */
const ROWS: readonly Row[] = [
  ['number', 'no urut|nomor urut|nomor|urut', 'no|number|serial no|s no|row'],
  [
    'partner',
    'mitra|nama mitra|nama lembaga|lembaga ngo|lembaga lsm|nama lsm|nama ngo|lembaga mitra|nama lembaga mitra|lmi|nama lmi|lembaga mitra internasional|mitra internasional|mitra pembangunan|nama mitra pembangunan|mitra kerja sama|mitra kerjasama|nama organisasi|nama lembaga donor|lembaga donor|nama donor|mitra luar negeri|nama ingo|ngo lembaga|nama ormas|ormas asing|lembaga asing',
    'partner|partner name|name of partner|development partner|international partner|name of organisation|name of organization|organisation name|organization name|ngo name|name of ngo|name of institution|institution name',
  ],
  [
    'partner',
    'lembaga|organisasi|ngo|lsm|ingo|lsm ngo|instansi mitra',
    'organisation|organization|institution|agency|reporting organisation|reporting organization',
    0.9,
  ],
  [
    'partner',
    'pemberi hibah|penyandang dana|sumber dana',
    'donor|donor name|funder|funding agency|grantor',
    0.75,
  ],
  ['partner', 'nama', 'name', 0.6],
  [
    'implementer',
    'mitra pelaksana|pelaksana|pelaksana kegiatan|mitra lokal|mitra pelaksana lokal|lembaga pelaksana|pelaksana lapangan|ngo lokal|lsm lokal',
    'implementing partner|local partner|implementer|implementing organisation|implementing organization|implementing agency|local implementing partner|implemented by',
  ],
  [
    'leadAgency',
    'opd mitra|opd|opd pengampu|opd terkait|perangkat daerah|pd pengampu|pd mitra|skpd|skpd terkait|dinas terkait|instansi terkait|mitra opd|leading sector|opd penanggung jawab|dinas mitra|pd',
    'lead agency|government counterpart|counterpart agency|regional agency|counterpart|local government agency|government partner',
  ],
  ['acronym', 'singkatan|akronim', 'acronym|abbreviation|short name'],
  [
    'identifier',
    'id organisasi|kode organisasi|kode mitra',
    'org id|organisation id|organization id|iati organisation identifier|partner id|iati org id',
  ],
  [
    'partnerClass',
    'klasifikasi mitra|jenis mitra|jenis lembaga|kategori mitra|kategori lembaga|tipe lembaga|tipe mitra|klasifikasi lembaga|bentuk lembaga|jenis organisasi|kelompok mitra|golongan|status lembaga',
    'partner class|partner type|type of partner|organisation type|organization type|type of organisation|type of organization|class of partner|partner category|partner classification',
  ],
  ['partnerClass', 'jenis|klasifikasi|kategori|tipe', 'type|class|classification|category', 0.8],
  [
    'country',
    'negara asal|negara|asal|asal negara|negara asal mitra|asal lembaga|negara asal lembaga|kebangsaan',
    'country of origin|country|home country|origin|country of partner|nationality',
  ],
  [
    'field',
    'bidang|bidang kegiatan|sektor|fokus|urusan|bidang kerja sama|bidang kerjasama|bidang program|bidang urusan|urusan pemerintahan|bidang sektor|sektor bidang|fokus bidang|bidang fokus|bidang garapan|area fokus|fokus kegiatan|fokus program|ruang lingkup|isu|tema',
    'sector|field|focus|focus area|sectors|area of focus|field of work|thematic area|theme|fields|area of cooperation|cooperation area|cluster',
  ],
  [
    'places',
    'wilayah kerja|lokasi|sasaran lokasi|lokasi kegiatan|wilayah|daerah|lokasi program|lokasi sasaran|daerah kerja|lokasi kerja|area kerja|cakupan wilayah|wilayah sasaran|wilayah dampingan|daerah sasaran|wilayah cakupan|tempat|lokus|lokasi pelaksanaan|wilayah kegiatan|lokasi wilayah kerja|tempat kegiatan',
    'location|locations|area of work|working area|work area|working areas|areas of work|coverage area|area|project location|target area|geographic coverage|site|place|target location|areas covered|operational area',
  ],
  ['province', 'provinsi|prov|propinsi|nama provinsi', 'province|admin 1|admin1|admin level 1'],
  [
    'regency',
    'kab kota|kabupaten|kabupaten kota|kab|kota kabupaten|kota kab|nama kabupaten|nama kab kota|lokasi kab kota|kota|nama kabupaten kota',
    'regency|regency city|regency or city|regencies|city regency|district city|admin 2|admin2|admin level 2|municipality|regency municipality|city|regency town',
  ],
  [
    'district',
    'kec|kecamatan|nama kecamatan|distrik|kapanewon|kemantren',
    'subdistrict|sub district|admin 3|admin3|admin level 3',
  ],
  ['district', '', 'district', 0.8],
  [
    'village',
    'desa kelurahan|desa kel|desa|kelurahan|kel desa|kel|nama desa|kelurahan desa|ds kel|nama desa kelurahan|gampong|nagari|kampung|desa kelurahan kampung|desa dampingan|desa sasaran|desa lokasi',
    'village|village urban village|villages|village name|village ward|admin 4|admin4|admin level 4|urban village|village kelurahan',
  ],
  [
    'areaCode',
    'kode wilayah|kode desa|kode kemendagri|kode kecamatan|kode desa kelurahan|kode lokasi|kode bps|kode kab kota|kode daerah|kode area',
    'area code|village code|location code|pcode|p code|adm code|place code|admin code',
  ],
  ['latitude', 'lintang|garis lintang', 'latitude|lat|y'],
  ['longitude', 'bujur|garis bujur', 'longitude|lon|long|lng|x'],
  [
    'period',
    'periode|waktu pelaksanaan|masa berlaku|jangka waktu|durasi|waktu|jangka waktu kerja sama|masa kerja sama|periode kerja sama|periode kegiatan|masa kerja|periode program|waktu kegiatan|tahun pelaksanaan|rentang waktu|lama kerja sama|masa berlaku kerja sama|jadwal|periode pelaksanaan|masa program|masa kerjasama|jangka waktu kerjasama',
    'period|duration|implementation period|time frame|timeframe|validity|term|project period|period of implementation|schedule|years|validity period|cooperation period',
  ],
  [
    'year',
    'tahun|ta|tahun anggaran|thn|th|tahun kegiatan|tahun program',
    'year|fiscal year|fy|budget year|financial year|reporting year',
  ],
  [
    'start',
    'mulai|tanggal mulai|tgl mulai|tahun mulai|awal|dimulai|tmt|tanggal awal|waktu mulai|tahun awal|mulai kegiatan|berlaku mulai|mulai berlaku',
    'start|start date|begin|from|starting date|start year|commencement|begins|date start|valid from|started|actual start',
  ],
  [
    'end',
    'selesai|tanggal selesai|tgl selesai|tahun selesai|akhir|berakhir|sampai|tanggal akhir|tanggal berakhir|tgl berakhir|waktu selesai|tahun akhir|berlaku sampai|berakhir pada',
    'end|end date|finish|to|until|completion|ending date|end year|completion date|ends|date end|valid until|valid to|finished',
  ],
  [
    'planned',
    'anggaran|pagu|rencana anggaran|pagu anggaran|total dana|nilai anggaran|jumlah anggaran|total anggaran|nilai kegiatan|nilai hibah|nilai kontrak|besaran dana|jumlah dana|alokasi|alokasi dana|alokasi anggaran|biaya|nilai program|anggaran rencana|rencana biaya|dana|nilai bantuan|jumlah bantuan|komitmen|nilai komitmen|besar anggaran|nilai kerja sama|nilai proyek|besaran anggaran|perkiraan biaya|estimasi anggaran|pendanaan|nilai pendanaan|rencana dana|anggaran direncanakan|nilai kerjasama|anggaran tersedia',
    'budget|planned|planned budget|total budget|budget plan|allocation|commitment|grant value|planned amount|project value|approved budget|amount|funding|total funding|funds|contract value|cost|estimated cost|budget allocation|budgeted|commitments|total commitment|plan amount',
  ],
  ['planned', 'nilai|rencana|target anggaran', 'plan|value|total value', 0.85],
  [
    'spent',
    'realisasi|realisasi anggaran|penyerapan|serapan|realisasi dana|anggaran realisasi|pengeluaran|penyaluran|pencairan|realisasi keuangan|terealisasi|anggaran terealisasi|belanja|realisasi belanja|dana terserap|penyerapan anggaran|serapan anggaran|dana terpakai|anggaran terpakai',
    'spent|actual|expenditure|disbursement|disbursed|actual budget|realisation|realization|actual expenditure|actual spending|spending|amount spent|disbursements|realised|realized|actual amount|utilised|utilized|expenditures',
  ],
  ['currency', 'mata uang', 'currency'],
  [
    'permitPrinciple',
    'izin prinsip|ijin prinsip|no izin prinsip|nomor izin prinsip|nomor ijin prinsip|no ijin prinsip',
    'principle permit|principle permit no|permit in principle|principal permit|principle license',
  ],
  [
    'permitOperating',
    'izin operasional|ijin operasional|no izin operasional|nomor izin operasional|izin|perizinan|ijin|no izin|nomor izin',
    'operating permit|operational permit|permit|permit number|permit no|license|licence',
  ],
  [
    'agreement',
    'no msp|msp|nomor msp|mou|no mou|nomor mou|dasar kerja sama|naskah kerja sama|dokumen kerja sama|dasar kerjasama|dasar hukum|no naskah|nomor naskah|nota kesepahaman|memorandum saling pengertian|pks|mou msp|msp mou|no perjanjian',
    'agreement|agreement number|memorandum|mou number|agreement no|mou no|memorandum of understanding|legal basis',
  ],
  [
    'contact',
    'kontak|pic|narahubung|nama kontak|kontak person|no hp|telepon|no telepon|alamat|email|nomor telepon|penanggung jawab|alamat kantor|no telp|telp|pj|nama pic|pos el|hp|kontak pic',
    'contact|contact person|focal point|phone|address|e mail|person in charge|contact details|contact name|telephone',
  ],
  [
    'programme',
    'program|nama program|judul program|program kerja|program kerja sama|nama program kerja sama|proyek|nama proyek|judul proyek|program proyek',
    'programme|programme name|program name|project|project name|project title|programme title|program title|programme project|name of project|name of programme',
  ],
  [
    'activity',
    'kegiatan|nama kegiatan|judul kegiatan|aktivitas|jenis kegiatan|program kegiatan|kegiatan utama|rincian kegiatan|bentuk kegiatan|aktifitas|sub kegiatan|nama kegiatan program|kegiatan program|kegiatan yang dilaksanakan|bentuk kerja sama|intervensi',
    'activity|activity name|activity title|activities|name of activity|title|main activity|intervention|type of activity|activity type|sub activity|programme activity|program activity',
  ],
  [
    'activityCode',
    'kode kegiatan|id kegiatan|kode program|kode|kode proyek',
    'activity code|activity id|activity number|project code|project id|iati identifier|code|iati activity identifier|reference number',
  ],
  [
    'description',
    'uraian|deskripsi|uraian kegiatan|deskripsi kegiatan|tujuan|penjelasan|uraian singkat|gambaran kegiatan|tujuan kegiatan|deskripsi singkat|sasaran kegiatan|keluaran|output|hasil|capaian',
    'description|activity description|objective|details|summary|short description|purpose|outputs|results|goal',
  ],
  [
    'male',
    'laki laki|l|lk|pria|laki|jumlah laki laki|penerima laki laki|lk lk',
    'male|men|m|males|boys|male beneficiaries',
  ],
  [
    'female',
    'perempuan|p|pr|wanita|jumlah perempuan|penerima perempuan',
    'female|women|f|females|girls|female beneficiaries|w',
  ],
  [
    'beneficiaries',
    'penerima manfaat|jumlah penerima manfaat|jiwa|jumlah jiwa|sasaran penerima manfaat|total penerima manfaat|jumlah penerima|orang|jumlah orang|penerima|jumlah sasaran|pemanfaat|jumlah peserta|peserta|sasaran penerima|penerima manfaat langsung|penerima manfaat total|total penerima',
    'beneficiaries|beneficiary|total beneficiaries|number of beneficiaries|people reached|reached|people|persons|participants|direct beneficiaries|beneficiaries reached|individuals|no of beneficiaries',
  ],
  [
    'households',
    'kk|kepala keluarga|jumlah kk|rumah tangga|jumlah rumah tangga|keluarga|rt|jumlah keluarga',
    'households|hh|household|families|number of households|hhs',
  ],
  [
    'status',
    'status|status kegiatan|status pelaksanaan|perkembangan|progres|tahapan|status program|keadaan|kondisi|status kerja sama',
    'status|activity status|progress|state|implementation status|project status',
  ],
  [
    'obstacle',
    'kendala|permasalahan|hambatan|masalah|kendala permasalahan|kendala hambatan|hambatan kendala|permasalahan kendala|hambatan dan tantangan|tantangan|kendala yang dihadapi|permasalahan yang dihadapi|isu permasalahan',
    'obstacles|obstacle|problems|problem|constraints|issues|challenges|challenge|constraint|issue|obstacles and challenges|difficulties',
  ],
  [
    'solution',
    'solusi|upaya penyelesaian|upaya|penyelesaian|upaya yang dilakukan|pemecahan masalah',
    'solution|solutions|measures taken|mitigation|resolution|action taken',
  ],
  [
    'followUp',
    'tindak lanjut|rencana tindak lanjut|rtl|rekomendasi|saran',
    'follow up|follow up plan|recommendation|next steps|follow ups|recommendations',
  ],
  [
    'remark',
    'ket|keterangan|catatan|ket lain|keterangan lain',
    'remarks|remark|notes|note|comment|comments|information',
  ],
  [
    'ignore',
    'sisa|sisa anggaran|persen|persentase|capaian persen|bobot|paraf|tanda tangan|foto|dokumentasi|volume|satuan|kode pos|sumber|sumber data|selisih|target|kurs|jumlah desa|jumlah kecamatan|jumlah kab kota|jumlah kegiatan|jumlah program|logo',
    'balance|percent|percentage|remaining|signature|photo|source|unit|variance|difference|exchange rate|unit cost|number of villages|number of activities|target',
  ],
];

/** All known headings by their folded text. Where a text has several meanings, all are kept. */
export const HEADINGS: ReadonlyMap<string, readonly KnownHeading[]> = index();

function index(): Map<string, KnownHeading[]> {
  const map = new Map<string, KnownHeading[]>();
  for (const [meaning, indonesian, english, weight = 1] of ROWS) {
    for (const [language, texts] of [
      ['id', indonesian],
      ['en', english],
    ] as const) {
      for (const text of texts.split('|')) {
        if (text === '') continue;
        const list = map.get(text) ?? [];
        const same = list.find((known) => known.meaning === meaning);
        if (same) same.language = same.language === language ? language : 'both';
        else list.push({ meaning, language, weight });
        map.set(text, list);
      }
    }
  }
  // NOTE: written the same in both languages, these say nothing about the language of a sheet.
  for (const text of [
    'program',
    'status',
    'donor',
    'no',
    'output',
    'ngo',
    'ingo',
    'l',
    'p',
    'm',
    'f',
    'mou',
    'email',
    'pic',
    'lat',
    'x',
    'y',
    'w',
    'kota',
  ])
    for (const known of map.get(text) ?? []) known.language = 'both';
  return map;
}
