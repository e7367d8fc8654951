// The 27 invented partners: 6 bilateral, 7 multilateral, 14 international NGOs, all present in 2019.
// key|class|country|name|Indonesian name|other spelling met in sheets|legal form|since|currency|years|field:weight…|regencies (last two digits)|activities
export const PARTNER_LINES = `
WDP|bilateral|AU|Wattle Development Partnership|Kemitraan Pembangunan Wattle|WATTLE DEV. PARTNERSHIP|Lembaga kerja sama pemerintah|2008|AUD|2019-2026|u2:3,nutrition:3,governance:3,u1:2,disaster:1|71 01 08 11 12 09|20
ATC|bilateral|JP|Aoba Technical Cooperation Office|Kantor Kerja Sama Teknis Aoba|Aoba Technical Coop. Office|Lembaga kerja sama pemerintah|2010|USD|2019-2026|u27:3,u26:2,water:2,u25:2|15 10 08 01 71|16
LDS|bilateral|DE|Linden Development Service|Layanan Pembangunan Linden|Linden Dev Service|Lembaga kerja sama pemerintah|2011|EUR|2019-2024|governance:3,u28:2,u29:2,u11:2|10 19 09 71|12
PCA|bilateral|NL|Polder Cooperation Agency|Badan Kerja Sama Polder|POLDER COOP AGENCY|Lembaga kerja sama pemerintah|2014|EUR|2019-2022|water:3,u27:2,disaster:2|11 17 12 04|11
MPO|bilateral|KR|Mugung Partnership Office|Kantor Kemitraan Mugung|Mugung Partnership Ofice|Lembaga kerja sama pemerintah|2015|USD|2019-2026|u29:3,u1:2,u2:2|13 05 06 14 03|13
SFC|bilateral|NZ|Silverleaf Cooperation Programme|Program Kerja Sama Silverleaf|Silver Leaf Cooperation Programme|Lembaga kerja sama pemerintah|2016|USD|2019-2020 2023-2026|u25:3,u26:2,disaster:2|15 05 13 06|11
UIF|multilateral|-|United Islands Food Programme|Program Pangan Kepulauan Bersama|United Island Food Program|Organisasi antarpemerintah|2009|USD|2019-2026|u9:3,nutrition:3,disaster:2,u27:2|01 03 04 13 14 17|20
CFS|multilateral|-|Common Fund for Small Islands|Dana Bersama Pulau Kecil|Common Fund Small Islands|Organisasi antarpemerintah|2013|USD|2019-2025|livelihood:3,u25:3,governance:2|05 13 06 14 07|14
LSW|multilateral|-|Lesser Sunda Water Facility|Fasilitas Air Sunda Kecil|Lesser Sunda Water Fasility|Organisasi antarpemerintah|2012|USD|2019-2026|water:6,u11:2|08 07 06 11 18 02 01|22
CNP|multilateral|-|Children of the Nations Programme|Program Anak Bangsa|Children of Nations Programme|Organisasi antarpemerintah|2007|USD|2019-2026|child:3,nutrition:3,u1:3,water:2|71 01 18 12 04 09 16|22
MRB|multilateral|-|Monsoon Resilience Bank|Bank Ketahanan Muson|MONSOON RESILIENCE BANK|Bank pembangunan|2016|USD|2019-2023|disaster:3,governance:2,u27:2|71 01 06 13 02|11
AMH|multilateral|-|Assembly for Maternal Health|Majelis Kesehatan Ibu|Assembly Maternal Health|Organisasi antarpemerintah|2011|USD|2019-2026|u2:5,nutrition:2,u8:2|03 04 18 17 08 19|17
BAM|multilateral|-|Blue Arc Marine Organisation|Organisasi Laut Busur Biru|Blue Arc Marine Organization|Organisasi antarpemerintah|2015|USD|2019-2021 2024-2026|u25:4,u11:2,u26:1|05 13 15 14 06|11
SAI|internationalNgo|AU|Sandalwood Aid International|Bantuan Cendana Internasional|Sandal Wood Aid Intl|Organisasi nirlaba|2005|AUD|2019-2026|u27:3,livelihood:3,u8:2,water:2|11 12 17 18 02|19
OWT|internationalNgo|GB|Open Well Trust|Yayasan Sumur Terbuka|OPEN WELL TRUST|Badan amal terdaftar|2010|USD|2019-2026|water:6,u2:1|08 09 16 02 03|19
GCI|internationalNgo|US|Granary Circle International|Lingkar Lumbung Internasional|Granary Circle Int.|Organisasi nirlaba|2012|USD|2019-2024|u9:3,u27:3,livelihood:1|02 03 01 14|14
LSA|internationalNgo|CA|Lamplight Schools Abroad|Sekolah Pelita|Lamplight School Abroad|Badan amal terdaftar|2014|USD|2019-2026|u1:6,child:1|19 10 15 05 16|15
ILF|internationalNgo|CH|Ikat Livelihoods Foundation|Yayasan Penghidupan Ikat|Ikat Livelihood Foundation|Yayasan asing|2013|EUR|2019-2026|livelihood:5,u8:2,u26:1|07 11 05 08 12|15
SBN|internationalNgo|US|Small Bowl Nutrition Alliance|Aliansi Gizi Mangkuk Kecil|Small Bowl Nutrition Aliance|Organisasi nirlaba|2015|USD|2019-2020|nutrition:1|02 07 10|14
CKI|internationalNgo|NL|Coral Keepers International|Penjaga Karang Internasional|Coral Keeper Intl.|Yayasan asing|2014|EUR|2019-2025|u25:4,u11:2,u26:2|15 05 06 13 07|13
THW|internationalNgo|DE|Trockenzeit-Hilfswerk|Lembaga Bantuan Musim Kering|Trockenzeit Hilfswerk|Perkumpulan terdaftar|2016|EUR|2019-2023|disaster:3,water:3,u9:1|01 71 06 13 14|12
FJB|internationalNgo|NO|Fjellbarn Foundation|Yayasan Fjellbarn|Fjelbarn Foundation|Yayasan asing|2009|EUR|2019-2026|child:5,u1:2,u8:2|07 08 18 04 71|16
SFL|internationalNgo|FR|Solidarité Fontaine Lointaine|Solidaritas Mata Air Jauh|Solidarite Fontaine Lointain|Perkumpulan asing|2017|EUR|2019-2026|water:4,u11:2|08 16 09 10 19|16
SRI|internationalNgo|GB|Sunlit Roofs International|Atap Surya Internasional|Sun Lit Roofs|Badan amal terdaftar|2016|USD|2019-2026|u29:6,u1:1|11 17 18 05 13|13
GSV|internationalNgo|SE|Grönås Skogsvänner|Sahabat Hutan Grönås|Gronas Skogsvanner|Perkumpulan asing|2015|EUR|2019-2021|u28:3,u11:3|10 15 09 16|9
OMM|internationalNgo|US|Outrigger Medics|Medis Cadik|Outriger Medics|Organisasi nirlaba|2011|USD|2019-2026|u2:6,disaster:1|06 13 05 14 71|14
APT|internationalNgo|IT|Associazione Ponte Tenun|Perkumpulan Jembatan Tenun|Asosiasi Ponte Tenun|Perkumpulan asing|2018|IDR|2019-2024|livelihood:4,u26:2,u8:1|07 06 11 03|11
`;

/** End of the operating permits of the NGOs, so that on any day of 2026 some end soon and some have ended. */
export const OPERATING_PERMIT_ENDS: Readonly<Record<string, string>> = {
  SAI: '2026-03-31',
  OWT: '2026-06-30',
  GCI: '2024-12-31',
  LSA: '2026-02-28',
  ILF: '2026-09-30',
  SBN: '2020-12-31',
  CKI: '2025-12-31',
  THW: '2023-12-31',
  FJB: '2028-03-31',
  SFL: '2026-05-15',
  SRI: '2026-12-31',
  GSV: '2021-12-31',
  OMM: '2025-10-31',
  APT: '2024-12-31',
};
