/** How each act on activities and partners is offered on the pages, and how it is tried by hand. */
import { mayDo, type RecordAct } from '#access/index.ts';
import type { Got } from './http-client.ts';
import type { WalkedRecord } from './page-scene.ts';
import { type Entry, offers, OLD, one, page, type Walker } from './page-walk.ts';

const say = ({ relation, subject }: WalkedRecord) =>
  `${relation} ${subject.state ?? ''} ${subject.visibility}`;

async function rowTry({ client }: Walker, at: string, n: number): Promise<Got[]> {
  const acts = ['transaksi/1?/save', 'transaksi/1?/remove', 'hasil/1?/remove'];
  const act = acts[n % (acts.length + 1)];
  return act === undefined
    ? [await page(client, `${at}/transaksi/baru`)]
    : [await client.post(`${at}/${act}`, { before: '{"amount":"1"}', 'row.0.amount': '1' })];
}

export const ON_ACTIVITIES: Partial<Record<RecordAct, Entry<WalkedRecord>>> = {
  readActivity: async ({ actor, client, listed }, record) => {
    const allowed = mayDo(actor, 'readActivity', record.subject);
    const inList = record.subject.state === 'recorded' ? listed.has(record.id) : undefined;
    return one({
      on: say(record),
      allowed,
      offered: inList ?? (listed.has(record.id) ? true : undefined),
      tries: [await page(client, `/kegiatan/${record.id}`)],
    });
  },
  editActivity: async (walker, record) => {
    const { actor, client } = walker;
    const at = `/kegiatan/${record.id}`;
    return one({
      on: say(record),
      allowed: mayDo(actor, 'editActivity', record.subject),
      offered: offers(await page(client, at), `${record.id}/ubah`),
      tries: [
        await page(client, `${at}/ubah`),
        await client.post(`${at}/ubah`, OLD),
        // Of the ways to write one row each record meets another.
        ...(await rowTry(walker, at, record.rowId)),
        ...(record.subject.state === 'removed' ? [] : [await client.post(`${at}?/undo`, OLD)]),
      ],
    });
  },
  removeActivity: async ({ actor, client }, record) => {
    const act = record.subject.state === 'removed' ? '?/undo' : '?/remove';
    return one({
      on: `${say(record)} ${act}`,
      allowed: mayDo(actor, 'removeActivity', record.subject),
      offered: offers(await page(client, `/kegiatan/${record.id}`), act),
      tries: [await client.post(`/kegiatan/${record.id}${act}`, OLD)],
    });
  },
  classifyActivity: async ({ actor, client }, record) => {
    const form = await page(client, `/kegiatan/${record.id}/ubah`);
    const { subject } = record;
    const standing = [...form.body.matchAll(/<input[^>]*name="visibility"[^>]*value="(\w+)"[^>]*>/g)];
    return one({
      on: say(record),
      allowed: mayDo(actor, 'classifyActivity', subject) && mayDo(actor, 'editActivity', subject),
      // The circle it stands in is among those offered, or saving would put it into another.
      offered: standing.some(([, value]) => value === subject.visibility),
      tries: [],
    });
  },
  readActivityHistory: async ({ actor, client }, record) =>
    one({
      on: say(record),
      allowed: mayDo(actor, 'readActivityHistory', record.subject),
      offered: (await page(client, `/kegiatan/${record.id}`)).body.includes('id="riwayat"'),
      tries: [await page(client, `/jejak/${String(record.rowId)}`)],
    }),
  recordActivity: async ({ actor, client }) =>
    one({
      on: 'a new one',
      allowed: mayDo(actor, 'recordActivity'),
      offered: offers(await page(client, '/kegiatan'), '/kegiatan/baru'),
      tries: [await page(client, '/kegiatan/baru'), await client.post('/kegiatan/baru', OLD)],
    }),
};

export const ON_PARTNERS: Partial<Record<RecordAct, Entry<WalkedRecord>>> = {
  readPartner: async ({ actor, client }, record) => {
    const list = await client.ask(`/mitra?search=${record.id}`);
    return one({
      on: say(record),
      allowed: mayDo(actor, 'readPartner', record.subject),
      offered: record.relation === 'partner' ? undefined : offers(list, `/mitra/${record.id}`),
      tries: [await page(client, `/mitra/${record.id}`)],
    });
  },
  editPartner: async ({ actor, client }, record) => {
    const at = `/mitra/${record.id}`;
    return one({
      on: say(record),
      allowed: mayDo(actor, 'editPartner', record.subject),
      offered: offers(await page(client, at), `${record.id}/ubah`),
      tries: [
        await page(client, `${at}/ubah`),
        await client.post(`${at}/ubah`, OLD),
        await client.post(`${at}?/undo`, OLD),
        await client.post(`${at}?/addDocuments`, OLD),
        await client.post(`${at}?/replaceDocument`, { document: record.id }),
        await client.post(`${at}?/removeDocument`, { document: record.id }),
      ],
    });
  },
  classifyPartner: async ({ actor, client }, record) =>
    one({
      on: say(record),
      allowed: mayDo(actor, 'classifyPartner', record.subject),
      offered: new RegExp(`<input(?=[^>]*name="visibility")[^>]*value="${record.subject.visibility}"`).test(
        (await page(client, `/mitra/${record.id}/ubah`)).body,
      ),
      tries: [],
    }),
  mergePartners: async ({ actor, client, cast }, record) => {
    const other = cast.foreignPartnerId;
    const pair = { one: record.id, other, winner: other, [`version.${other}`]: '0' };
    return one({
      on: say(record),
      allowed: mayDo(actor, 'mergePartners', record.subject),
      offered: undefined,
      tries: [await client.post('/mitra/kembar?/merge', pair)],
    });
  },
  readPartnerHistory: async ({ actor, client }, record) =>
    one({
      on: say(record),
      allowed: mayDo(actor, 'readPartnerHistory', record.subject),
      offered: (await page(client, `/mitra/${record.id}`)).body.includes('id="riwayat"'),
      tries: [await page(client, `/jejak/${String(record.rowId)}`)],
    }),
  readDocument: async ({ actor, client }, record) =>
    one({
      on: say(record),
      allowed: mayDo(actor, 'readDocument', record.subject),
      offered: (await page(client, `/mitra/${record.id}`)).body.includes('<strong>x</strong>'),
      tries: [],
    }),
  registerPartner: async ({ actor, client }) =>
    one({
      on: 'a new one',
      allowed: mayDo(actor, 'registerPartner'),
      offered: offers(await page(client, '/mitra'), '/mitra/baru'),
      tries: [await page(client, '/mitra/baru'), await client.post('/mitra/baru', OLD)],
    }),
};
