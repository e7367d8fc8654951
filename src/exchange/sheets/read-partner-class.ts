import { foldName } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { chooseWord } from './choose-word.ts';
import type { Answers, CellValue, Outcome, PartnerClass } from './types.ts';

const WORDS: Readonly<Record<PartnerClass, string>> = {
  bilateral:
    'bilateral|lembaga bilateral|mitra bilateral|bilateral agency|badan bilateral|pemerintah asing|pemerintah negara asing|g to g|g2g|kedutaan besar|kedutaan|embassy|foreign government|government|donor bilateral|bilateral donor|kerja sama bilateral|organisasi bilateral|bilateral organisation|bilateral organization|lembaga pemerintah asing|pemerintah negara sahabat|bilateral partner',
  multilateral:
    'multilateral|lembaga multilateral|mitra multilateral|pbb|un|badan pbb|lembaga pbb|un agency|un agencies|organisasi internasional|organisasi multilateral|multilateral agency|lembaga keuangan internasional|united nations|badan multilateral|donor multilateral|multilateral organisation|multilateral organization|international organisation|international organization|bank pembangunan|development bank|un body|intergovernmental|intergovernmental organisation|intergovernmental organization|multilateral partner|perserikatan bangsa bangsa',
  internationalNgo:
    'ngo|ingo|lsm|ngo internasional|lsm internasional|ngo asing|lsm asing|ormas asing|ormas|organisasi non pemerintah|organisasi non pemerintah internasional|non pemerintah|international ngo|international non governmental organisation|international non governmental organization|non governmental organisation|non governmental organization|ngo international|lsm ngo|ngo lsm|ornop|ngo ingo|lembaga ngo|organisasi kemasyarakatan asing|lembaga swadaya masyarakat|lembaga swadaya masyarakat internasional|lembaga non pemerintah|int ngo|intl ngo|ngo int|ngo intl|lembaga ngo internasional|organisasi nirlaba asing',
  foreignRegion:
    'pemda luar negeri|pemerintah daerah luar negeri|pemerintah daerah asing|sister city|sister province|sister regency|kota kembar|provinsi kembar|kabupaten kembar|foreign region|foreign regional government|local government abroad|pemda asing|foreign local government|pemda ln|pemerintah kota asing',
  education:
    'universitas|perguruan tinggi|lembaga pendidikan|pendidikan|akademisi|university|academic|academia|education|educational institution|lembaga riset|lembaga penelitian|research institute|universitas asing|perguruan tinggi asing|academic institution|research institution',
  foreignBusiness:
    'swasta|swasta asing|perusahaan|perusahaan asing|private|private sector|company|business|foreign business|korporasi|corporate|dunia usaha|badan usaha asing|foreign company|csr',
  philanthropy:
    'filantropi|yayasan|yayasan filantropi|yayasan asing|lembaga filantropi|philanthropy|philanthropic foundation|foundation|philanthropic|charity|badan amal',
  association:
    'asosiasi|asosiasi kota|jaringan kota|association|network|city network|perkumpulan|perhimpunan|konsorsium|consortium|city association',
  other: 'lainnya|lain lain|other|others|lain|dll',
};
const PARTNER_CLASSES = Object.keys(WORDS) as PartnerClass[];
const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([code, words]) =>
    words.split('|').map((word) => [word, code as PartnerClass] as const),
  ),
);
const isClass = (text: string): text is PartnerClass => PARTNER_CLASSES.includes(text as PartnerClass);

/** The class of a partner by the words bureaus use for it (`LSM Internasional`, `Lembaga Bilateral`, `PBB`). */
export function readPartnerClass(value: CellValue, answers?: Answers): Outcome<PartnerClass> {
  const text = cellText(value);
  const answer = answers?.get(`partnerClass:${foldName(text)}`);
  const outcome = chooseWord(text.replace(/^\s*(?:[a-h]|[ivx]+|\d+)[.)]\s+/i, ''), {
    kind: 'partnerClass',
    words: BY_WORD,
    answer,
    isAnswer: isClass,
  });
  if (outcome.state !== 'question') return outcome;
  // `NGO Internasional (INGO)`, `Multilateral/PBB`: every part says the same.
  const parts = text
    .split(/[()/,]|\s-\s/)
    .map((part) => BY_WORD.get(foldName(part)) ?? part.trim())
    .filter((part) => part !== '');
  const [first] = parts;
  if (parts.length > 1 && first !== undefined && isClass(first) && parts.every((part) => part === first))
    return { state: 'read', value: first, confidence: 0.95 };
  return { ...outcome, key: `partnerClass:${foldName(text)}` };
}
