import { type Decimal, fromUnits, toUnits } from '#kernel/index.ts';
import { cellText, numberIn, numberText } from './cells.ts';
import { currencyOf } from './currencies.ts';
import { type NumberStyle, readNumber } from './read-number.ts';
import type { Answers, CellValue, Money, Outcome, SheetLanguage, SheetProposal, Unit } from './types.ts';
import { isUnknownWord } from './words.ts';

export interface AmountOptions {
  language: SheetLanguage;
  /** From the heading or the title; a currency or scale in the cell goes before it. */
  unit?: Unit;
  /** Currency of the other cells of the column, where they agree on one. */
  currencyHint?: string | undefined;
  /** Number style that other cells of the sheet prove. */
  style?: NumberStyle | undefined;
  /** Other cells say `jt` or `juta`: an English heading alone then does not make an M a million. */
  indonesianScales?: boolean | undefined;
  /** The column's bare rupiah figures are too small to be rupiah: probably thousands or millions that nobody named. */
  small?: boolean | undefined;
  answers?: Answers | undefined;
}

/** More than this many rupiah, or any currency, in one cell is surely a unit counted twice: a national budget. */
const ABSURD = 10n ** 17n;
const NUMBER = String.raw`\d[\d.,\u00a0 '’]*`;
const SCALE = String.raw`triliun|trilyun|trill?ions?|miliard?|milyard?|mill?iar|mily?ar|mlyr|mlr|billions?|bn|b|juta|jt|jta|millions?|mio|mn|mil|m|ribu|rb|thousands?|k|t`;
const FORM = new RegExp(
  String.raw`^(?<before>[a-z$€£¥₩. ]*?)\s*(?<number>${NUMBER}?)\s*(?:(?<scale>${SCALE})\b\.?)?\s*(?<after>[a-z$€£¥₩. ]*?)$`,
  'i',
);
const RANGE = new RegExp(
  String.raw`^(.*?\d[^–—]*?)\s*(?:-|–|—|s\/d|s\.d\.?|sampai(?: dengan)?|hingga|to)\s*((?:rp\.?|idr|usd|us\$|eur|[$€])?\s*\d.*)$`,
  'i',
);
const SCALES: readonly (readonly [pattern: RegExp, power: number])[] = [
  [/^(triliun|trilyun|trill?ions?|t)$/i, 12],
  [/^(miliard?|milyard?|mill?iar|mily?ar|mlyr|mlr|billions?|bn|b)$/i, 9],
  [/^(juta|jt|jta|millions?|mio|mn|mil)$/i, 6],
  [/^(ribu|rb|thousands?|k)$/i, 3],
];
const ENGLISH_SCALE = /^(trill?ions?|billions?|bn|b|millions?|mn|mil|thousands?)$/i;
const INDONESIAN_SCALE = /^(triliun|trilyun|miliard?|milyard?|mily?ar|mlyr|mlr|juta|jt|jta|ribu|rb)$/i;

/**
 * An amount of money in a cell, exact to two digits. `8,70 M` is miliar on an Indonesian sheet, million on an English one
 * and a question elsewhere; `16.200` follows the style of the sheet. Ranges and unlikely sizes become questions.
 */
export function readAmount(value: CellValue, options: AmountOptions): Outcome<Money> {
  const number = numberIn(value);
  if (number !== undefined) {
    const shown =
      typeof value === 'object' && value !== null && 'currency' in value ? value.currency : undefined;
    return fromNumber(number, shown, options);
  }
  if (typeof value === 'object' && value !== null && 'error' in value)
    return { state: 'problem', code: 'formulaError' };
  if (typeof value === 'boolean') return { state: 'problem', code: 'amountUnreadable' };
  const text = cellText(value);
  if (isUnknownWord(text)) return { state: 'unknown' };
  if (text.startsWith('#')) return { state: 'problem', code: 'formulaError' };
  const answer = answered(options.answers?.get(amountKey(text)));
  if (answer) return answer;
  return fromText(text, options);
}

const amountKey = (text: string): string => `amount:${text.toLowerCase()}`;

