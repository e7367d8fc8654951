import { cellText, isEmpty, numberIn } from './cells.ts';
import { readCountry } from './read-country.ts';
import { readPartnerClass } from './read-partner-class.ts';
import { type HeadingGuess, recogniseHeading } from './recognise-heading.ts';
import type { CellValue, Meaning } from './types.ts';

export interface ColumnGuess {
  index: number;
  heading: string;
  guesses: HeadingGuess[];
}

interface Surroundings {
  headings: readonly string[];
  /** What the column to the left most likely is. */
  before: Meaning | undefined;
}

const AREA_CODE = /^\d{2}([.\s]?\d{2}([.\s]?\d{2}([.\s]?\d{4})?)?)?$/;
const AMOUNT = /\d[\d.,]{3,}|\d\s*(jt|juta|m|miliar|milyar|rb|ribu|million|billion|k|t)\b|rp|usd|idr|[$€]/i;

/** Weighs what a heading may mean against what stands under it; a heading like `Jenis` or `Kode` says too little alone. */
export function judgeColumn(guesses: HeadingGuess[], values: CellValue[], around: Surroundings): HeadingGuess[] {
  const filled = values.filter((value) => !isEmpty(value));
  const share = (test: (value: CellValue) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return guesses.flatMap((guess) => judge(guess, { filled, share, around })).sort((a, b) => b.confidence - a.confidence);
}

interface Evidence {
  filled: CellValue[];
  share: (test: (value: CellValue) => boolean) => number;
  around: Surroundings;
}

function judge(guess: HeadingGuess, { filled, share, around }: Evidence): HeadingGuess[] {
  if (filled.length === 0) return [guess];
  const other = (meaning: Meaning, confidence: number): HeadingGuess => ({ ...guess, meaning, confidence });
  switch (guess.meaning) {
    case 'partnerClass': {
      const known = share((value) => readPartnerClass(value).state === 'read');
      if (known >= 0.5) return [other('partnerClass', 1)];
      return guess.confidence < 0.9 ? [other('ignore', 0.5)] : [guess];
    }
    case 'country':
      return share((value) => /^indonesia$/i.test(cellText(value))) > 0.6
        ? [other('placeCountry', 0.9)]
        : share((value) => readCountry(value).state === 'read') > 0.3 || guess.confidence >= 1
          ? [guess]
          : [other('country', 0.5)];
    case 'planned':
    case 'spent': {
      const amounts = share((value) => numberIn(value) !== undefined || AMOUNT.test(cellText(value)));
      if (guess.confidence < 0.5) return [other(guess.meaning, around.before === 'male' || around.before === 'female' ? 0.3 : bigNumbers(share) ? 0.7 : 0.4)];
      if (amounts < 0.2 && share((value) => cellText(value).split(' ').length > 3) > 0.5) return [other('description', 0.5)];
      return [guess];
    }
    case 'activityCode':
      return share((value) => AREA_CODE.test(cellText(value))) > 0.7 ? [other('areaCode', 0.85)] : [guess];
    case 'district':
      return guess.confidence < 0.9 ? districtOrRegency(guess, around, share) : [guess];
    case 'year':
      return share((value) => /[a-z]{3,}.*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/i.test(cellText(value)) && !/^(ta|th|thn|fy|tahun|year)\b/i.test(cellText(value))) > 0.5
        ? [other('period', 0.9)]
        : [guess];
    default:
      return [guess];
  }
}

function bigNumbers(share: Evidence['share']): boolean {
  return share((value) => (numberIn(value) ?? 0) >= 1_000_000 || /rp|idr|usd|jt|juta|miliar/i.test(cellText(value))) > 0.4;
}

/** English `District` is a kecamatan here, but many partners call a kabupaten so: the rest of the sheet decides. */
function districtOrRegency(guess: HeadingGuess, around: Surroundings, share: Evidence['share']): HeadingGuess[] {
  const meanings = around.headings.flatMap((heading) => recogniseHeading(heading).filter((each) => each.confidence >= 0.9).map((each) => each.meaning));
  const named = share((value) => /^(kab|kota)\b/i.test(cellText(value))) > 0.3;
  const regency = named || meanings.includes('district') || !meanings.includes('regency');
  return [{ ...guess, meaning: regency ? 'regency' : 'district', confidence: 0.85 }];
}
