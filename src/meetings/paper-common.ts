import { dayIn, formatDate, instantOf, type Locale, zoneName } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  clockTime,
  dateRange,
  dateWithDay,
  dayName,
  type Fact,
  footOf,
  headOfArea,
  lookOf,
  pageOf,
  type Paper,
  paperOf,
  type PaperPart,
  type Signature,
  signatureOf,
  type StoredSignatory,
} from '#papers/index.ts';
import type { MeetingRecord } from './meeting.ts';
import { houseLetterhead } from './meeting-writing.ts';
import type { Composition, PaperMaterial } from './paper-material.ts';

/** A post among those who sign for the office: the letterhead it uses, and its name. */
export function keyOfSignatory({ letterhead, post }: StoredSignatory): string {
  return `${letterhead}/${post}`;
}

/** Who is in that post on the paper's day, or acts in it; nobody where the post is open or nothing was chosen. */
export function signatoryOf({ kit }: Pick<PaperMaterial, 'kit'>, key: string): StoredSignatory | undefined {
  return kit.signatories.find((one) => keyOfSignatory(one) === key);
}

/** The letterhead of who signs; while that is open, the first the office has. */
export function letterheadPart({ material: { kit }, given }: Composition): PaperPart[] {
  return houseLetterhead(kit, signatoryOf({ kit }, given.signatory)?.letterhead);
}

export function signatureBlock({ material, given }: Composition, intro?: string): Signature {
  const signatory = signatoryOf(material, given.signatory);
  return signatory
    ? signatureOf(signatory, { intro, electronic: material.kit.settings.electronic })
    : { intro, lines: null, name: null, below: [] };
}

/** `Kupang, 6 Januari 2026`; null while one of them is open. */
export function placeAndDay({ material, given, locale }: Composition): string | null {
  const { placeOfSigning } = material.kit.settings;
  return placeOfSigning === null || given.day === ''
    ? null
    : `${placeOfSigning}, ${formatDate(given.day, locale)}`;
}

/** What the letter is of: who it is signed for, in their own name or on behalf. */
export function authorOf({ material, given }: Composition): string | null {
  const signatory = signatoryOf(material, given.signatory);
  return signatory ? (signatory.onBehalf[0] ?? signatory.post) : null;
}

/** The post of the head of the office's area: `Gubernur Nusa Tenggara Timur`; null for a ministry or a partner. */
export function headPost({ kit }: PaperMaterial): string | null {
  return kit.office.kind === 'province' || kit.office.kind === 'regency' ? headOfArea(kit) : null;
}

/** `Selasa, 6 Januari 2026`, `Selasa s.d. Kamis, 6 s.d. 8 Januari 2026`. */
export function daysInWords(
  { firstDay, lastDay }: Pick<MeetingRecord, 'firstDay' | 'lastDay'>,
  locale: Locale,
): string {
  if (firstDay === lastDay) return dateWithDay(firstDay, locale);
  const to = locale === 'id' ? 's.d.' : 'to';
  return `${dayName(firstDay, locale)} ${to} ${dayName(lastDay, locale)}, ${dateRange(firstDay, lastDay, locale)}`;
}

/** `09.00 WITA s.d. selesai`; null while the agenda does not say when it begins. */
export function beginning({ agenda, firstDay, timeZone }: MeetingRecord, locale: Locale): string | null {
  const first = agenda.find(({ day, begins }) => day === firstDay && begins !== null)?.begins;
  return first === null || first === undefined
    ? null
    : clockTime(first, timeZone, null, locale).replace(/^(pukul|at) /, '');
}

export function venueOf({ venue, city }: MeetingRecord): string | null {
  return [venue, city].filter((part) => part !== null).join(', ') || null;
}

/** When and where, as letters and lists begin. */
export function meetingFacts(record: MeetingRecord, locale: Locale): Fact[] {
  const words = { locale };
  return [
    { label: m.meetingPapersDayDate({}, words), value: daysInWords(record, locale) },
    { label: m.meetingPapersTime({}, words), value: beginning(record, locale) },
    { label: m.meetingPapersPlace({}, words), value: venueOf(record) },
    { label: m.meetingPapersEvent({}, words), value: record.title },
  ];
}

/** Wherever nothing else is said: the look of a report on the office's paper, marked as the draft it is. */
export function paperFor(
  { material, given, locale, draft }: Composition,
  paper: {
    readonly title: string;
    readonly kind: 'letter' | 'report';
    readonly parts: readonly PaperPart[];
  } & Partial<Pick<Paper, 'look' | 'page' | 'footer'>>,
): Paper {
  const { settings, office } = material.kit;
  const { title, kind, ...rest } = paper;
  return paperOf({
    language: locale,
    title,
    file: { day: given.day || material.today, subject: title, office: office.name },
    look: { ...lookOf(settings, kind), headings: ['1.', 'a.', 'none'] },
    page: pageOf(settings),
    draft,
    footer: footOf(settings),
    dataAt: material.now,
    madeAt: material.now,
    ...rest,
  });
}

/** Said on every reading copy in another language than the paper's own. */
export function unofficialMark(locale: Locale): PaperPart[] {
  return locale === 'id'
    ? []
    : [
        {
          kind: 'paragraph',
          align: 'centre',
          text: [{ text: m.papersUnofficial({}, { locale }), italic: true }],
        },
      ];
}

/** `6 Januari 2026 pukul 09.00 WITA`. */
function momentInWords(instant: string, zone: string, locale: Locale): string {
  return `${formatDate(dayIn(zone, instant), locale)} ${clockTime(clockOf(instant, zone), zone, undefined, locale)}`;
}

/** The clock of the zone at an instant: `09:04`. */
export function clockOf(instant: string, zone: string): string {
  return instantOf(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `09.00–10.30`, `09.00 s.d. selesai`; null where it is not settled. */
export function spanOf(
  { begins, ends }: { readonly begins: string | null; readonly ends: string | null },
  locale: Locale,
): string | null {
  if (begins === null) return null;
  const written = (time: string) => (locale === 'id' ? time.replace(':', '.') : time);
  return ends === null ? written(begins) : `${written(begins)}–${written(ends)}`;
}

/** Where its figures come from, and of which moment. */
export function sourceLine({ material, locale }: Composition): string {
  const { meeting, kit, now } = material;
  return m.meetingPapersSource(
    { office: kit.office.name, moment: momentInWords(now, meeting.record.timeZone, locale) },
    { locale },
  );
}

export const zoneOf = ({ timeZone }: MeetingRecord): string => zoneName(timeZone);
