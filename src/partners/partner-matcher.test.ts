import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type KnownPartner, partnerMatcher } from './partner-matcher.ts';

const known = (id: string, name: string, more: Partial<KnownPartner> = {}): KnownPartner => ({
  id,
  name,
  names: [{ name, kind: 'own' }],
  identifiers: [],
  ...more,
});

test('An identifier finds its partner whatever the name says', () => {
  const matcher = partnerMatcher([
    known('a', 'Lontar Foundation Worldwide', { identifiers: ['XM-DAC-41114'] }),
  ]);
  expect(matcher.match({ name: 'Something else', identifier: 'xm-dac-41114 ' })).toMatchObject({
    kind: 'matched',
    partnerId: 'a',
    reason: 'identifier',
  });
});

test('One typing error is matched, two candidates are a question', () => {
  const one = partnerMatcher([known('a', 'Harbour Without Frontiers')]);
  expect(one.match({ name: 'Harour Without Frontiers' })).toMatchObject({ kind: 'matched', partnerId: 'a' });
  const two = partnerMatcher([known('a', 'Terra Trust'), known('b', 'Teera Trust')]);
  expect(two.match({ name: 'Tera Trust' }).kind).toBe('question');
  expect(two.match({ name: 'TERRA TRUST' })).toMatchObject({
    kind: 'matched',
    partnerId: 'a',
    confidence: 1,
  });
});

test('A spelling is not taken for a partner of another country without asking', () => {
  const matcher = partnerMatcher([known('a', 'Harbour Without Frontiers', { homeCountry: 'US' })]);
  expect(matcher.match({ name: 'Harour Without Frontiers', country: 'US' }).kind).toBe('matched');
  expect(matcher.match({ name: 'Harour Without Frontiers', country: 'JP' }).kind).toBe('question');
  expect(matcher.match({ name: 'Harbour Without Frontiers', country: 'JP' }).kind).toBe('matched');
});

test('Two numbers of one register are two organisations of the same name', () => {
  const matcher = partnerMatcher([known('a', 'Lontar Trust', { identifiers: ['GB-CHC-1111'] })]);
  expect(matcher.match({ name: 'Lontar Trust', identifier: 'GB-CHC-2222' }).kind).toBe('question');
  expect(matcher.match({ name: 'Lontar Trust', identifier: 'XI-IATI-2222' }).kind).toBe('matched');
  expect(matcher.match({ name: 'Lontar Trust', identifier: 'GB-CHC-1111-OPS' }).kind).toBe('matched');
});

test('Two partners of one name are told apart by class and country', () => {
  const matcher = partnerMatcher([
    known('a', 'Horizon International', { homeCountry: 'KR', partnerClass: 'internationalNgo' }),
    known('b', 'Horizon International', { homeCountry: 'GB', partnerClass: 'internationalNgo' }),
  ]);
  expect(matcher.match({ name: 'Horizon International', country: 'GB' })).toMatchObject({ partnerId: 'b' });
  expect(matcher.match({ name: 'Horizon International' }).kind).toBe('question');
});

test('A recorded acronym is enough, initials are a question', () => {
  const names = [
    { name: 'World Health Organization', kind: 'own' },
    { name: 'WHO', kind: 'acronym' },
  ];
  expect(
    partnerMatcher([known('a', 'World Health Organization', { names })]).match({ name: 'WHO' }),
  ).toMatchObject({
    kind: 'matched',
    reason: 'acronym',
  });
  expect(partnerMatcher([known('a', 'World Health Organization')]).match({ name: 'WHO' }).kind).toBe(
    'question',
  );
  expect(partnerMatcher([known('a', 'WHO')]).match({ name: 'World Health Organization' }).kind).toBe(
    'question',
  );
});

test('What was added is found from then on', () => {
  const matcher = partnerMatcher([]);
  expect(matcher.match({ name: 'Lontar Trust' })).toEqual({ kind: 'none' });
  matcher.add({ id: 'a', name: 'Lontar Trust', identifier: 'XI-1' });
  expect(matcher.match({ name: 'Lontar Trust' }).kind).toBe('matched');
  expect(matcher.match({ identifier: 'XI-1' }).kind).toBe('matched');
  expect(matcher.match({}).kind).toBe('none');
});

const TRUTH = new URL('../../../shared/data/sheets/matriks-kegiatan-truth.csv', import.meta.url);

test.runIf(existsSync(TRUTH))('The partners of the matrix are pairwise different to the matcher', () => {
  const rows = readFileSync(TRUTH, 'utf8').trim().split('\n').slice(1);
  const names = [...new Set(rows.map((row) => row.split(',')[1] ?? ''))];
  expect(names).toHaveLength(27);
  for (const [index, name] of names.entries()) {
    const others = partnerMatcher(
      names.filter((other) => other !== name).map((other) => known(other, other)),
    );
    expect(others.match({ name }), name).toEqual({ kind: 'none' });
    const all = partnerMatcher(names.map((other) => known(other, other)));
    const mistyped = name.slice(0, index % 4) + name.slice((index % 4) + 1); // a letter of the first word is missing
    expect(all.match({ name: mistyped }), mistyped).toMatchObject({ kind: 'matched', partnerId: name });
  }
});
