import { type Desk, type ListedOffice, listOffices } from '#access/index.ts';
import { type AreaRef, type Gazetteer, loadGazetteer } from '#areas/index.ts';
import { foldName, InvalidInput, newId } from '#kernel/index.ts';
import { loadPartnerMatcher, type PartnerMatcher, partnerNames } from '#partners/index.ts';
import { governmentInvitee } from './government-invitee.ts';
import { type Category, type Invitee, isSameInvitee, type MeetingRecord } from './meeting.ts';

/** As many lines as are read at once, and as long as one may be. */
const MOST_LINES = 600;
const LONGEST = 300;
const MOST_PERSONS = 1000;

export interface WrittenInvitee {
  readonly name: string;
  readonly persons: number;
}

export interface RecognisedInvitees {
  /** Those not invited yet, in the order of the list. */
  readonly invitees: readonly Invitee[];
  /** How many of them the register does not know, so that only their name stands. */
  readonly unknown: number;
  /** How many lines name somebody who is invited already. */
  readonly known: number;
}

/**
 * A list as it is copied from a sheet or a letter: one name a line, numbered or not, with how many persons in a cell of its
 * own or in brackets: `3. Bappelitbangda (2 orang)`.
 */
export function readInviteeLines(text: string): WrittenInvitee[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line
      .split('\t')
      .map((cell) => cell.replace(/\s+/g, ' ').trim())
      .filter((cell) => cell !== '');
    const words = cells.filter((cell) => !/^\d+[.)]?$/.test(cell));
    const [first = ''] = words;
    const name = first
      .replace(/^(?:\d+[.)]|[-–•*])\s*/, '')
      .replace(/^Yth\.?\s+/i, '')
      .replace(/[;,.]$/, '')
      .replace(/\s*\((\d+)\s*(?:orang|org|persons?|people)\)$/i, '')
      .trim();
    if (name === '' || HEADINGS.has(foldName(name))) return [];
    const inBrackets = /\((\d+)\s*(?:orang|org|persons?|people)\)/i.exec(first)?.[1];
    // The number before the name only counts the lines.
    const inCell = cells.slice(cells.indexOf(first) + 1).find((cell) => /^\d+$/.test(cell));
    return [{ name: name.slice(0, LONGEST), persons: personsOf(inBrackets ?? inCell) }];
  });
}

/** First cells of a row that heads the list. */
const HEADINGS = new Set(['no', 'nomor', 'nama', 'name', 'jabatan lembaga']);

const personsOf = (written: string | undefined): number =>
  Math.min(MOST_PERSONS, Math.max(1, Number(written ?? 1)));

/** In which capacity an office of the register comes; a bureau speaks for its region. */
function categoryOf({ kind, unit }: ListedOffice): Category {
  if (kind === 'ministry' || kind === 'partner') return kind;
  if (unit === 'bureau') return kind;
  return unit === 'council' || unit === 'councilSecretariat' ? 'council' : 'agency';
}

const POST = /^(?:(?:Plt|Plh|Pj)\.?\s+)?(?:Kepala|Ketua|Sekretaris|Pimpinan)\s+/i;
const BY_NAME: readonly (readonly [RegExp, Category])[] = [
  [/^(?:Kementerian|Kementrian|Kemen[a-z]+|Badan Nasional|Bappenas|Sekretariat Negara)\b/i, 'ministry'],
  [/^(?:Sekretariat )?DPR[DAKP]/i, 'council'],
  [/^(?:Dinas|Badan|Biro|Bagian|Bappeda|Bapperida|Bappelitbang|Sekretariat Daerah|Inspektorat)/i, 'agency'],
];

/** In which capacity a name comes that the register does not know, where its first words tell. */
function categoryOfName(name: string): Category | undefined {
  const institution = name.replace(POST, '');
  return BY_NAME.find(([pattern]) => pattern.test(institution))?.[1];
}

/**
 * Recognises offices, governments of provinces and kab/kota, and partners of the register in a list that was pasted. Only
 * what is certain is taken; everybody else stands by name alone, in the category given.
 * @throws InvalidInput for a list of more than 600 lines
 */
