import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type Cell, countInWords, type TableRow } from '#papers/index.ts';
import { PARTNER_CLASSES, type PartnerClass } from '#partners/index.ts';
import { countAttendance } from './attendance.ts';
import { type Category, countInvitees, guestsOf, type Invitee } from './meeting.ts';
import type { PaperMaterial } from './paper-material.ts';

/** The groups in which papers list who is called. */
const GROUPS = ['ministries', 'province', 'regencies', 'partners', 'others'] as const;
type Group = (typeof GROUPS)[number];

const GROUP_WORDS: Readonly<Record<Group, typeof m.meetingPapersGroupOthers>> = {
  ministries: m.meetingPapersGroupMinistries,
  province: m.meetingPapersGroupProvinces,
  regencies: m.meetingPapersGroupRegencies,
  partners: m.meetingPapersGroupPartners,
  others: m.meetingPapersGroupOthers,
};

const CLASS_WORDS: Readonly<Record<PartnerClass, typeof m.partnersClassOther>> = {
  bilateral: m.partnersClassBilateral,
  multilateral: m.partnersClassMultilateral,
  internationalNgo: m.partnersClassNgo,
  foreignRegion: m.partnersClassForeignRegion,
  education: m.partnersClassEducation,
  foreignBusiness: m.partnersClassBusiness,
  philanthropy: m.partnersClassPhilanthropy,
  association: m.partnersClassAssociation,
  other: m.partnersClassOther,
};

export const CATEGORY_WORDS: Readonly<Record<Category, typeof m.meetingsCategoryHost>> = {
  host: m.meetingsCategoryHost,
  ministry: m.meetingsCategoryMinistry,
  province: m.meetingsCategoryProvince,
  regency: m.meetingsCategoryRegency,
  agency: m.meetingsCategoryAgency,
  council: m.meetingsCategoryCouncil,
  partner: m.meetingsCategoryPartner,
  other: m.meetingsCategoryOther,
};

function groupOf({ category, areaCode }: Invitee): Group | null {
  switch (category) {
    case 'host':
      return null;
    case 'ministry':
      return 'ministries';
    case 'province':
      return 'province';
    case 'agency':
      return areaCode !== null && areaCode.length > 2 ? 'regencies' : 'province';
    case 'regency':
      return 'regencies';
    case 'partner':
      return 'partners';
    case 'council':
    case 'other':
      return 'others';
  }
}

const POST =
  /^(Kepala|Ketua|Menteri|Gubernur|Bupati|Wali|Sekretaris|Direktur|Rektor|Pimpinan|Presiden|Plt|Plh|Pj|Asisten|Camat|Duta|Konsul|Inspektur|Deputi)\b/i;

/** Whom the letter is addressed to: a post. An institution is addressed by the post of who leads it. */
export function addresseeOf(name: string): string {
  if (POST.test(name)) return name;
  const region = /^Pemerintah (Provinsi|Kabupaten|Kota) (.+)$/i.exec(name);
  if (region) {
    const post = { provinsi: 'Gubernur', kabupaten: 'Bupati', kota: 'Wali Kota' }[
      (region[1] ?? '').toLowerCase() as 'provinsi' | 'kabupaten' | 'kota'
    ];
    return `${post} ${region[2] ?? ''}`;
  }
  if (
    /^(Badan|Dinas|Biro|Bagian|Kantor|Pusat|Balai|Bapp?eda|Bapp?erida|Bapp?elitbang\w*|Bakesbangpol)\b/i.test(
      name,
    )
  )
    return `Kepala ${name}`;
  if (/^(Dewan|DPRD|DPRA|DPRK|DPRP|DPRPB)\b/i.test(name)) return `Ketua ${name}`;
  return `Pimpinan ${name}`;
}

function className(partnerClass: PartnerClass | null, locale: Locale): string {
  return partnerClass === null
    ? m.meetingPapersClassUnknown({}, { locale })
    : CLASS_WORDS[partnerClass]({}, { locale });
}

/** `27 (dua puluh tujuh) lembaga = 6 Bilateral + 7 Multilateral + 14 NGO internasional`; null where none is called. */
export function partnerLine({ partners }: Pick<PaperMaterial, 'partners'>, locale: Locale): string | null {
  if (partners.total === 0) return null;
  const parts = partners.byClass.map(
    ({ partnerClass, count }) => `${String(count)} ${className(partnerClass, locale)}`,
  );
  const all = m.meetingPapersInstitutions({ count: counted(partners.total, locale) }, { locale });
  return `${all} = ${parts.join(' + ')}`;
}

/** `5 (lima)`; in English the figure alone. */
export function counted(count: number, locale: Locale): string {
  return locale === 'id' ? countInWords(count) : String(count);
}

/** The rows of Daftar Undangan: groups A to E with their posts, partners once more by class, numbered throughout. */
export function guestRows(material: Pick<PaperMaterial, 'meeting' | 'classes'>, locale: Locale): TableRow[] {
  const guests = guestsOf(material.meeting);
  const rows: TableRow[] = [];
  let number = 0;
  const add = (invitees: readonly Invitee[]) => {
    for (const { name, persons } of invitees) {
      number += 1;
      const note: Cell = m.meetingPapersPersons({ count: counted(persons, locale) }, { locale });
      rows.push({ kind: 'row', cells: [String(number), addresseeOf(name), note] });
    }
  };
  const used = GROUPS.filter((group) => guests.some((guest) => groupOf(guest) === group));
  used.forEach((group, index) => {
    const letter = String.fromCodePoint(65 + index);
    rows.push({
      kind: 'group',
      text: `${letter}. ${GROUP_WORDS[group]({}, { locale }).toLocaleUpperCase('id')}`,
    });
    const of = guests.filter((guest) => groupOf(guest) === group);
    if (group !== 'partners') add(of);
    else
      for (const partnerClass of [...PARTNER_CLASSES, null]) {
        const same = of.filter(({ id }) => (material.classes.get(id) ?? null) === partnerClass);
        if (same.length > 0) rows.push({ kind: 'group', text: className(partnerClass, locale) });
        add(same);
      }
  });
  return rows;
}

export interface Presence {
  readonly category: Category;
  /** Institutions called. */
  readonly invited: number;
  /** Persons who came; null where nobody recorded it. */
  readonly came: number | null;
}

/** Who was called and who came, by category; counted from the list of attendance, where there is none from beside the invited. */
export function presenceOf({
  meeting,
  attendants,
}: Pick<PaperMaterial, 'meeting' | 'attendants'>): Presence[] {
  const counts: readonly Presence[] =
    attendants.length > 0
      ? countAttendance(meeting.record, attendants)
      : countInvitees(meeting.record.invitees);
  return counts.map(({ category, invited, came }) => ({ category, invited, came }));
}