/** An answer in the notation `IDR 8700000000.00`, or `unknown`. */
function answered(answer: string | undefined): Outcome<Money> | undefined {
  if (answer === undefined) return undefined;
  if (answer === 'unknown') return { state: 'unknown' };
  const match = /^([A-Z]{3}) (\d{1,20}(?:\.\d{1,2})?)$/.exec(answer);
  return match ? read(match[2] ?? '0', match[1] ?? 'IDR', 1, 'answered') : undefined;
}

function fromNumber(number: number, shown: string | undefined, options: AmountOptions): Outcome<Money> {
  if (!Number.isFinite(number) || number < 0 || number >= 1e17)
    return { state: 'problem', code: 'amountUnreadable' };
  const amount = numberText(number);
  const answer = answered(options.answers?.get(amountKey(amount)));
  return answer ?? inCurrency(amount, { shown, scale: undefined, written: amount }, options);
}

function fromText(text: string, options: AmountOptions): Outcome<Money> {
  const about =
    /^(?:±|\+\/-|~|ca\.?|sekitar|kurang lebih|kira-kira|approx\.?|approximately|about)\s*(?=\S)/i.exec(
      text,
    )?.[0];
  if (about !== undefined) {
    const outcome = fromText(text.slice(about.length), options);
    return outcome.state === 'read'
      ? { ...outcome, confidence: Math.min(outcome.confidence, 0.8), note: 'approximate' }
      : outcome;
  }
  const form = FORM.exec(withoutTail(text))?.groups;
  const before = wordIn(form?.['before']);
  const after = wordIn(form?.['after']);
  if (!form || before === undefined || after === undefined) return unclear(text, options);
  const scaleWord = form['scale'];
  const indonesian = scaleWord !== undefined && INDONESIAN_SCALE.test(scaleWord);
  const shown =
    before.currency ?? after.currency ?? (indonesian ? (options.unit?.currency ?? 'IDR') : undefined);
  const digits = readNumber((form['number'] ?? '').replace(/[.,]$/, ''));
  if (!digits) return unclear(text, options);
  const scale = scaleOf(scaleWord, shown, options);
  const style = styleFor(scaleWord, options);
  // Whoever answered what M means was shown rupiah, unless a currency is known.
  const assumed =
    scaleWord?.toLowerCase() === 'm' && options.answers?.has(scaleKey(shown))
      ? sampleCurrency(shown, options)
      : shown;
  const cell = { shown: assumed, scale: typeof scale === 'number' ? scale : undefined, written: text };
  if ('either' in digits) {
    const chosen = chooseStyle(digits.either, {
      marks: form['number'] ?? '',
      scaled: scaleWord !== undefined || (options.unit?.scale ?? 0) > 0,
      shown,
      style,
    });
    if (chosen === undefined) return separatorQuestion(digits.either, cell, options);
    if (scale === 'question') return scaleQuestion(chosen, cell, options);
    return inCurrency(chosen, cell, options);
  }
  return scale === 'question'
    ? scaleQuestion(digits.value, cell, options)
    : inCurrency(digits.value, cell, options);
}

/** Without words in brackets (`(lima ratus juta)`) and the `,-` that ends an amount on paper. */
function withoutTail(text: string): string {
  return text.replace(/\s*\(\D+\)$/, '').replace(/(?<=\d)\s*[.,]?\s*[-–—=]+$/, '');
}

/** The currency in the words around a number: none is fine, words that are no currency are not. */
function wordIn(words: string | undefined): { currency?: string } | undefined {
  const text = (words ?? '').replace(/^[.\s]+|[.\s:]+$/g, '').replace(/^(senilai|sebesar|total)\s*/i, '');
  if (text === '' || text === '.') return {};
  const currency = currencyOf(text);
  return currency === undefined ? undefined : { currency };
}

