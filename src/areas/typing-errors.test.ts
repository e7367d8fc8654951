import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import type { Gazetteer } from './gazetteer.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { typingDistance } from './typing-distance.ts';
import { nameForm, placeTokens } from './written-name.ts';

interface Village {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly regency: string;
}

const database = useDatabase();
let gazetteer: Gazetteer;
let villages: Village[];
beforeAll(async () => {
  await database().asActor(SYSTEM, async (tx) => {
    gazetteer = await loadGazetteer(tx, { within: '53' });
    const rows = await tx.selectFrom('area').select(['code', 'name']).where('code', 'like', '53%').execute();
    const name = new Map(rows.map((row) => [row.code, row.name]));
    villages = rows
      .filter((row) => row.code.length === 13)
      .map((row) => ({
        ...row,
        district: name.get(row.code.slice(0, 8)) ?? '',
        regency: name.get(row.code.slice(0, 5)) ?? '',
      }));
  });
});

type TypingError = readonly ['drop' | 'double' | 'swap' | 'change', number, string];
const typingError = fc.tuple(
  fc.constantFrom('drop' as const, 'double' as const, 'swap' as const, 'change' as const),
  fc.nat(100),
  fc.constantFrom(...'a b d e g h i k l m n o p r s t u w'.split(' ')),
);

function mistype(name: string, [how, where, letter]: TypingError): string {
  const letters = [...name.matchAll(/\p{L}/gu)];
  const at = letters[where % letters.length]?.index ?? 0;
  const [before, here, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  switch (how) {
    case 'drop':
      return before + after;
    case 'double':
      return before + here + here + after;
    case 'swap':
      return before + after.slice(0, 1) + here + after.slice(1);
    case 'change':
      return before + letter + after;
  }
}

const written = (count: { min: number; max: number }) =>
  fc.record({
    index: fc.nat(100_000),
    errors: fc.array(typingError, { minLength: count.min, maxLength: count.max }),
    prefix: fc.constantFrom('', 'Desa ', 'KEL. ', ' '),
    suffix: fc.constantFrom('', ' ', '\r', '\r\n'),
    isUpper: fc.boolean(),
  });
type Written = typeof written extends (count: never) => fc.Arbitrary<infer T> ? T : never;

const canon = (name: string): string => nameForm(placeTokens(name)).canon;

/** Undefined where the errors made the name as near to a neighbour's as to its own: nobody could tell. */
function attempt(sample: Written): 'right' | 'question' | 'wrong' | undefined {
  const village = villages[sample.index % villages.length];
  if (!village) return undefined;
  const name = sample.errors.reduce(mistype, village.name);
  const distance = typingDistance(canon(name), canon(village.name), 9);
  const neighbours = villages.filter(
    (v) => v.code !== village.code && v.code.startsWith(village.code.slice(0, 8)),
  );
  if (canon(name) === '' || neighbours.some((v) => typingDistance(canon(name), canon(v.name), 9) <= distance))
    return undefined;
  const text = sample.prefix + (sample.isUpper ? name.toUpperCase() : name) + sample.suffix;
  const match = gazetteer.match(
    { regency: village.regency, district: village.district + sample.suffix, village: text },
    '53',
  );
  if (match.kind !== 'matched') return 'question';
  return match.code === village.code ? 'right' : 'wrong';
}

test.each([
  ['no typing error', 0, 0, 1],
  ['one typing error', 1, 1, 0.95],
  ['one or two typing errors', 1, 2, 0.75],
])('Villages with %s are never mistaken for another, and mostly recognised', (_, min, max, rate) => {
  const results = fc.sample(written({ min, max }), { numRuns: 1500, seed: 20260106 }).map(attempt);
  const count = (result: string): number => results.filter((r) => r === result).length;
  expect(count('wrong')).toBe(0);
  expect(count('right') / (count('right') + count('question'))).toBeGreaterThanOrEqual(rate);
});

test('Distance counts a swap as one error and stops at its limit', () => {
  expect(typingDistance('kupang', 'kupnag', 3)).toBe(1);
  expect(typingDistance('kalamba', 'kalmba', 3)).toBe(1);
  expect(typingDistance('ende', 'sikka', 2)).toBe(3);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(6), (a, b, limit) => {
      expect(typingDistance(a, b, limit)).toBe(Math.min(typingDistance(b, a, 1000), limit + 1));
    }),
  );
});
