import { foldName } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { chooseWord } from './choose-word.ts';
import { COUNTRIES, isCountryCode } from './countries.ts';
import type { Answers, CellValue, Outcome } from './types.ts';

const NO_COUNTRY =
  /^(internasional|international|global|dunia|multinasional|multilateral|regional|worldwide|berbagai negara|beberapa negara|various|pbb|un)$/;

/**
 * The country a text names in Indonesian or English, or as an alpha-2 code in capitals. `Internasional` names none.
 * Two countries (`Belanda dan Jerman`) are a question with both.
 */
export function readCountry(value: CellValue, answers?: Answers): Outcome<string> {
  const text = cellText(value);
  const folded = foldName(text);
  if (NO_COUNTRY.test(folded)) return { state: 'unknown' };
  const answer = answers?.get(`country:${folded}`);
  if (answer !== undefined)
    return answer === 'unknown'
      ? { state: 'unknown' }
      : { state: 'read', value: answer, confidence: 1, note: 'answered' };
  const plain = folded.replace(/^(negara|negeri|republik|republic of|kerajaan|kingdom of) (?=\w)/, '');
  const bare = foldName(text.replace(/\([^)]*\)/g, ' '));
  const code = COUNTRIES.get(folded) ?? COUNTRIES.get(plain) ?? COUNTRIES.get(bare);
  if (code !== undefined) return { state: 'read', value: code, confidence: 1 };
  if (/^[A-Z]{2}$/.test(text) && isCountryCode(text)) return { state: 'read', value: text, confidence: 0.9 };
  const several = text
    .split(/[,;/&\n]|\bdan\b|\band\b|\bserta\b|\s-\s/i)
    .flatMap((part) => COUNTRIES.get(foldName(part)) ?? []);
  if (several.length > 1) {
    const proposals = [...new Set(several)].map((each, index) => ({
      value: each,
      sample: each,
      confidence: 0.5 - index / 10,
      reason: 'oneOfSeveral',
    }));
    return { state: 'question', key: `country:${folded}`, proposals };
  }
  return chooseWord(text, {
    kind: 'country',
    words: COUNTRIES,
    isAnswer: (each): each is string => isCountryCode(each),
  });
}
