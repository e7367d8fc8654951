import type { SignatoryInput, StoredSignatory } from '#papers/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { ACTING_KIND_WORDS, LETTERHEAD_WORDS, STANDING_WORDS } from './letter-words.ts';

const FIELDS = [
  'letterhead',
  'standing',
  'post',
  'name',
  'rank',
  'nip',
  'acting',
  'ownPost',
  'behalfOf',
  'through',
  'validFrom',
  'validTo',
] as const;
type Field = (typeof FIELDS)[number];

/** The fields of the form as texts. */
export type SignatoryValues = Readonly<Record<Field, string>>;

export function signatoryValues(form: FormData): SignatoryValues {
  return Object.fromEntries(FIELDS.map((field) => [field, fieldText(form, field)])) as Record<Field, string>;
}

export function valuesOfSignatory(signatory: StoredSignatory): SignatoryValues {
  const { letterhead, standing, post, name, rank, nip, acting, ownPost, onBehalf, validFrom, validTo } =
    signatory;
  return {
    ...{ letterhead, standing, post, name, validFrom },
    rank: rank ?? '',
    nip: nip ?? '',
    acting: acting ?? '',
    ownPost: ownPost ?? '',
    behalfOf: onBehalf[0] ?? '',
    through: onBehalf[1] ?? '',
    validTo: validTo ?? '',
  };
}

export const emptySignatory = (letterhead: string, today: string): SignatoryValues => ({
  ...{ letterhead, standing: 'civilServant', post: '', name: '', rank: '', nip: '', acting: '', ownPost: '' },
  ...{ behalfOf: '', through: '', validFrom: today, validTo: '' },
});

export const signatoryInput = (values: SignatoryValues): SignatoryInput => values;

/** How the fields are called and read where two versions are laid side by side. */
export function signatoryFieldWords(date: (day: string) => string) {
  const known = (words: Readonly<Record<string, () => string>>) => (text: string) => words[text]?.() ?? text;
  return {
    letterhead: { label: m.papersLetterhead(), value: known(LETTERHEAD_WORDS) },
    standing: { label: m.papersStanding(), value: known(STANDING_WORDS) },
    post: { label: m.papersSignatoryPost() },
    name: { label: m.papersSignatoryName() },
    rank: { label: m.papersRank() },
    nip: { label: m.papersNip() },
    acting: { label: m.papersActing(), value: known(ACTING_KIND_WORDS) },
    ownPost: { label: m.papersOwnPost() },
    behalfOf: { label: m.papersBehalfOf() },
    through: { label: m.papersThrough() },
    validFrom: { label: m.officesTermFrom(), value: date },
    validTo: { label: m.officesTermTo(), value: date },
  };
}
