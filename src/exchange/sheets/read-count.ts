import { cellText, numberIn } from './cells.ts';
import { readNumber } from './read-number.ts';
import type { Answers, CellValue, Outcome } from './types.ts';
import { isUnknownWord } from './words.ts';

const MOST = 300_000_000;
const PEOPLE = String.raw`(?:orang|jiwa|org|people|persons?|peserta|individu(?:als?)?|siswa|anak|ibu|balita|warga|petani|beneficiaries)`;
const HOUSEHOLDS = String.raw`(?:kk|kepala keluarga|rumah tangga|households?|hhs?|keluarga|families)`;

/** What a cell of people may say at once: persons, of them men and women, and households (KK), which are not persons. */
export interface PeopleCount {
  persons?: number;
  male?: number;
  female?: number;
  households?: number;
}

/** A whole number of people: `1.250`, `1,250 orang`, `± 300`. Points and commas before three digits group thousands. */
export function readCount(value: CellValue, answers?: Answers): Outcome<number> {
  const outcome = readPeople(value, answers);
  if (outcome.state !== 'read') return outcome;
  const { persons, male, female, households } = outcome.value;
  const count =
    persons ?? (male !== undefined || female !== undefined ? (male ?? 0) + (female ?? 0) : households);
  return count === undefined ? { state: 'problem', code: 'countUnreadable' } : { ...outcome, value: count };
}

/** The people a cell names, apart by sex and from households: `L: 150, P: 120`, `120 KK (480 jiwa)`. */
export function readPeople(value: CellValue, answers?: Answers): Outcome<PeopleCount> {
  const number = numberIn(value);
  if (number !== undefined) return whole(number);
  if (typeof value === 'object' && value !== null && 'error' in value)
    return { state: 'problem', code: 'formulaError' };
  const text = cellText(value);
  if (isUnknownWord(text)) return { state: 'unknown' };
  const answer = answers?.get(`count:${text.toLowerCase()}`);
  if (answer !== undefined) return answer === 'unknown' ? { state: 'unknown' } : whole(Number(answer));
  const found = fromText(
    text.replace(/^(±|\+\/-|~|ca\.?|sekitar|kurang lebih|kira-kira|approx\.?|about)\s*/i, ''),
  );
  if (found)
    return {
      state: 'read',
      value: found,
      confidence: /^[±~]|sekitar|kurang|approx|about/i.test(text) ? 0.8 : 1,
    };
  return /\d/.test(text)
    ? { state: 'question', key: `count:${text.toLowerCase()}`, proposals: proposals(text) }
    : { state: 'problem', code: 'countUnreadable' };
}

function whole(number: number): Outcome<PeopleCount> {
  const rounded = Math.round(number);
  if (!Number.isFinite(number) || Math.abs(number - rounded) > 1e-6 || rounded < 0 || rounded > MOST)
    return { state: 'problem', code: 'countUnreadable' };
  return { state: 'read', value: { persons: rounded }, confidence: 1 };
}

function fromText(text: string): PeopleCount | undefined {
  const bare = new RegExp(String.raw`^([\d.,]+)\s*(?:(${PEOPLE})|(${HOUSEHOLDS}))?\.?$`, 'i').exec(text);
  if (bare) {
    const count = digitsOf(bare[1] ?? '');
    return count === undefined
      ? undefined
      : bare[3] === undefined
        ? { persons: count }
        : { households: count };
  }
  const count = (pattern: string): number | undefined => {
    const match = new RegExp(pattern, 'i').exec(text);
    return match ? digitsOf(match[1] ?? match[2] ?? '') : undefined;
  };
  const households = count(String.raw`([\d.,]*\d)\s*${HOUSEHOLDS}\b`);
  const persons = count(String.raw`([\d.,]*\d)\s*${PEOPLE}\b`);
  const male = count(
    String.raw`\b(?:l|lk|laki-laki|laki|pria|male|men|m)\s*[:=]\s*(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s*(?:l|lk|laki-laki|pria|male|men)\b`,
  );
  const female = count(
    String.raw`\b(?:p|pr|perempuan|wanita|female|women|f)\s*[:=]\s*(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s*(?:p|pr|perempuan|wanita|female|women)\b`,
  );
  const split = male !== undefined && female !== undefined;
  if (households === undefined && persons === undefined && !split) return undefined;
  return {
    ...(persons === undefined ? {} : { persons }),
    ...(split ? { male, female } : {}),
    ...(households === undefined ? {} : { households }),
  };
}

function digitsOf(text: string): number | undefined {
  const reading = readNumber(text.replace(/[.,]+$/, ''));
  if (!reading) return undefined;
  if ('either' in reading) return Number(text.replace(/[.,]/g, ''));
  const number = Number(reading.value);
  return Number.isInteger(number) && number <= MOST ? number : undefined;
}

function proposals(text: string): Extract<Outcome<number>, { state: 'question' }>['proposals'] {
  const found = [...text.matchAll(/\d[\d.,]*/g)].flatMap((match) => digitsOf(match[0]) ?? []);
  return [...new Set(found)].slice(0, 4).map((count) => ({
    value: String(count),
    sample: String(count),
    confidence: 0.4,
    reason: 'numberInText',
  }));
}
