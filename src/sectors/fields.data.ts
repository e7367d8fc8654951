// The 32 government affairs of Permendagri 22/2020 article 4 and UU 23/2014 article 12, with our English, and the
// narrower fields bureaus use daily. Last column: the DAC purpose code that says the same, where there is one.

/** code|Indonesian|English|group|DAC */
export const AFFAIR_LINES = `
u1|Pendidikan|Education|basic|11110
u2|Kesehatan|Health|basic|12110
u3|Pekerjaan Umum dan Penataan Ruang|Public works and spatial planning|basic|43030
u4|Perumahan Rakyat dan Kawasan Permukiman|Housing and settlements|basic|16030
u5|Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat|Public order and community protection|basic|15220
u6|Sosial|Social affairs|basic|16010
u7|Tenaga Kerja|Labour|other|16020
u8|Pemberdayaan Perempuan dan Pelindungan Anak|Women's empowerment and child protection|other|15170
u9|Pangan|Food|other|43071
u10|Pertanahan|Land affairs|other|43041
u11|Lingkungan Hidup|Environment|other|41010
u12|Administrasi Kependudukan dan Pencatatan Sipil|Population administration and civil registration|other|13096
u13|Pemberdayaan Masyarakat dan Desa|Community and village empowerment|other|43040
u14|Pengendalian Penduduk dan Keluarga Berencana|Population and family planning|other|13030
u15|Perhubungan|Transport|other|21010
u16|Komunikasi dan Informatika|Communication and informatics|other|22040
u17|Koperasi, Usaha Kecil, dan Menengah|Cooperatives and small and medium enterprises|other|25030
u18|Penanaman Modal|Investment|other|25010
u19|Kepemudaan dan Olahraga|Youth and sports|other|16065
u20|Statistik|Statistics|other|16062
u21|Persandian|Information security|other|
u22|Kebudayaan|Culture|other|16066
u23|Perpustakaan|Libraries|other|
u24|Kearsipan|Archives|other|
u25|Kelautan dan Perikanan|Marine affairs and fisheries|optional|31320
u26|Pariwisata|Tourism|optional|33210
u27|Pertanian|Agriculture|optional|31120
u28|Kehutanan|Forestry|optional|31220
u29|Energi dan Sumber Daya Mineral|Energy and mineral resources|optional|23210
u30|Perdagangan|Trade|optional|33110
u31|Perindustrian|Industry|optional|32120
u32|Transmigrasi|Transmigration|optional|
u0|Unsur Penunjang Pemerintahan|Supporting functions of government|supporting|
`;

/** code|Indonesian|English|affair|DAC */
export const SUB_FIELD_LINES = `
nutrition|Gizi dan Stunting|Nutrition and stunting|u2|12240
water|Air Bersih dan Sanitasi|Water and sanitation|u3|14030
disaster|Kebencanaan|Disaster management|u5|43060
livelihood|Pemberdayaan Ekonomi|Economic empowerment|u17|32130
governance|Tata Kelola|Governance|u0|15112
child|Pelindungan Anak|Child protection|u8|15180
unspecified|Bidang tidak disebut|Field not specified|none|99810
`;