function scaleOf(
  word: string | undefined,
  shown: string | undefined,
  options: AmountOptions,
): number | 'question' | undefined {
  if (word === undefined) return undefined;
  const known = SCALES.find(([pattern]) => pattern.test(word))?.[1];
  if (known !== undefined) return known;
  const answer = options.answers?.get(scaleKey(shown));
  if (answer === 'miliar') return 9;
  if (answer === 'million') return 6;
  if (options.language === 'en') return options.indonesianScales ? 'question' : 6;
  const foreign = (shown ?? options.unit?.currency ?? 'IDR') !== 'IDR';
  return options.language === 'id' && !foreign ? 9 : 'question';
}

const scaleKey = (shown: string | undefined): string => `amountScale:m:${shown ?? ''}`;

function styleFor(scaleWord: string | undefined, options: AmountOptions): NumberStyle | undefined {
  const answer = options.answers?.get('amountSeparators');
  if (answer === 'id' || answer === 'en') return answer;
  if (options.style) return options.style;
  if (scaleWord !== undefined && ENGLISH_SCALE.test(scaleWord)) return 'en';
  if (scaleWord !== undefined && INDONESIAN_SCALE.test(scaleWord)) return 'id';
  return options.language === 'und' ? undefined : options.language;
}

interface StyleClues {
  marks: string;
  scaled: boolean;
  shown: string | undefined;
  style: NumberStyle | undefined;
}

/**
 * `16.200` without a scale is never sixteen and a fifth where a currency stands beside it: money has no third decimal.
 * With a scale (`1.250 jt`) or bare, the style of the sheet decides; against it only a person does.
 */
function chooseStyle(either: { id: Decimal; en: Decimal }, clues: StyleClues): Decimal | undefined {
  const asThousands = clues.marks.includes('.') ? 'id' : 'en';
  if (!clues.scaled && (clues.shown !== undefined || clues.style === asThousands)) return either[asThousands];
  if (!clues.scaled) return undefined;
  return clues.style === undefined ? undefined : either[clues.style];
}

interface AmountCell {
  shown: string | undefined;
  scale: number | undefined;
  written: string;
}

function inCurrency(number: Decimal, cell: AmountCell, options: AmountOptions): Outcome<Money> {
  const { unit, language } = options;
  const power = cell.scale ?? unit?.scale ?? answeredScale(options);
  const amount = scaled(number, power);
  const likely =
    cell.shown ?? unit?.currency ?? options.answers?.get('amountCurrency') ?? options.currencyHint;
  const currency =
    likely ??
    (language === 'id' || toUnits(amount, 0) >= 10_000_000n || toUnits(amount, 2) === 0n ? 'IDR' : undefined);
  if (currency === 'unknown') return { state: 'unknown' };
  if (currency === undefined) {
    const proposals = ['IDR', 'USD'].map((code) =>
      proposal(code, { amount, currency: code }, code === 'IDR' ? 0.5 : 0.4, 'currency'),
    );
    return { state: 'question', key: 'amountCurrency', proposals };
  }
  if (
    options.small &&
    !options.answers?.has('amountScale:small') &&
    cell.scale === undefined &&
    power === 0 &&
    currency === 'IDR' &&
    cell.shown === undefined
  ) {
    const meant = [
      ['million', 6, 0.5],
      ['thousand', 3, 0.3],
      ['one', 0, 0.2],
    ] as const;
    return {
      state: 'question',
      key: 'amountScale:small',
      proposals: meant.map(([word, scale, confidence]) =>
        proposal(word, { amount: scaled(number, scale), currency }, confidence, 'smallAmounts'),
      ),
    };
  }
  const doubled =
    cell.scale === undefined &&
    power > 0 &&
    (toUnits(amount, 0) >= ABSURD / 10n ** 3n ||
      (cell.shown !== undefined && toUnits(number, 0) >= 1_000_000n));
  if (doubled || toUnits(amount, 0) >= ABSURD) {
    const proposals = [
      proposal('', { amount: scaled(number, 0), currency }, 0.7, 'unitNotMeant'),
      proposal('', { amount, currency }, 0.3, 'unitMeant'),
    ];
    return {
      state: 'question',
      key: amountKey(cell.written),
      proposals: power > 0 ? proposals : proposals.slice(0, 1),
    };
  }
  return read(amount, currency, cell.shown !== undefined || unit?.currency !== undefined ? 1 : 0.95);
}