export async function recogniseInvitees(
  desk: Desk,
  record: MeetingRecord,
  { text, category }: { readonly text: string; readonly category: Category },
): Promise<RecognisedInvitees> {
  const written = readInviteeLines(text);
  if (written.length > MOST_LINES) throw new InvalidInput({ list: 'meetingsErrorTooMany' });
  const bureaus = (await listOffices(desk, { unit: 'bureau' })).offices;
  const offices = [
    ...(await listOffices(desk, { kind: 'ministry' })).offices,
    ...(await listOffices(desk, record.areaCode === null ? {} : { areaCode: record.areaCode.slice(0, 2) }))
      .offices,
  ];
  const [gazetteer, partners] = await desk.database.asActor(desk.actor, async (tx) => [
    await loadGazetteer(tx, { onlyRegencies: true }),
    await loadPartnerMatcher(tx),
  ]);
  const finders = { offices, bureaus, gazetteer, partners, within: record.areaCode?.slice(0, 2) };
  const recognised = written.map((one) => ({ one, found: recognise(one.name, finders) }));
  const names = await partnerNames(
    desk,
    recognised.flatMap(({ found }) => (found?.category === 'partner' ? (found.partnerId ?? []) : [])),
  );
  const invitees: Invitee[] = [];
  let [unknown, known] = [0, 0];
  for (const { one, found } of recognised) {
    const name = found?.name ?? names.get(found?.partnerId ?? '')?.name ?? one.name;
    const invitee = {
      ...NOBODY,
      id: newId(),
      category: categoryOfName(one.name) ?? category,
      ...one,
      ...found,
      name,
    };
    if ([...record.invitees, ...invitees].some((other) => isSameInvitee(other, invitee))) known++;
    else {
      invitees.push(invitee);
      if (found === undefined) unknown++;
    }
  }
  return { invitees, unknown, known };
}

const NOBODY = { areaCode: null, partnerId: null, officeId: null, came: null, requiredAs: null } as const;

interface Finders {
  readonly offices: readonly ListedOffice[];
  readonly bureaus: readonly ListedOffice[];
  readonly gazetteer: Gazetteer;
  readonly partners: PartnerMatcher;
  readonly within: string | undefined;
}

function recognise(name: string, finders: Finders): Partial<Invitee> | undefined {
  const office = finders.offices.find((one) => foldName(one.name) === foldName(name));
  if (office)
    return {
      name: office.name,
      category: categoryOf(office),
      officeId: office.id,
      areaCode: office.areaCode,
      partnerId: office.partnerId,
    };
  const area = governmentOf(name, finders);
  if (area !== undefined) return governmentInvitee(area, finders.bureaus);
  const match = finders.partners.match({ name });
  return match.kind === 'matched' ? { category: 'partner', partnerId: match.partnerId } : undefined;
}

const GOVERNMENT = /^(?:Pemerintah(?: Daerah)?|Pemda|Gubernur|Bupati)\s+/i;
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(?:Pemprov|Prov)\.?\s+/i, 'Provinsi '],
  [/^(?:Pemkab|Kab)\.?\s+/i, 'Kabupaten '],
  [/^(?:Pemkot|Wali ?kota)\.?\s+/i, 'Kota '],
];

/** The province or kab/kota whose government is written: `Pemkab Ende`, `Bupati Sikka`, `Provinsi Bali`, `Kota Kupang`. */
function governmentOf(name: string, { gazetteer, within }: Finders): AreaRef | undefined {
  const [short, whole] = SHORT.find(([pattern]) => pattern.test(name)) ?? [];
  const place = (
    short === undefined ? name.replace(GOVERNMENT, '') : name.replace(short, whole ?? '')
  ).trim();
  const isRegent = /^Bupati\s/i.test(name);
  const isProvince = /^Provinsi\s/i.test(place) || /^Gubernur\s/i.test(name);
  const written = isProvince
    ? { province: place.replace(/^Provinsi\s+/i, '') }
    : { regency: isRegent ? `Kabupaten ${place}` : place };
  const scope = isProvince ? undefined : within;
  const match = gazetteer.match(written, scope);
  if (match.kind !== 'matched') return undefined;
  return match.reason === 'abbreviation' || match.confidence >= SURE ? gazetteer.find(match.code) : undefined;
}

/** Names are told apart by what they share: below this somebody is asked elsewhere, here the name stands alone. */
const SURE = 0.95;
