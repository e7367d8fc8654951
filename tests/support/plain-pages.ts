/** How each act on what is no record is offered on the pages, and how it is tried by hand. */
import { sql } from 'kysely';
import { mayDo, type PLAIN_ACTS, type Subject } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { ownerOf, type Relation } from './cast.ts';
import type { Got, HttpClient } from './http-client.ts';
import { answerInvitation, reportFollowup, verifyFollowup } from './meeting-pages.ts';
import { type Entry, offers, OLD, one, page, type Walker } from './page-walk.ts';

type PlainAct = (typeof PLAIN_ACTS)[number];

/** What is the actor's in one respect: an office, an area, an organisation. */
export interface Place {
  readonly relation: Relation;
  readonly officeId: string;
  readonly areaCode: string;
  readonly partnerId: string;
  readonly owned: Pick<Subject, 'areaCodes' | 'partnerId' | 'officeId'>;
}

export async function placesOf({ actor, cast, database }: Walker): Promise<Place[]> {
  const places: Place[] = [];
  for (const relation of ['office', 'area', 'partner', 'foreign'] as const) {
    const officeId = {
      office: 'officeId' in actor ? actor.officeId : cast.foreignOfficeId,
      area: cast.officeIds.regency,
      partner: cast.officeIds.partner,
      foreign: cast.foreignOfficeId,
    }[relation];
    const office = await database.asActor(SYSTEM, (tx) =>
      tx
        .selectFrom('office')
        .select(['area_code as areaCode', 'partner_id as partnerId'])
        .where('id', '=', officeId)
        .executeTakeFirstOrThrow(),
    );
    const { areaCodes } = ownerOf(cast, actor, relation);
    const partnerId = relation === 'partner' ? cast.partnerId : cast.foreignPartnerId;
    places.push({
      relation,
      officeId,
      areaCode: areaCodes.at(-1)?.slice(0, relation === 'area' ? 5 : 2) ?? '',
      partnerId,
      owned: {
        areaCodes: office.areaCode === null ? [] : [office.areaCode],
        partnerId: office.partnerId,
        officeId,
      },
    });
  }
  return places;
}

const roleWide =
  (act: PlainAct, from: string, to: string, byHand: (client: HttpClient) => Promise<Got[]>): Entry<Place> =>
  async ({ actor, client }, { relation }) =>
    relation === 'office'
      ? one({
          on: 'anywhere',
          allowed: mayDo(actor, act),
          offered: offers(await page(client, from), to),
          tries: await byHand(client),
        })
      : [];

const opened =
  (...addresses: readonly (string | readonly [string, Record<string, string>])[]) =>
  async (client: HttpClient): Promise<Got[]> => {
    const got: Got[] = [];
    for (const address of addresses)
      got.push(typeof address === 'string' ? await page(client, address) : await client.post(...address));
    return got;
  };

/** The row that somebody of the office left in the trail about something of its kind. */
async function rowOf({ database }: Walker, subject: string, officeId: string): Promise<string | undefined> {
  const { rows } = await database.asActor(SYSTEM, (tx) =>
    sql<{ id: number }>`select id from audit where subject = ${subject} and office_id = ${officeId}::uuid
      and action = 'enter' order by id limit 1`.execute(tx),
  );
  return rows[0] && `/jejak/${String(rows[0].id)}`;
}

