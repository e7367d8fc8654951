import { OVERLAP_LINES, SPARSE_LINES } from './overlaps.data.ts';
import {
  DEMONSTRATION_PARTNERS,
  partnerLine,
  type PartnerLine,
  type Span,
  yearsOf,
} from './partner-lines.ts';
import type { Places } from './places.ts';
import { type Random, randomOf } from './random.ts';
import { COMPANIONS } from './words.data.ts';

/** What an activity will be, before it has words and figures: who, what, where, when. */
export interface PlannedActivity {
  readonly partner: PartnerLine;
  /** Counts within the partner, from 1. */
  readonly number: number;
  readonly fields: readonly { readonly field: string; readonly percentage: string }[];
  readonly places: readonly { readonly code: string; readonly percentage: string }[];
  readonly years: Span;
  readonly internal: boolean;
}

type Sketch = Omit<PlannedActivity, 'number' | 'internal'>;

const SHARES: Readonly<Record<number, readonly (readonly string[])[]>> = {
  1: [['100']],
  2: [
    ['50', '50'],
    ['60', '40'],
    ['70', '30'],
  ],
  3: [
    ['50', '30', '20'],
    ['40', '35', '25'],
    ['33.33', '33.33', '33.34'],
  ],
  4: [
    ['25', '25', '25', '25'],
    ['40', '30', '20', '10'],
  ],
};

/** All activities of all partners, in a fixed order; the deliberate overlaps count towards each partner's number. */
export function planActivities(seed: number, places: Places): PlannedActivity[] {
  const special = [...OVERLAP_LINES.trim().split('\n'), ...SPARSE_LINES.trim().split('\n')].flatMap((line) =>
    sketchSpecial(line, places, randomOf(`${String(seed)}/${line}`)),
  );
  return DEMONSTRATION_PARTNERS.flatMap((partner) => {
    const random = randomOf(`${String(seed)}/plan/${partner.key}`);
    const own = special.filter((sketch) => sketch.partner.key === partner.key);
    const focus = focusOf(partner, places, random);
    const sketches = [
      ...own,
      ...Array.from({ length: Math.max(0, partner.activities - own.length) }, () =>
        sketchUsual(partner, focus, places, random),
      ),
    ].sort((a, b) => a.years.from - b.years.from);
    return sketches.map((sketch, i) => ({
      ...sketch,
      number: i + 1,
      internal: !own.includes(sketch) && random.chance(0.05),
    }));
  });
}

function sketchSpecial(line: string, places: Places, random: Random): Sketch[] {
  const [regency = '', district = '', field = '', years = '', keys = ''] = line.split('|');
  const districts = places.children(regency);
  const wanted = districts.find((code) => places.name(code) === district) ?? random.pick(districts);
  const village = random.pick(places.children(wanted));
  return keys.split(' ').map((key) => ({
    partner: partnerLine(key),
    fields: [{ field, percentage: '100' }],
    places: [{ code: village, percentage: '100' }],
    years: { from: Number(years.slice(0, 4)), to: Number(years.slice(5)) },
  }));
}

/** The few districts a partner works in within each regency, so that its work lies in clusters. */
function focusOf(
  partner: PartnerLine,
  places: Places,
  random: Random,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    partner.regencies.map((regency) => [
      regency,
      random.sample(places.children(regency), random.integer(2, 3)),
    ]),
  );
}

function sketchUsual(
  partner: PartnerLine,
  focus: ReadonlyMap<string, readonly string[]>,
  places: Places,
  random: Random,
): Sketch {
  const weights = partner.regencies.map((code, i) => [code, partner.regencies.length - i + 1] as const);
  const regency = random.weighted(weights);
  return {
    partner,
    fields: fieldsOf(random.weighted(partner.fields), random),
    places: placesOf(regency, focus.get(regency) ?? [], places, random),
    years: yearsWithin(partner, random),
  };
}

function fieldsOf(field: string, random: Random): Sketch['fields'] {
  const companion = COMPANIONS[field];
  if (companion === undefined || !random.chance(0.22)) return [{ field, percentage: '100' }];
  const [first, second] = random.pick([
    ['60', '40'],
    ['70', '30'],
    ['80', '20'],
  ] as const);
  return [
    { field, percentage: first },
    { field: companion, percentage: second },
  ];
}

function placesOf(
  regency: string,
  focus: readonly string[],
  places: Places,
  random: Random,
): Sketch['places'] {
  const district = random.pick(focus);
  const kind = random.weighted([
    ['one', 62],
    ['several', 22],
    ['district', 9],
    ['regency', 5],
    ['province', 1],
  ]);
  if (kind === 'district') return [{ code: district, percentage: '100' }];
  if (kind === 'regency') return [{ code: regency, percentage: '100' }];
  if (kind === 'province') return [{ code: '53', percentage: '100' }];
  const villages = places.children(district).slice(0, 8); // the nearer ones again and again
  const chosen = random.sample(villages, kind === 'one' ? 1 : random.integer(2, 4)).sort();
  const shares = random.pick(SHARES[chosen.length] ?? []);
  return chosen.map((code, i) => ({ code, percentage: shares[i] ?? '0' }));
}

/** One to three years within one of the partner's own spans. */
function yearsWithin(partner: PartnerLine, random: Random): Span {
  const from = random.pick(yearsOf(partner.spans));
  const end = partner.spans.find((span) => span.from <= from && from <= span.to)?.to ?? from;
  return {
    from,
    to: Math.min(
      end,
      from +
        random.weighted([
          [0, 35],
          [1, 40],
          [2, 25],
        ]),
    ),
  };
}
