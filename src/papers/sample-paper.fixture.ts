import { qrImage } from './draw-qr.ts';
import type { Fact, Paper, PaperImage, PaperPart, Signature } from './paper.ts';

/** Text that would be more than text where somebody read it as markup. */
export const TRICKY = '*x* _y_ #read("/etc/passwd") $a$ \\ <b>&amp; @ref `code` = Judul // -- ~ "kutip"';

const CHART: PaperImage = {
  type: 'svg',
  text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60"><rect x="10" y="20" width="20" height="40" fill="#1f5f8b"/><rect x="50" y="5" width="20" height="55" fill="#1f5f8b"/><rect x="90" y="35" width="20" height="25" fill="#1f5f8b"/></svg>',
  width: 120,
  height: 60,
};
const square = qrImage('https://sinergi.example');
const EMBLEM: PaperImage = {
  type: 'png',
  data: square.type === 'svg' ? (square.png ?? '') : square.data,
  width: square.width,
  height: square.height,
};
const NUMBERED: readonly Fact[] = [
  { label: 'Nomor', value: null },
  { label: 'Tanggal', value: '6 Januari 2026' },
];
const GOVERNOR: Signature = {
  lines: ['GUBERNUR NUSA TENGGARA TIMUR,'],
  name: 'CONTOH NAMA FIKTIF',
  below: [],
};
const SECRETARY: Signature = {
  intro: 'Mengetahui,',
  lines: ['a.n. GUBERNUR NUSA TENGGARA TIMUR', 'SEKRETARIS DAERAH,'],
  name: 'Dr. Contoh Fiktif, M.Si.',
  below: ['Pembina Utama Madya', 'NIP. 19700101 199503 1 001'],
};

const LETTER: readonly PaperPart[] = [
  {
    kind: 'letterhead',
    lines: [
      { text: 'Pemerintah Provinsi Nusa Tenggara Timur', large: false },
      { text: 'Sekretariat Daerah', large: true },
    ],
    address: [
      'Jalan Contoh Nomor 52, Kupang 85111',
      'Telepon (0380) 000000, pos-el biro@contoh.example, laman contoh.example',
    ],
    emblemAt: 'left',
    emblem: EMBLEM,
    rule: true,
  },
  {
    kind: 'letterOpening',
    placeAndDate: 'Kupang, 6 Januari 2026',
    facts: [
      { label: 'Nomor', value: null },
      { label: 'Sifat', value: 'Segera' },
      { label: 'Lampiran', value: '2 (dua) lembar' },
      {
        label: 'Hal',
        value: 'Undangan Rapat Koordinasi Lembaga Mitra Internasional di Provinsi Nusa Tenggara Timur',
      },
    ],
    addressee: {
      to: ['Menteri Dalam Negeri'],
      through: ['c.q. Sekretaris Jenderal', 'u.p. Kepala Pusat Fasilitasi Kerja Sama'],
      place: 'Jakarta',
      listAttached: false,
    },
    addresseeAt: 'left',
    withKepada: false,
  },
  {
    kind: 'paragraph',
    indent: true,
    text: [
      { text: 'Dalam rangka ' },
      { text: 'keselarasan program', strong: true },
      { text: ' lembaga mitra dengan rencana pembangunan daerah, ' },
      { text: 'bersama ini', italic: true },
      { text: ' kami mengundang Saudara. Keterangan ada di ' },
      { text: 'laman rapat', href: 'https://sinergi.example/rakor' },
      { text: ', bukan di ' },
      { text: 'sini', href: 'javascript:alert(1)' },
      { text: '. ' },
      { text: TRICKY },
    ],
  },
  {
    kind: 'facts',
    indent: true,
    rows: [
      { label: 'hari, tanggal', value: 'Selasa, 13 Januari 2026' },
      { label: 'pukul', value: '09.00 WITA s.d. selesai' },
      { label: 'tempat', value: null },
      {
        label: 'acara',
        value: null,
        list: [
          'Pembukaan',
          'Pemaparan program oleh lembaga mitra internasional dan pembahasan keselarasannya dengan rencana pembangunan',
          'Penutup',
        ],
      },
    ],
  },
  { kind: 'paragraph', text: 'Untuk itu dimohon:', keepNext: true },
  {
    kind: 'list',
    form: '1.',
    items: [
      'menugaskan 2 (dua) orang pejabat;',
      {
        text: 'membawa data:',
        list: { kind: 'list', form: 'a.', items: ['program berjalan;', 'realisasi.'] },
      },
      'mengisi formulir konfirmasi.',
    ],
  },
  { kind: 'list', form: '-', items: ['butir tanpa nomor'] },
  {
    kind: 'paragraph',
    indent: true,
    text: 'Demikian disampaikan, atas perhatian dan kerja sama yang baik diucapkan terima kasih.',
  },
  {
    kind: 'signatures',
    blocks: [
      { ...SECRETARY, lines: [...(SECRETARY.lines ?? []), 'u.b.', 'ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,'] },
    ].map(({ intro: _intro, ...block }) => block) as unknown as [Signature],
  },
  {
    kind: 'copies',
    to: ['Gubernur Nusa Tenggara Timur (sebagai laporan);', 'Ketua DPRD Provinsi Nusa Tenggara Timur.'],
  },
  { kind: 'paraf', posts: ['Kepala Biro Kerja Sama', 'Asisten Pemerintahan'] },
];