function answeredScale(options: AmountOptions): number {
  const answer = options.small ? options.answers?.get('amountScale:small') : undefined;
  return answer === 'million' ? 6 : answer === 'thousand' ? 3 : 0;
}

/** Times a power of ten, rounded to two digits. */
function scaled(number: Decimal, power: number): Decimal {
  return fromUnits(toUnits(fromUnits(toUnits(number, 12) * 10n ** BigInt(power), 12), 2), 2);
}

function read(amount: Decimal, currency: string, confidence: number, note?: string): Outcome<Money> {
  return {
    state: 'read',
    value: { amount: scaled(amount, 0), currency },
    confidence,
    ...(note === undefined ? {} : { note }),
  };
}

function proposal(value: string, money: Money, confidence: number, reason: string): SheetProposal {
  const sample = `${money.currency} ${money.amount}`;
  return { value: value === '' ? sample : value, sample, confidence, reason };
}

function sampleCurrency(shown: string | undefined, options: AmountOptions): string {
  return shown ?? options.unit?.currency ?? options.currencyHint ?? 'IDR';
}

function scaleQuestion(number: Decimal, cell: AmountCell, options: AmountOptions): Outcome<Money> {
  const currency = sampleCurrency(cell.shown, options);
  const indonesian = (currency === 'IDR' && options.language !== 'en') || options.style === 'id';
  const proposals = [
    proposal('miliar', { amount: scaled(number, 9), currency }, indonesian ? 0.6 : 0.4, 'scaleMiliar'),
    proposal('million', { amount: scaled(number, 6), currency }, indonesian ? 0.4 : 0.6, 'scaleMillion'),
  ];
  return {
    state: 'question',
    key: scaleKey(cell.shown),
    proposals: proposals.sort((a, b) => b.confidence - a.confidence),
  };
}

function separatorQuestion(
  either: { id: Decimal; en: Decimal },
  cell: AmountCell,
  options: AmountOptions,
): Outcome<Money> {
  const currency = sampleCurrency(cell.shown, options);
  const power = cell.scale ?? options.unit?.scale ?? 0;
  const sample = (style: NumberStyle): Money => ({ amount: scaled(either[style], power), currency });
  const proposals = [
    proposal('id', sample('id'), 0.5, 'separatorsIndonesian'),
    proposal('en', sample('en'), 0.5, 'separatorsEnglish'),
  ];
  return { state: 'question', key: 'amountSeparators', proposals };
}

/** A range, two amounts or words: both ends are proposed where there are any; a person says what counts. */
function unclear(text: string, options: AmountOptions): Outcome<Money> {
  if (!/\d/.test(text)) return { state: 'problem', code: 'amountUnreadable' };
  const range = RANGE.exec(text);
  const ends = range ? readEnds(range[1] ?? '', range[2] ?? '', options) : [];
  const proposals = ends.map((money, index) =>
    proposal('', money, 0.5 - index / 10, index === 0 ? 'lowerEnd' : 'upperEnd'),
  );
  return { state: 'question', key: amountKey(text), proposals };
}

/** `100 - 200 jt`: the unit of the upper end holds for the lower one too. */
function readEnds(low: string, high: string, options: AmountOptions): Money[] {
  const words = {
    scale: new RegExp(String.raw`\d\s*(${SCALE})\b`, 'i'),
    currency: /^\s*(rp\.?|idr|usd|us\$|eur|[$€])/i,
  };
  const scale = words.scale.test(low) ? '' : (words.scale.exec(high)?.[1] ?? '');
  const currency = words.currency.test(high) ? '' : (words.currency.exec(low)?.[1] ?? '');
  const outcomes = [
    fromText(`${low} ${scale}`.trim(), options),
    fromText(`${currency} ${high}`.trim(), options),
  ];
  return outcomes.flatMap((outcome) => (outcome.state === 'read' ? [outcome.value] : []));
}
