import { resolve } from '$app/paths';
import type { Acting, OfficeEvent, OfficeKind, SeatRecord, StoredOffice, Unit } from '#access/index.ts';
import { capacityText } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import type { HistoryChange, HistoryEntry, Option } from '#ui/types.ts';
import { entryWords } from '../jejak/trail-words.ts';
import { roleTitle } from '../role-name.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const KIND_WORDS: Words<OfficeKind> = {
  ministry: m.officesKindMinistry,
  province: m.officesKindProvince,
  regency: m.officesKindRegency,
  partner: m.officesKindPartner,
};

export const UNIT_WORDS: Words<Unit> = {
  ministry: m.officesUnitMinistry,
  otherMinistry: m.officesUnitOtherMinistry,
  secretariat: m.officesUnitSecretariat,
  bureau: m.officesUnitBureau,
  planning: m.officesUnitPlanning,
  agency: m.officesUnitAgency,
  council: m.officesUnitCouncil,
  councilSecretariat: m.officesUnitCouncilSecretariat,
  partner: m.officesUnitPartner,
  implementer: m.officesUnitImplementer,
};

export const ACTING_WORDS: Words<Acting> = { plt: m.officesActingPlt, plh: m.officesActingPlh };

/** A term in words: "sejak 1 Januari 2026", "5–9 Januari 2026" written out. */
export function termWords(
  { validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null },
  locale: Locale,
): string {
  const from = validFrom === null ? undefined : formatDate(validFrom, locale);
  const to = validTo === null ? undefined : formatDate(validTo, locale);
  if (from === undefined) return to === undefined ? '' : m.officesTermUntil({ date: to });
  return to === undefined ? m.officesTermSince({ date: from }) : m.officesTermFromTo({ from, to });
}

/** The position as papers say it; where none is recorded, what the seat is for. */
export function positionWords(seat: Pick<SeatRecord, 'acting' | 'position' | 'role'>): string {
  const capacity = capacityText({ acting: seat.acting ?? undefined, position: seat.position ?? undefined });
  return capacity ?? (seat.role === null ? m.officesPositionUnknown() : roleTitle(seat.role));
}

/** What a fact of an office or a seat is called, and how its value reads. */
const FACTS: Readonly<
  Record<string, { readonly label: () => string; readonly value?: (value: string, locale: Locale) => string }>
> = {
  name: { label: m.officesName },
  unit: { label: m.officesUnit, value: (unit) => UNIT_WORDS[unit as Unit]() },
  areaCode: { label: m.officesArea },
  parentId: { label: m.officesParent, value: () => m.officesAnother() },
  partnerId: { label: m.officesPartner, value: () => m.officesAnother() },
  validFrom: { label: m.officesFrom, value: formatDate },
  validTo: { label: m.officesTo, value: formatDate },
  position: { label: m.officesPosition },
  role: { label: m.officesRole, value: (role) => roleTitle(role as SeatRole) },
  acting: { label: m.officesActing, value: (acting) => ACTING_WORDS[acting as Acting]() },
};

function factsOf(document: unknown): Record<string, unknown> {
  return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
}

/** What an act changed of an office or a seat, as people read it. */
export function changesOf(
  { before, after }: Pick<OfficeEvent, 'before' | 'after'>,
  locale: Locale,
): HistoryChange[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  if (before === null || after === null) return [];
  const word = (field: string, value: unknown): string | undefined =>
    typeof value === 'string' ? (FACTS[field]?.value?.(value, locale) ?? value) : undefined;
  const changes = Object.keys(FACTS)
    .filter((field) => was[field] !== is[field])
    .map((field) => ({
      label: FACTS[field]?.label() ?? field,
      from: word(field, was[field]),
      to: word(field, is[field]),
    }));
  const notes = [
    ...(is['renamed'] === true ? [{ label: m.officesPerson(), to: m.officesCorrected() }] : []),
    ...(is['userId'] !== was['userId'] && is['userId'] !== null && 'userId' in is
      ? [{ label: m.officesAccount(), to: m.officesAccountLinked() }]
      : []),
  ];
  return [...changes, ...notes];
}

/** The history of an office, ready to be drawn. */
export function historyWords(events: readonly OfficeEvent[], locale: Locale): HistoryEntry[] {
  return events.map((event) => {
    const about = event.seat && `${event.seat.name ?? m.officesErased()}, ${positionWords(event.seat)}`;
    const entry = entryWords(event, changesOf(event, locale), {
      ownOfficeId: null,
      fileHref: (id) => resolve('/impor/[id]', { id }),
    });
    return {
      ...entry,
      what: about === undefined ? entry.what : `${entry.what} (${about})`,
      href: resolve('/jejak/[id]', { id: String(event.id) }),
    };
  });
}

/** What an office belongs to: its area, its partner, or the centre. */
export function belongingWords(
  office: Pick<StoredOffice, 'kind'>,
  { areaName, partnerName }: { readonly areaName: string | null; readonly partnerName: string | null },
): string {
  return areaName ?? partnerName ?? KIND_WORDS[office.kind]();
}

/** The fields of an office's form as two people who saved at once read them. */
export function officeFieldWords(parents: readonly Option[], locale: Locale) {
  const date = (value: string): string => formatDate(value, locale);
  return {
    name: { label: m.officesName() },
    unit: { label: m.officesUnit(), value: (unit: string) => UNIT_WORDS[unit as Unit]() },
    parentId: {
      label: m.officesParent(),
      value: (id: string) => parents.find(({ value }) => value === id)?.label ?? m.officesAnother(),
    },
    validFrom: { label: m.officesFrom(), value: date },
    validTo: { label: m.officesTo(), value: date },
  };
}

/** The fields of a seat's form, likewise. */
export function seatFieldWords(locale: Locale) {
  const date = (value: string): string => formatDate(value, locale);
  return {
    name: { label: m.officesPerson() },
    position: { label: m.officesPosition() },
    sole: { label: m.officesSole() },
    acting: { label: m.officesActing(), value: (acting: string) => ACTING_WORDS[acting as Acting]() },
    role: { label: m.officesRole(), value: (role: string) => roleTitle(role as SeatRole) },
    email: { label: m.officesAccount() },
    validFrom: { label: m.officesTermFrom(), value: date },
    validTo: { label: m.officesTermTo(), value: date },
  };
}