export const PLAIN: Record<PlainAct, Entry<Place>> = {
  reportFollowup,
  answerInvitation,
  verifyFollowup,
  seeContacts: async ({ actor, client }, { relation, partnerId }) =>
    one({
      on: relation,
      allowed: mayDo(actor, 'seeContacts', { partnerId }),
      offered: (await page(client, `/mitra/${partnerId}`)).body.includes('Theodora Kontak'),
      tries: [],
    }),
  readPartnerFiles: async ({ actor, client, database }, { relation, partnerId }) => {
    const { id } = await database.asActor(SYSTEM, (tx) =>
      tx
        .selectFrom('partner_document')
        .select('id')
        .where('partner_id', '=', partnerId)
        .where('title', '=', 'Berkas')
        .executeTakeFirstOrThrow(),
    );
    const file = `/mitra/${partnerId}/dokumen/${id}`;
    return one({
      on: relation,
      allowed: mayDo(actor, 'readPartnerFiles', { partnerId }),
      offered: offers(await page(client, `/mitra/${partnerId}`), file),
      tries: [await page(client, file)],
    });
  },
  recordPresence: 'it is a part of the partner’s form (editPartner), and of files',
  importFiles: async ({ actor, client }, { relation }) => {
    if (relation !== 'office') return [];
    const allowed = mayDo(actor, 'importFiles');
    const upload = {
      method: 'POST',
      body: 'x',
      headers: { origin: client.base, 'content-type': 'text/csv' },
    };
    return one({
      on: 'anywhere',
      allowed,
      offered: offers(await page(client, '/'), '/impor'),
      tries: [
        await page(client, '/impor'),
        await client.post('/impor', {}),
        ...(allowed ? [] : [await client.ask('/impor/unggah?nama=x.csv', upload)]),
      ],
    });
  },
  readImports: 'names of files stand with what they brought; their own pages are the office’s (importFiles)',
  decideFinding: async ({ actor, client }, { relation, areaCode }) => {
    const at = `/tumpang-tindih?area=${areaCode}&field=u26&show=all`;
    const form = { key: `gap:${areaCode}:u26`, decision: 'dismissed', reason: '', decidedAt: '' };
    return one({
      on: `${relation} ${areaCode}`,
      allowed: mayDo(actor, 'decideFinding', { areaCodes: [areaCode] }),
      offered: offers(await page(client, at), '?/decide'),
      tries: [await client.post('/tumpang-tindih?/decide', form)],
    });
  },
  readDecisions: async ({ actor, client }, { relation, areaCode }) =>
    relation === 'area' || relation === 'foreign'
      ? one({
          on: `${relation} ${areaCode}`,
          allowed: mayDo(actor, 'readDecisions'),
          offered: (await page(client, `/tumpang-tindih?area=${areaCode}&field=u25&show=all`)).body.includes(
            'Alasan uji',
          ),
          tries: [],
        })
      : [],
  enterRates: roleWide(
    'enterRates',
    '/pengaturan/kurs',
    '?/enter',
    opened(['/pengaturan/kurs?/enter', {}], ['/pengaturan/kurs?/import', {}]),
  ),
  loadBoundaries: roleWide(
    'loadBoundaries',
    '/pengaturan',
    '/pengaturan/batas',
    opened('/pengaturan/batas', ['/pengaturan/batas', {}]),
  ),
  recordAreaChange: async ({ actor, client }, { relation, areaCode }) => {
    const at = `/wilayah/perubahan/baru?kind=rename&area=${areaCode}`;
    const here = mayDo(actor, 'recordAreaChange', { areaCodes: [areaCode] });
    const anywhere = mayDo(actor, 'recordAreaChange');
    return [
      {
        on: 'anywhere',
        allowed: anywhere,
        offered: offers(await page(client, '/wilayah/perubahan'), '/wilayah/perubahan/baru'),
        tries: [await page(client, '/wilayah/perubahan/baru')],
      },
      {
        on: `${relation} ${areaCode}`,
        allowed: here,
        offered: offers(await page(client, at), '?/preview'),
        tries: [await client.post(`${at}&/preview`, {}), await client.post(`${at}&/record`, {})],
      },
    ];
  },
  manageOffices: async ({ actor, client }, { relation, officeId, areaCode, owned }) => {
    const at = `/kantor/${officeId}`;
    const opening = `/kantor/baru?wilayah=${areaCode}`;
    return [
      {
        on: `${relation} office`,
        allowed: mayDo(actor, 'manageOffices', owned),
        offered: offers(await page(client, at), `${officeId}/ubah`),
        tries: [
          await page(client, `${at}/ubah`),
          await client.post(`${at}/ubah`, OLD),
          await client.post(`${at}?/close`, { ...OLD, date: '' }),
        ],
      },
      ...(actor.kind === 'partner'
        ? []
        : one({
            on: `${relation} a new one in ${areaCode}`,
            allowed: mayDo(actor, 'manageOffices', { areaCodes: [areaCode] }),
            tries: [await page(client, opening), await client.post(opening, {})],
          })),
    ];
  },
  appointPeople: async ({ actor, client, database }, { relation, officeId, owned }) => {
    const at = `/kantor/${officeId}`;
    const { id } = await database.asActor(SYSTEM, (tx) =>
      tx
        .selectFrom('seat')
        .select('id')
        .where('office_id', '=', officeId)
        .where('role', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    return one({
      on: relation,
      allowed: mayDo(actor, 'appointPeople', owned),
      offered: offers(await page(client, at), `${officeId}/kursi/baru`),
      tries: [
        await page(client, `${at}/kursi/baru`),
        await client.post(`${at}/kursi/baru`, {}),
        await page(client, `${at}/kursi/${id}`),
        await client.post(`${at}/kursi/${id}?/change`, OLD),
        await client.post(`${at}/kursi/${id}?/end`, OLD),
      ],
    });
  },
  welcomePartner: async ({ actor, client, cast }, { relation }) => {
    if (relation !== 'foreign') return [];
    const partnerId = cast.foreignPartnerId;
    const at = `/kantor/baru?mitra=${partnerId}`;
    return one({
      on: 'a partner that is not here yet',
      allowed: mayDo(actor, 'welcomePartner') || mayDo(actor, 'manageOffices', { partnerId }),
      offered: offers(await page(client, `/mitra/${partnerId}`), at),
      tries: [await page(client, at), await client.post(at, {})],
    });
  },
  readPeople: async ({ actor, client }, { relation, officeId, owned }) =>
    one({
      on: relation,
      allowed: mayDo(actor, 'readPeople', owned),
      offered: /Nama Contoh|Atasan/.test((await page(client, `/kantor/${officeId}`)).body),
      tries: [],
    }),
  readTrail: async (walker, { relation, officeId }) => {
    const { actor, client } = walker;
    const row = await rowOf(walker, 'account', officeId);
    return [
      {
        on: 'anywhere',
        allowed: mayDo(actor, 'readTrail'),
        offered: offers(await page(client, '/pengaturan'), '/jejak'),
        tries: [await page(client, '/jejak'), await page(client, '/jejak/ekspor')],
      },
      ...(row === undefined
        ? []
        : one({
            on: relation,
            allowed: mayDo(actor, 'readTrail', { officeId }),
            tries: [await page(client, row)],
          })),
    ];
  },
  readSharedHistory: async (walker, { relation }) => {
    const { actor, client, cast } = walker;
    const row = await rowOf(walker, 'rate', cast.foreignOfficeId);
    return relation === 'foreign' && row !== undefined
      ? one({
          on: 'rates',
          allowed: mayDo(actor, 'readSharedHistory'),
          offered: offers(await page(client, '/pengaturan/kurs'), row),
          tries: [await page(client, row)],
        })
      : [];
  },
  readHandover: async ({ actor, client }, { relation, officeId, owned }) => {
    const at = `/serah-terima?kantor=${officeId}`;
    return one({
      on: relation,
      allowed: mayDo(actor, 'readHandover', owned),
      offered: offers(await page(client, `/kantor/${officeId}`), at),
      tries: [await page(client, at)],
    });
  },
  writeHandover: async ({ actor, client }, { relation, officeId, owned }) => {
    const at = `/serah-terima/catatan?kantor=${officeId}`;
    const allowed = mayDo(actor, 'writeHandover', owned);
    return one({
      on: relation,
      allowed,
      offered: offers(await page(client, `/serah-terima?kantor=${officeId}`), '/serah-terima/catatan'),
      tries: [
        await page(client, at),
        await client.post(at, { version: '99', body: 'x' }),
        // Taking an office over is its own people's; for them it would be written.
        ...(allowed ? [] : [await client.post(`/serah-terima?kantor=${officeId}`, {})]),
      ],
    });
  },
  readLetterProfile: async ({ actor, client }, { relation, officeId, owned }) => {
    const at = `/kantor/${officeId}/surat`;
    return one({
      on: relation,
      allowed: mayDo(actor, 'readLetterProfile', owned),
      offered: offers(await page(client, `/kantor/${officeId}`), at),
      tries: [
        await page(client, at),
        await page(client, `${at}/contoh?kop=K9`),
        await page(client, `${at}/lambang/regional`),
      ],
    });
  },
  keepLetterProfile: async ({ actor, client }, { relation, officeId, owned }) => {
    const at = `/kantor/${officeId}/surat`;
    return one({
      on: relation,
      allowed: mayDo(actor, 'keepLetterProfile', owned),
      offered: offers(await page(client, at), `${at}/ubah`),
      tries: [
        await page(client, `${at}/ubah`),
        await client.post(`${at}/ubah?/save`, OLD),
        await client.post(`${at}/ubah?/preset`, OLD),
        await page(client, `${at}/pejabat/baru`),
        await client.post(`${at}/pejabat/baru?/save`, OLD),
        await client.post(`${at}?/upload`, { kind: 'regional' }),
      ],
    });
  },
  readPapers: 'papers stand on the pages of what they are about',
  keepPapers: 'papers are made on the pages of what they are about',
  erasePerson: roleWide(
    'erasePerson',
    '/pengaturan',
    '/data-saya/hapus',
    opened('/data-saya/hapus', ['/data-saya/hapus?/erase', {}], ['/data-saya/hapus?/decline', {}]),
  ),
  configure: 'no page asks for it but the seat of who has it, which nobody else may change (appointPeople)',
};
