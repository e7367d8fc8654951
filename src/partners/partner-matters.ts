import {
  dayOf,
  type Desk,
  horizonOf,
  keepsRecords,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  mayDo,
  todayOf,
} from '#access/index.ts';
import { type Locale, type PlainDate, yearOf } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { decisionMatters } from './decision-matters.ts';
import {
  type AreaContact,
  type EndingPermit,
  type MatterWish,
  readAreaContacts,
  readEndingPermits,
  readOwnPartnerIds,
} from './matter-store.ts';
import type { PermitKind, StoredPartner } from './partner.ts';
import { openPoints } from './partner-form.ts';
import { readPartners } from './partner-store.ts';
import { OPEN_WORDS, PERMIT_WORDS } from './partner-words.ts';
import { proposeDuplicates } from './propose-duplicates.ts';

/** What an office's next people must know of partners: what is missing, ends, was decided, and whom to call. */
export async function partnerMatters(desk: Desk, request: MatterRequest): Promise<MatterGroup[]> {
  const { office, locale } = request;
  const wish: MatterWish = { areaCode: office.areaCode, partnerId: office.partnerId };
  const words = { locale };
  const keeps = keepsRecords(office);
  // Before this room's own transaction: a trial has one connection, and the comparison opens its own.
  const duplicates = await duplicateMatters(desk, request);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const incomplete = keeps
      ? await readPartners(
          tx,
          await readOwnPartnerIds(tx, { officeId: office.id, partnerId: office.partnerId }),
        )
      : new Map<string, StoredPartner>();
    return [
      ...matterGroup(
        { chapter: 'files', title: m.handoverPartnersOpen({}, words), path: '/mitra' },
        [...incomplete.values()].flatMap((partner) => openMatter(partner, locale)),
      ),
      ...duplicates,
      ...permitMatters(
        request,
        await readEndingPermits(tx, wish, { from: request.day, to: horizonOf(request.day) }),
      ),
      ...lapsedMatters(
        request,
        await readEndingPermits(tx, wish, { from: yearBefore(request.day), to: dayBefore(request.day) }),
      ),
      ...(await decisionMatters(tx, request)),
      ...(keeps && mayDo(desk.actor, 'seeContacts', { partnerId: office.partnerId })
        ? contactMatters(request, await readAreaContacts(tx, wish, yearOf(request.day) - 1))
        : []),
    ];
  });
}

function openMatter({ id, record, updatedAt }: StoredPartner, locale: Locale): Matter[] {
  const points = openPoints(record);
  if (points.length === 0) return [];
  return [
    {
      text: record.name,
      detail: points.map((point) => OPEN_WORDS[point]({}, { locale })).join('; '),
      path: `/mitra/${id}`,
      source: m.handoverSourceRegister({}, { locale }),
      date: dayOf(updatedAt),
    },
  ];
}

/** Pairs to judge are the work of the province's secretariat of cooperation. */
async function duplicateMatters(desk: Desk, { office, locale }: MatterRequest): Promise<MatterGroup[]> {
  if (office.kind !== 'province' || !keepsRecords(office) || !mayDo(desk.actor, 'mergePartners')) return [];
  const words = { locale };
  const proposals = await proposeDuplicates(desk);
  return matterGroup(
    { chapter: 'files', title: m.handoverDuplicates({}, words), path: '/mitra/mirip' },
    proposals.map(({ partners: [one, other] }) => ({
      text: m.handoverPair({ one: one.name, other: other.name }, words),
      path: '/mitra/mirip',
      source: m.handoverSourceLikeness({}, words),
      date: todayOf(desk.now()),
    })),
  );
}

function permitMatter(permit: EndingPermit, locale: Locale): Matter {
  const kind = PERMIT_WORDS[permit.kind as PermitKind]({}, { locale });
  return {
    text: permit.name,
    detail: permit.number === null ? kind : `${kind} ${permit.number}`,
    path: `/mitra/${permit.id}`,
    source: m.handoverSourceRegister({}, { locale }),
    date: permit.validFrom,
    due: permit.validTo,
  };
}

function permitMatters({ day, locale }: MatterRequest, permits: readonly EndingPermit[]): MatterGroup[] {
  const words = { locale };
  const threeMonths = Temporal.PlainDate.from(day).add({ months: 3 }).toString();
  const soon = permits.filter(({ validTo }) => validTo <= threeMonths);
  const later = permits.filter(({ validTo }) => validTo > threeMonths);
  const group = (title: string, some: readonly EndingPermit[]) =>
    matterGroup(
      { chapter: 'deadlines', title, path: '/mitra' },
      some.map((permit) => permitMatter(permit, locale)),
    );
  return [...group(m.handoverPermits3({}, words), soon), ...group(m.handoverPermits6({}, words), later)];
}

function lapsedMatters({ locale }: MatterRequest, permits: readonly EndingPermit[]): MatterGroup[] {
  return matterGroup(
    { chapter: 'watch', title: m.handoverPermitsOver({}, { locale }), path: '/mitra' },
    permits.toReversed().map((permit) => permitMatter(permit, locale)),
  );
}

function contactMatters({ locale }: MatterRequest, contacts: readonly AreaContact[]): MatterGroup[] {
  return matterGroup(
    { chapter: 'contacts', title: m.handoverContacts({}, { locale }), path: '/mitra' },
    contacts.map((contact) => ({
      text: [contact.partnerName, contact.name].join(': '),
      detail: [contact.position, contact.phone, contact.email].filter((part) => part !== null).join(' · '),
      path: `/mitra/${contact.partnerId}`,
      source: m.handoverSourceRegister({}, { locale }),
      date: dayOf(contact.updatedAt),
    })),
  );
}

function yearBefore(day: PlainDate): PlainDate {
  return Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
}

function dayBefore(day: PlainDate): PlainDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
