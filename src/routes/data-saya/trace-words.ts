import type { FoundPlace, PersonalTrace, TraceKind } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';

/** What each kind of place is called. */
export const KIND_WORDS: Readonly<Record<TraceKind, () => string>> = {
  contacts: m.officesEraseContacts,
  replies: m.peopleKindReplies,
  attendance: m.peopleKindAttendance,
  links: m.peopleKindLinks,
  mail: m.peopleKindMail,
  speakers: m.peopleKindSpeakers,
  signers: m.peopleKindSigners,
  signatories: m.peopleKindSignatories,
};

/** What is held and where: "Yosefina Contoh, Kepala Pusat Studi, 0812…; Rapat Koordinasi, 10 Maret 2026". */
export function traceWords({ held, where, day, isRemoved }: PersonalTrace, locale: Locale): string {
  const { name, post, institution, represents, sex, contact, email, phone, rank, nip } = held;
  const person = [name, sex && (sex === 'P' ? m.attendanceSexP() : m.attendanceSexL()), post, rank];
  const reached = [nip && m.peopleNip({ nip }), represents, institution, contact, email, phone];
  const words = [...person, ...reached].filter(Boolean).join(', ');
  const trace =
    day === null
      ? m.peopleTraceUndated({ held: words, where })
      : m.peopleTrace({ held: words, where, day: formatDate(day, locale) });
  return isRemoved ? m.peopleTraceRemoved({ trace }) : trace;
}

/** Places as a page lists them, kind by kind. */
export function placeViews(places: readonly FoundPlace[], locale: Locale) {
  return places.map(({ kind, traces }) => ({
    kind,
    title: KIND_WORDS[kind](),
    traces: traces.map((trace) => ({ id: trace.id, text: traceWords(trace, locale) })),
  }));
}
