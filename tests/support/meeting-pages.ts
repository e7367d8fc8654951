/** How each act on meetings and their recommendations is offered on the pages, and how it is tried by hand. */
import { sql } from 'kysely';
import { mayDo, type RecordAct } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { Got } from './http-client.ts';
import type { WalkedRecord } from './page-scene.ts';
import { type Attempt, type Entry, offers, OLD, one, page, type Walker } from './page-walk.ts';
import type { Place } from './plain-pages.ts';

const say = ({ relation, subject }: WalkedRecord) =>
  `${relation} ${subject.state ?? ''} ${subject.visibility}`;

export const ON_MEETINGS: Partial<Record<RecordAct, Entry<WalkedRecord>>> = {
  readMeeting: async ({ actor, client }, record) =>
    one({
      on: say(record),
      allowed: mayDo(actor, 'readMeeting', record.subject),
      tries: [await page(client, `/rakor/${record.id}`)],
    }),
  planMeeting: async ({ actor, client }, record) => {
    const at = `/rakor/${record.id}`;
    const isRemoved = record.subject.state === 'removed';
    const byHand: (() => Promise<Got>)[] = [
      () => page(client, `${at}/ubah`),
      () => client.post(`${at}/ubah`, OLD),
      () => page(client, `${at}/peserta`),
      () => client.post(`${at}/peserta?/save`, OLD),
      () => client.post(`${at}/peserta?/fill`, OLD),
      () => client.post(`${at}/peserta?/paste`, OLD),
      () => client.post(`${at}?/remove`, OLD),
      () => client.post(`${at}?/announce`, OLD),
      () => client.post(`${at}/rekomendasi`, OLD),
      () => page(client, `${at}/notula`),
      () => page(client, `${at}/notula/riwayat`),
      () => page(client, `${at}/layar`),
      () => client.post(`${at}/notula?/save`, OLD),
      () => page(client, `${at}/notula/pasal`),
      () => client.post(`${at}/notula/pasal?/split`, { ...OLD, text: 'Pasal 1' }),
      // Of a meeting that was taken out nobody is invited or counted any more.
      ...(isRemoved
        ? []
        : [
            () => page(client, `${at}/undangan`),
            () => client.post(`${at}/undangan?/remind`, OLD),
            () => client.post(`${at}/undangan?/announce`, OLD),
            () => page(client, `${at}/hadir`),
            () => client.post(`${at}/hadir?/add`, OLD),
            () => page(client, `${at}/hadir/kode`),
            () => page(client, `${at}/surat`),
            () => page(client, `${at}/surat/undangan`),
            () => page(client, `${at}/surat/undangan/unduh`),
            () => client.post(`${at}/surat/undangan?/save`, { ...OLD, version: '99' }),
            () => client.post(`${at}/surat/matriks?/finish`, { ...OLD, version: '99' }),
            () => client.post(`${at}/surat/undangan?/scan`, OLD),
            () => page(client, `${at}/foto`),
            () => client.post(`${at}/foto?/add`, OLD),
          ]),
    ];
    const tries: Got[] = [];
    // Of the ways to change a meeting each record meets two others.
    for (const [i, attempt] of byHand.entries()) if (i % 8 === record.rowId % 8) tries.push(await attempt());
    return one({
      on: say(record),
      allowed: mayDo(actor, 'planMeeting', record.subject),
      offered: offers(await page(client, at), isRemoved ? '?/restore' : `${record.id}/ubah`),
      tries,
    });
  },
};

/** The recommendation of that owner, or of a meeting that office called with an owner who is nobody here. */
async function recommendationOf(
  { database }: Walker,
  { owner, calledBy }: { owner?: readonly [string, string]; calledBy?: string },
): Promise<string> {
  const condition =
    owner === undefined
      ? sql`r.owner_office_id is null and m.office_id = ${calledBy}::uuid and m.title = 'Rapat' and m.visibility = 'public'`
      : sql`r.owner_office_id = ${owner[0]}::uuid and r.owner_partner_id = ${owner[1]}::uuid`;
  const { rows } = await database.asActor(SYSTEM, (tx) =>
    sql<{ id: string }>`select r.id from recommendation r join meeting m on m.id = r.meeting_id
      where ${condition} order by r.id limit 1`.execute(tx),
  );
  return rows[0]?.id ?? '';
}

/** A step that says it saw more steps than there are writes nothing, whoever takes it. */
async function stepOn(
  { client }: Walker,
  id: string,
  kind: 'report' | 'verify',
): Promise<Omit<Attempt, 'on' | 'allowed'>> {
  const at = `/tindak-lanjut/${id}`;
  const { body } = await page(client, at);
  return {
    offered: body.includes(`name="kind" value="${kind}"`),
    tries: [await client.post(`${at}?/step`, { kind, seen: '99', progress: '10', body: 'x' })],
  };
}

export const reportFollowup: Entry<Place> = async (walker, { relation, officeId }) => {
  const { actor, cast } = walker;
  const owners: Partial<Record<Place['relation'], readonly [string, string]>> = {
    office: [officeId, cast.foreignPartnerId],
    partner: [cast.foreignOfficeId, cast.partnerId],
    foreign: [cast.foreignOfficeId, cast.foreignPartnerId],
  };
  const owner = owners[relation];
  if (owner === undefined) return [];
  const allowed = mayDo(actor, 'reportFollowup', { officeId: owner[0], partnerId: owner[1] });
  const id = await recommendationOf(walker, { owner });
  return one({ on: relation, allowed, ...(await stepOn(walker, id, 'report')) });
};

/** The invitation of that office and partner; an answer that saw another answer writes nothing. */
export const answerInvitation: Entry<Place> = async (walker, { relation, officeId }) => {
  const { actor, cast, client, database } = walker;
  const owners: Partial<Record<Place['relation'], readonly [string, string]>> = {
    office: [officeId, cast.foreignPartnerId],
    partner: [cast.foreignOfficeId, cast.partnerId],
    foreign: [cast.foreignOfficeId, cast.foreignPartnerId],
  };
  const owner = owners[relation];
  if (owner === undefined) return [];
  const { rows } = await database.asActor(SYSTEM, (tx) =>
    sql<{ id: string; meeting: string }>`select i.id, i.meeting_id as meeting from meeting_invitee i
      where i.office_id = ${owner[0]}::uuid and i.partner_id = ${owner[1]}::uuid limit 1`.execute(tx),
  );
  const [found] = rows;
  if (!found) return [];
  const at = `/rakor/${found.meeting}/jawab/${found.id}`;
  return one({
    on: relation,
    allowed: mayDo(actor, 'answerInvitation', { officeId: owner[0], partnerId: owner[1] }),
    tries: [await page(client, at), await client.post(`${at}?/answer`, { answer: 'attends', seen: '99' })],
  });
};

export const verifyFollowup: Entry<Place> = async (walker, { relation, officeId }) => {
  if (relation !== 'office' && relation !== 'foreign') return [];
  const allowed = mayDo(walker.actor, 'verifyFollowup', { officeId });
  const id = await recommendationOf(walker, { calledBy: officeId });
  return one({ on: relation, allowed, ...(await stepOn(walker, id, 'verify')) });
};