const BOOK: readonly PaperPart[] = [
  { kind: 'attachment', number: 1, of: 'Surat Gubernur Nusa Tenggara Timur', facts: NUMBERED },
  {
    kind: 'title',
    lines: ['Notula', 'Rapat koordinasi'],
    about: 'Lembaga mitra internasional',
    number: null,
    unofficial: true,
  },
  { kind: 'heading', level: 1, text: 'Kegiatan rapat' },
  { kind: 'heading', level: 2, text: 'Pembukaan' },
  { kind: 'heading', level: 3, text: 'Sambutan' },
  { kind: 'paragraph', text: 'Rapat dibuka pukul 09.00 WITA.', size: 'large', align: 'left' },
  { kind: 'heading', level: 2, text: 'Pembahasan' },
  { kind: 'heading', level: 1, text: 'Tanpa nomor', numbered: false },
  { kind: 'qr', link: 'https://sinergi.example/rakor/13', note: 'Konfirmasi kehadiran' },
  {
    kind: 'pictures',
    perRow: 2,
    items: [
      { image: CHART, alt: 'Diagram batang', caption: 'Jumlah mitra menurut tahun' },
      { image: EMBLEM, alt: 'Foto', width: 40, caption: 'Foto rapat' },
      { image: CHART, alt: 'Diagram ketiga' },
    ],
  },
  { kind: 'pictures', perRow: 1, items: [{ image: CHART, alt: 'Diagram lebar', width: 80 }] },
  { kind: 'lines', count: 3 },
  { kind: 'rule' },
  { kind: 'pageBreak' },
  { kind: 'paragraph', text: 'Sesudah pergantian halaman.', size: 'small', align: 'centre' },
  { kind: 'gap', lines: 2 },
  {
    kind: 'signatures',
    blocks: [
      { intro: 'Notulis,', lines: null, name: null, below: [] },
      { ...GOVERNOR, electronic: true },
    ],
    witness: SECRETARY,
  },
];

const MATRIX: readonly PaperPart[] = [
  { kind: 'section', size: 'F4', orientation: 'landscape' },
  { kind: 'attachment', number: 2, of: 'Surat Gubernur Nusa Tenggara Timur', facts: NUMBERED },
  {
    kind: 'table',
    caption: 'Matriks program',
    columns: [
      { label: 'No.', share: 5, align: 'centre' },
      { label: 'Lembaga mitra', share: 35 },
      { label: 'Wilayah', share: 30 },
      { label: 'Rencana (Rp)', share: 30, align: 'right' },
    ],
    rows: [
      { kind: 'group', text: 'A. BILATERAL' },
      ...Array.from({ length: 40 }, (_, index) => ({
        kind: 'row' as const,
        shaded: index === 1,
        cells: [
          String(index + 1),
          {
            text: `Lembaga fiktif ${String(index + 1)}`,
            detail: 'Bidang air bersih',
            href: 'https://sinergi.example/mitra',
          },
          index === 2 ? '' : 'Kabupaten Ende',
          index === 3 ? null : '1.234.567',
        ],
      })),
      { kind: 'total', cells: ['', 'Jumlah', '', '49.382.680'] },
    ],
  },
];

/** One of every part, in an office's ordinary look. Everything in it is fictional. */
export const SAMPLE: Paper = {
  format: 1,
  language: 'id',
  title: 'Undangan Rapat Koordinasi',
  file: { day: '2026-01-06', subject: 'Undangan Rakor LMI', office: 'Biro PK NTT' },
  look: {
    margins: { top: 25, bottom: 25, left: 30, right: 20 },
    font: 'Arial',
    fontSize: 12,
    tableSize: 9,
    lineSpacing: 1.15,
    tableSpacing: 1,
    pageNumber: 'bottomRight',
    signatureAlign: 'centre',
    headings: ['A.', '1.', 'none'],
  },
  page: { size: 'A4', orientation: 'portrait' },
  draft: 2,
  archiveCopy: true,
  footer: ['Undangan Rapat Koordinasi, contoh fiktif'],
  dataAt: '2026-01-06T01:00:00Z',
  madeAt: '2026-01-06T01:00:00Z',
  parts: [...LETTER, ...BOOK, ...MATRIX],
};
