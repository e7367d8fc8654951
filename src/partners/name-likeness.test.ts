import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroWinkler, likenessOf, SURE, wordLikeness, WORTH_ASKING } from './name-likeness.ts';
import { initialsOf, isAcronymLike, nameParts } from './partner-name.ts';

const alike = (a: string, b: string) => likenessOf(nameParts(a), nameParts(b));

test.each([
  ['Harour Without Frontiers', 'Harbour Without Frontiers'],
  ['Tera Regional Development Fund', 'TERRA REGIONAL DEVELOPMENT FUND'],
  ['World Health Organisation', 'World Health Organization (WHO)'],
  ['BintangTimur International', 'Bintang Timur International'],
  ['Yayasan Lontar', 'Lontar Foundation'],
  ['The Karang Trust, Inc.', 'Karang Trust'],
  ['Dana & Karya Worldwide', 'Dana dan Karya Worldwide'],
])('“%s” and “%s” are one name', (a, b) => {
  expect(alike(a, b).score).toBeGreaterThanOrEqual(SURE);
});

test.each([
  ['Yayasan Lontar', 'Lontar Foundation Worldwide'],
  ['Bintang Timur', 'Bintang Timur International'],
  ['Nusa Trust', 'Musa Trust'],
  ['PT Lontar', 'Yayasan Lontar'],
])('“%s” and “%s” are a question', (a, b) => {
  expect(alike(a, b).score).toBeLessThan(SURE);
  expect(alike(a, b).score).toBeGreaterThanOrEqual(WORTH_ASKING);
});

test.each([
  ['Terra Trust', 'Tera Regional Development Fund'],
  ['Aurora Foundation Worldwide', 'Aurora Bureau for Partnership'],
  ['Aurora Foundation Worldwide', 'Pelangi Foundation Worldwide'],
  ['Karang Trust', 'Kirana Trust'],
  ['Karang Trust', 'Karang Foundation Worldwide'],
  ['Bintang Timur International', 'Bintang Timur Foundation Worldwide'],
  ['Region 1 Fund', 'Region 2 Fund'],
])('“%s” and “%s” are different', (a, b) => {
  expect(alike(a, b).score).toBeLessThan(WORTH_ASKING);
});

test('A likeness is the same from both sides', () => {
  const word = fc.constantFrom(
    'terra',
    'tera',
    'trust',
    'fund',
    'lontar',
    'lontra',
    'foundation',
    'of',
    'yayasan',
  );
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      (a, b) => {
        const [there, back] = [alike(a.join(' '), b.join(' ')), alike(b.join(' '), a.join(' '))];
        expect(there.score >= SURE).toBe(back.score >= SURE);
        expect(there.score).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('Every name is its own', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(alike(name, name).score).toBe(1);
    }),
  );
});

test('Jaro-Winkler gives the figures of the literature', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
  expect(jaroWinkler('abc', 'xyz')).toBe(0);
});

test('Short words and numbers are never mistyped', () => {
  expect(wordLikeness('air', 'aid')).toBe(0);
  expect(wordLikeness('region1', 'region2')).toBe(0);
  expect(wordLikeness('terra', 'tera')).toBe(1);
  expect(wordLikeness('lontar', 'lontra')).toBe(1);
});

test('A bracketed acronym is set apart from the name, other brackets are not', () => {
  expect(nameParts('World Health Organization (WHO)')).toMatchObject({
    words: ['world', 'health', 'organization'],
    bracketed: 'who',
  });
  expect(nameParts('Lontar (Timor branch)').bracketed).toBeNull();
  expect(nameParts('(WHO)').words).toEqual(['who']);
});

test('Initials leave the small words out and need three words', () => {
  expect(initialsOf(nameParts('International Organization for Migration'))).toBe('iom');
  expect(initialsOf(nameParts('Terra Trust'))).toBe('');
  expect(isAcronymLike('UNICEF')).toBe(true);
  expect(isAcronymLike('Terra')).toBe(false);
});
