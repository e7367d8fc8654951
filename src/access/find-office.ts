import { sql } from 'kysely';
import { arrayLiteral, type SeatRole } from '#database/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { type AuditRow, selectAudit } from './audit-rows.ts';
import type { Desk } from './desk.ts';
import { mayAppoint, mayGive, mayManage, ownerOfOffice, rolesToGive, type StoredOffice } from './office.ts';
import {
  findStoredOffice,
  isInOwnHands,
  readBelonging,
  readChildren,
  readOfficeNames,
} from './office-store.ts';
import { mayDo } from './permissions.ts';
import { readSeatsOf } from './seat-store.ts';
import { isNow, type PostOnDay, postsOn, type StoredSeat, todayOf } from './seat.ts';

export interface OfficeView {
  readonly office: StoredOffice;
  readonly areaName: string | null;
  readonly partnerName: string | null;
  readonly parentName: string | null;
  readonly children: readonly StoredOffice[];
  /** Who sits there; undefined for who may not know. */
  readonly people:
    | {
        readonly now: readonly StoredSeat[];
        readonly later: readonly StoredSeat[];
        readonly before: readonly StoredSeat[];
        readonly posts: readonly PostOnDay[];
      }
    | undefined;
  readonly may: {
    readonly manage: boolean;
    readonly appoint: boolean;
    /** The roles that the actor may give here. */
    readonly give: readonly SeatRole[];
  };
}

/** An office with its people now, before and later. @throws NotFound, Forbidden for who is not signed in */
export async function findOffice(desk: Desk, id: string): Promise<OfficeView> {
  if (desk.actor.kind === 'public' || desk.actor.kind === 'guest')
    throw new Forbidden('offices are shown to who is signed in');
  const today = todayOf(desk.now());
  return await desk.database.asActor(desk.actor, async (tx) => {
    const office = await findStoredOffice(tx, id);
    if (!office) throw new NotFound(`no office ${id}`);
    const inOwnHands = await isInOwnHands(tx, office.partnerId);
    const names = office.parentId === null ? undefined : await readOfficeNames(tx, [office.parentId]);
    const mayRead = mayDo(desk.actor, 'readPeople', ownerOfOffice(office));
    const seats = mayRead ? await readSeatsOf(tx, id) : [];
    const appoints = mayAppoint(desk.actor, office, inOwnHands);
    return {
      office,
      ...(await readBelonging(tx, office)),
      parentName: names?.get(office.parentId ?? '') ?? null,
      children: await readChildren(tx, id),
      people: mayRead
        ? {
            now: seats.filter((seat) => isNow(seat, today)).sort(byPost),
            later: seats.filter((seat) => seat.validFrom > today),
            before: seats.filter((seat) => seat.validTo !== null && seat.validTo < today),
            posts: postsOn(seats, today),
          }
        : undefined,
      may: {
        manage: mayManage(desk.actor, office, inOwnHands),
        appoint: appoints,
        give: appoints ? rolesToGive(desk.actor, office) : [],
      },
    };
  });
}

/** Heads first, those who act for them next, then everybody else by name. */
function byPost(a: StoredSeat, b: StoredSeat): number {
  const rank = ({ sole, acting }: StoredSeat): number => (sole ? (acting === null ? 0 : 1) : 2);
  return rank(a) - rank(b) || (a.name ?? '').localeCompare(b.name ?? '', 'id');
}

/** One seat with its office. @throws NotFound where there is none that the actor may know of */
export async function findSeat(
  desk: Desk,
  id: string,
): Promise<{ seat: StoredSeat; view: OfficeView; mayChange: boolean }> {
  const officeId = await desk.database.asActor(
    desk.actor,
    async (tx) =>
      (await tx.selectFrom('seat').select('office_id').where('id', '=', id).executeTakeFirst())?.office_id,
  );
  if (officeId === undefined) throw new NotFound(`no seat ${id}`);
  const view = await findOffice(desk, officeId);
  const seat = [
    ...(view.people?.now ?? []),
    ...(view.people?.later ?? []),
    ...(view.people?.before ?? []),
  ].find((one) => one.id === id);
  if (!seat) throw new NotFound(`no seat ${id}`);
  return {
    seat,
    view,
    mayChange: view.may.appoint && (seat.role === null || mayGive(desk.actor, seat.role)),
  };
}

/** One act on an office or on a seat of it; whose seat it is stands there by name while that is known. */
export interface OfficeEvent extends AuditRow {
  readonly seat: StoredSeat | undefined;
}

/** What was done to the office and its seats, newest first, as far as the actor may know; at most 200 acts. */
export async function readOfficeHistory(desk: Desk, id: string): Promise<OfficeEvent[]> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const seats = new Map((await readSeatsOf(tx, id)).map((seat) => [seat.id, seat]));
    const rows = await selectAudit(
      tx,
      sql<boolean>`(audit.subject = 'office' and audit.subject_id = ${id}::uuid)
        or (audit.subject = 'seat' and audit.subject_id = any(${arrayLiteral([...seats.keys()])}::uuid[]))`,
      200,
    );
    return rows.map((row) => ({ ...row, seat: seats.get(row.subjectId) }));
  });
}
