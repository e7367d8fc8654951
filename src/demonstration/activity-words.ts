import type { PlannedActivity } from './plan-activities.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { AGENCIES, IMPLEMENTERS } from './words.data.ts';

interface Phrase {
  readonly id: string;
  readonly en: string;
}

const NUMBERS: Readonly<Record<number, Phrase>> = {
  2: { id: 'dua', en: 'two' },
  3: { id: 'tiga', en: 'three' },
  4: { id: 'empat', en: 'four' },
};

/** "di Desa X, Kabupaten Ende" and "in X village, Ende regency", for the deepest place all locations share. */
export function wherePhrase(planned: PlannedActivity, places: Places): Phrase {
  const [first = '53'] = planned.places.map((place) => place.code);
  if (first.length === 2) return { id: 'di Nusa Tenggara Timur', en: 'in East Nusa Tenggara' };
  const regency = places.name(first.slice(0, 5));
  const regencyEn = englishRegency(regency);
  if (first.length === 5) return { id: `di ${regency}`, en: `in ${regencyEn}` };
  const district = places.name(first.slice(0, 8));
  if (first.length === 8)
    return { id: `di Kecamatan ${district}, ${regency}`, en: `in ${district} district, ${regencyEn}` };
  const count = NUMBERS[planned.places.length];
  if (count === undefined) {
    const kind = places.isUrban(first) ? 'Kelurahan' : 'Desa';
    return {
      id: `di ${kind} ${places.name(first)}, ${regency}`,
      en: `in ${places.name(first)} village, ${regencyEn}`,
    };
  }
  const urban = planned.places.filter((place) => places.isUrban(place.code)).length;
  const kind = urban === 0 ? 'desa' : urban === planned.places.length ? 'kelurahan' : 'desa/kelurahan';
  return {
    id: `di ${count.id} ${kind} Kecamatan ${district}, ${regency}`,
    en: `in ${count.en} villages of ${district} district, ${regencyEn}`,
  };
}

function englishRegency(name: string): string {
  return name.startsWith('Kota ') ? `${name.slice(5)} city` : `${name.replace(/^Kabupaten /, '')} regency`;
}

/** The regional agency in charge, by its full name at the place. */
export function agencyFor(planned: PlannedActivity, places: Places): string | null {
  const agency = AGENCIES[planned.fields[0]?.field ?? ''];
  if (agency === undefined) return null;
  const code = planned.places[0]?.code ?? '53';
  return agency.replace(
    '@',
    code.length === 2 ? 'Provinsi Nusa Tenggara Timur' : places.name(code.slice(0, 5)),
  );
}

/** A local implementer that knows the regency; now and then nobody wrote down which. */
export function implementerFor(planned: PlannedActivity, random: Random): string | null {
  if (random.chance(0.08)) return null;
  const regency = (planned.places[0]?.code ?? '').slice(3, 5);
  const near = IMPLEMENTERS.filter(
    ([, regencies]) => regencies === '*' || regencies.split(' ').includes(regency),
  );
  return random.pick(near)[0];
}
