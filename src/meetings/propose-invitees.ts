import { type Desk, listOffices, type Unit } from '#access/index.ts';
import { listChildren } from '#areas/index.ts';
import { listAllPartners, type PartnerRow } from '#partners/index.ts';
import { newId, yearOf } from '#kernel/index.ts';
import { governmentInvitee, type NamedArea } from './government-invitee.ts';
import { type Category, type Invitee, isSameInvitee, type MeetingRecord } from './meeting.ts';
import { findMeeting, knownOf } from './meeting-store.ts';
import { isForeignAffairs } from './required-parties.ts';

/** Groups a meeting can be filled with from the register. */
export const GROUPS = [
  'required',
  'before',
  'ministries',
  'provinces',
  'regencies',
  'agencies',
  'councils',
  'partners',
  'allPartners',
] as const;
export type Group = (typeof GROUPS)[number];

export interface GroupProposal {
  readonly group: Group;
  /** All that the group has. */
  readonly count: number;
  /** Those not invited yet. */
  readonly invitees: readonly Invitee[];
}

/**
 * Whom each group would bring to the meeting: those of the meeting before, provinces, kab/kota, offices and partners that
 * work in its area.
 */
export async function proposeInvitees(
  desk: Desk,
  { record, officeId }: { readonly record: MeetingRecord; readonly officeId: string | null },
): Promise<GroupProposal[]> {
  const { areaCode } = record;
  const province = areaCode?.slice(0, 2);
  const offices = (
    await listOffices(desk, areaCode === null ? {} : { areaCode: province ?? areaCode })
  ).offices.filter(({ id }) => id !== officeId);
  const ministries = (await listOffices(desk, { kind: 'ministry' })).offices.filter(
    ({ id }) => id !== officeId,
  );
  const areas = await desk.database.asActor(desk.actor, async (tx) => ({
    provinces: await listChildren(tx, null),
    regencies: province === undefined ? [] : await listChildren(tx, province),
  }));
  const present = await presentPartners(desk, record);
  const [working, active] = areaCode === null ? [[], present] : [present, []];
  const bureaus = (await listOffices(desk, { unit: 'bureau' })).offices;
  const government = (area: NamedArea): Invitee => {
    const { category, name, ...more } = governmentInvitee(area, bureaus);
    return one(category, name, more);
  };
  const of = (category: Category, units: readonly Unit[], from = offices) =>
    from
      .filter(({ unit }) => units.includes(unit))
      .map((office) => one(category, office.name, { areaCode: office.areaCode, officeId: office.id }));
  const proposed: Readonly<Record<Group, readonly Invitee[]>> = {
    before: await calledBefore(desk, record.followsId),
    required:
      record.kind === 'interministerial'
        ? requiredInvitees(record, {
            ministries,
            government,
            areas: [...areas.provinces, ...areas.regencies].filter(
              ({ code }) => code === province || code === areaCode?.slice(0, 5),
            ),
          })
        : [],
    ministries: of('ministry', ['ministry', 'otherMinistry'], ministries),
    provinces: areaCode === null ? areas.provinces.map(government) : [],
    regencies: areas.regencies.map(government),
    agencies: areaCode === null ? [] : of('agency', ['planning', 'agency', 'secretariat']),
    councils: areaCode === null ? [] : of('council', ['council', 'councilSecretariat']),
    partners: working.map(({ id, name }) => one('partner', name, { partnerId: id })),
    allPartners: active.map(({ id, name }) => one('partner', name, { partnerId: id })),
  };
  return GROUPS.map((group) => ({
    group,
    count: proposed[group].length,
    invitees: proposed[group].filter((invitee) => !record.invitees.some((known) => isCalled(known, invitee))),
  })).filter(({ count }) => count > 0);
}

/** Those who were called to a meeting, as many persons each, as far as the register still knows them. */
export async function calledBefore(desk: Desk, meetingId: string | null): Promise<Invitee[]> {
  if (meetingId === null) return [];
  return desk.database.asActor(desk.actor, async (tx) => {
    const invitees = (await findMeeting(tx, meetingId))?.record.invitees ?? [];
    const known = await knownOf(tx, {
      areas: invitees.flatMap(({ areaCode }) => areaCode ?? []),
      partners: invitees.flatMap(({ partnerId }) => partnerId ?? []),
      offices: invitees.flatMap(({ officeId }) => officeId ?? []),
    });
    return invitees
      .filter(({ areaCode, partnerId, officeId }) =>
        [areaCode, partnerId, officeId].every((key) => key === null || known.has(key)),
      )
      .map((invitee) => ({ ...invitee, id: newId(), came: null }));
  });
}

/** Who is there as what the law names need not be invited again as it. */
const isCalled = (known: Invitee, invitee: Invitee): boolean =>
  (invitee.requiredAs === 'foreignAffairs' && isForeignAffairs(known.name)) || isSameInvitee(known, invitee);

interface RequiredFrom {
  readonly ministries: readonly { readonly id: string; readonly name: string }[];
  readonly government: (area: NamedArea) => Invitee;
  readonly areas: readonly NamedArea[];
}

/** Those of art. 22(2) whom the register knows: which ministries the object concerns, a person says. */
function requiredInvitees(
  { withoutRegency }: MeetingRecord,
  { ministries, government, areas }: RequiredFrom,
): Invitee[] {
  const known = ministries.find(({ name }) => isForeignAffairs(name));
  return [
    one('ministry', known?.name ?? 'Kementerian Luar Negeri', {
      officeId: known?.id ?? null,
      requiredAs: 'foreignAffairs',
    }),
    ...areas
      .filter(({ code }) => code.length === 2)
      .map((area): Invitee => ({ ...government(area), requiredAs: 'province' })),
    ...areas
      .filter(({ code }) => code.length > 2 && !withoutRegency)
      .map((area): Invitee => ({ ...government(area), requiredAs: 'regency' })),
  ];
}

/** Presence of the coming year is not recorded yet: the newest of the last years in which somebody was there counts. */
const YEARS_BACK = 5;

async function presentPartners(desk: Desk, { areaCode, firstDay }: MeetingRecord): Promise<PartnerRow[]> {
  for (let year = yearOf(firstDay); year >= yearOf(firstDay) - YEARS_BACK; year--) {
    const found = await listAllPartners(desk, { areaCode: areaCode?.slice(0, 5), year });
    if (found.length > 0) return found;
  }
  return [];
}

function one(category: Category, name: string, more: Partial<Invitee>): Invitee {
  return {
    id: newId(),
    category,
    name,
    areaCode: null,
    partnerId: null,
    officeId: null,
    persons: 1,
    came: null,
    requiredAs: null,
    ...more,
  };
}
