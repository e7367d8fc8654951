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
export function judgeColumn(
  guesses: HeadingGuess[],
  values: CellValue[],
  around: Surroundings,
): HeadingGuess[] {
  const filled = values.filter((value) => !isEmpty(value));
  const share = (test: (value: CellValue) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return guesses
    .flatMap((guess) => judge(guess, { filled, share, around }))
    .sort((a, b) => b.confidence - a.confidence);
}

interface Evidence {
  filled: CellValue[];
  share: (test: (value: CellValue) => boolean) => number;
  around: Surroundings;
}

type Judge = (guess: HeadingGuess, evidence: Evidence) => HeadingGuess[];

const as = (guess: HeadingGuess, meaning: Meaning, confidence: number): HeadingGuess[] => [
  { ...guess, meaning, confidence },
];

const judgeMoney: Judge = (guess, { share, around }) => {
  const afterPeople = around.before === 'male' || around.before === 'female';
  // A lone `Jumlah` adds up what stands to its left.
  if (guess.confidence < 0.5)
    return as(guess, guess.meaning, afterPeople ? 0.3 : bigNumbers(share) ? 0.7 : 0.4);
  const amounts = share((value) => numberIn(value) !== undefined || AMOUNT.test(cellText(value)));
  const sentences = share((value) => cellText(value).split(' ').length > 3);
  return amounts < 0.2 && sentences > 0.5 ? as(guess, 'description', 0.5) : [guess];
};

/** Only the meanings whose headings say too little alone. */
const JUDGES: Partial<Record<Meaning, Judge>> = {
  partnerClass: (guess, { share }) => {
    if (share((value) => readPartnerClass(value).state === 'read') >= 0.5)
      return as(guess, 'partnerClass', 1);
    return guess.confidence < 0.9 ? as(guess, 'ignore', 0.5) : [guess];
  },
  country: (guess, { share }) => {
    if (share((value) => /^indonesia$/i.test(cellText(value))) > 0.6) return as(guess, 'placeCountry', 0.9);
    const known = share((value) => readCountry(value).state === 'read') > 0.3;
    return known || guess.confidence >= 1 ? [guess] : as(guess, 'country', 0.5);
  },
  planned: judgeMoney,
  spent: judgeMoney,
  activityCode: (guess, { share }) =>
    share((value) => AREA_CODE.test(cellText(value))) > 0.7 ? as(guess, 'areaCode', 0.85) : [guess],
  district: (guess, { around, share }) =>
    guess.confidence < 0.9 ? districtOrRegency(guess, around, share) : [guess],
  year: (guess, { share }) => (share(isFinerThanYear) > 0.5 ? as(guess, 'period', 0.9) : [guess]),
};

function judge(guess: HeadingGuess, evidence: Evidence): HeadingGuess[] {
  const judged = evidence.filled.length === 0 ? undefined : JUDGES[guess.meaning];
  return judged ? judged(guess, evidence) : [guess];
}

function isFinerThanYear(value: CellValue): boolean {
  const text = cellText(value);
  return (
    /[a-z]{3,}.*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/i.test(text) &&
    !/^(ta|th|thn|fy|tahun|year)\b/i.test(text)
  );
}

function bigNumbers(share: Evidence['share']): boolean {
  return (
    share(
      (value) =>
        (numberIn(value) ?? 0) >= 1_000_000 ||
        /rp|idr|usd|juta|miliar|\d\s*(jt|m|t|rb)\b/i.test(cellText(value)),
    ) > 0.4
  );
}

/** English `District` is a kecamatan here, but many partners call a kabupaten so: the rest of the sheet decides. */
function districtOrRegency(
  guess: HeadingGuess,
  around: Surroundings,
  share: Evidence['share'],
): HeadingGuess[] {
  const meanings = around.headings.flatMap((heading) =>
    recogniseHeading(heading)
      .filter((each) => each.confidence >= 0.9)
      .map((each) => each.meaning),
  );
  const named = share((value) => /^(kab|kota)\b/i.test(cellText(value))) > 0.3;
  const regency = named || meanings.includes('district') || !meanings.includes('regency');
  return [{ ...guess, meaning: regency ? 'regency' : 'district', confidence: 0.85 }];
}
