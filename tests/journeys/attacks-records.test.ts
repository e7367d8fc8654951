/** Attacks over HTTP on records, roles and sessions; docs/security.md says which requirement each is for. */
import { expect, test } from 'vitest';
import {
  actionsOf,
  fill,
  FOREIGN,
  NOBODYS,
  PAGES,
  ROUTES,
  rowsOfTrail,
  signedIn,
  useAttacked,
} from '#tests/attacked.ts';
import { HttpClient } from '#tests/http-client.ts';

const attacked = useAttacked();

test('The addresses are found with their acts', () => {
  expect(ROUTES.length).toBeGreaterThan(50);
  expect(PAGES.find(({ path }) => path === '/kegiatan/[id]')?.acts).toEqual(['undo', 'handIn', 'remove']);
  expect(PAGES.find(({ path }) => path === '/impor/[id]')?.acts).toContain('store');
  expect(ROUTES.find(({ path }) => path === '/masuk/kunci')?.acts).toEqual(['GET', 'POST']);
});

const FORGED = [
  NOBODYS,
  'x',
  "1' or '1'='1",
  "'; drop table activity; --",
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '..\\..\\package.json',
  'a\0b',
  '%00',
  '9'.repeat(400),
  '__proto__',
  'undefined',
];

test(
  'A forged id in any address finds nothing, shows nothing and breaks nothing',
  { timeout: 300_000 },
  async () => {
    const before = rowsOfTrail(attacked());
    for (const { path } of ROUTES.filter((route) => route.path.includes('[')))
      for (const value of FORGED) {
        const answer = await attacked().people.biro.ask(fill(path, value));
        expect([path, value, [400, 403, 404, 405].includes(answer.status), answer.status]).toEqual([
          path,
          value,
          true,
          answer.status,
        ]);
        expect(answer.body).not.toContain('<script>alert(1)');
      }
    expect(rowsOfTrail(attacked())).toBe(before);
  },
);

test('A forged id in any act changes nothing', { timeout: 300_000 }, async () => {
  const before = rowsOfTrail(attacked());
  const faults: string[] = [];
  for (const route of PAGES.filter(({ path }) => path.includes('[')))
    for (const value of FORGED.slice(0, 8))
      for (const path of actionsOf(route, value)) {
        const answer = await attacked().people.biro.post(path, {
          version: '1',
          reason: "'; --",
          id: NOBODYS,
          loser: value,
          'answer:1': '1',
        });
        if (answer.status < 400 || answer.status >= 500) faults.push(`${path}: ${String(answer.status)}`);
      }
  expect(faults).toEqual([]);
  expect(rowsOfTrail(attacked())).toBe(before);
});

test(
  'Numbers and ids in the fields of any form may be anything and break nothing',
  { timeout: 300_000 },
  async () => {
    const names = [
      'id',
      'version',
      'entry',
      'key',
      'loser',
      'keep',
      'a',
      'b',
      'seat',
      'seatId',
      'officeId',
      'user',
      'userId',
      'subjectId',
    ];
    for (const route of PAGES.filter(
      ({ path }) => !['/keluar', '/bahasa', '/tampilan-publik', '/masuk'].includes(path),
    ))
      for (const value of ['1e999', '-1', "' or 1=1 --", 'a\0b', '9'.repeat(30)])
        for (const path of actionsOf(route, NOBODYS)) {
          const answer = await attacked().people.ende.post(
            path,
            Object.fromEntries(names.map((name) => [name, value])),
          );
          expect([path, value, answer.status < 500, answer.status]).toEqual([
            path,
            value,
            true,
            answer.status,
          ]);
        }
  },
);

test(
  'No act is taken from a page of somebody else, whatever it is written as',
  { timeout: 300_000 },
  async () => {
    const before = rowsOfTrail(attacked());
    const origins = [
      undefined,
      FOREIGN,
      'null',
      `${attacked().server.base}.evil.example`,
      attacked().server.base.replace('http', 'https'),
    ];
    const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
    for (const route of PAGES)
      for (const path of actionsOf(route, NOBODYS)) {
        for (const origin of origins)
          for (const type of types) {
            const answer = await attacked().people.biro.ask(path, {
              method: 'POST',
              headers: { origin, 'content-type': type },
              body: 'a=b',
            });
            expect([path, origin, type, answer.status]).toEqual([path, origin, type, 403]);
          }
        const json = await attacked().people.biro.ask(path, {
          method: 'POST',
          headers: { origin: FOREIGN, 'content-type': 'application/json' },
          body: '{}',
        });
        expect([path, json.status]).toEqual([path, 415]);
      }
    for (const { path, acts } of ROUTES.filter(({ isPage }) => !isPage))
      for (const method of acts.filter((name) => name !== 'GET'))
        for (const origin of [undefined, FOREIGN, 'null'])
          for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
            const answer = await attacked().people.biro.ask(fill(path, NOBODYS), {
              method,
              headers: { origin, 'content-type': type },
              body: '{}',
            });
            expect([path, method, origin, type, answer.status]).toEqual([path, method, origin, type, 403]);
          }
    expect(rowsOfTrail(attacked())).toBe(before);
    expect((await attacked().people.biro.ask('/impor')).status).toBe(200);
  },
);

/** The first record of a list that a person finds there. */
async function firstOf(client: HttpClient, list: string, form: RegExp): Promise<string> {
  const { body } = await client.ask(list);
  const [, id = ''] = form.exec(body) ?? [];
  expect([list, id.length > 0]).toEqual([list, true]);
  return id;
}

test('What belongs to another office is not opened, taken or changed by its id', async () => {
  const upload = await attacked().people.ende.ask('/impor/unggah?nama=rahasia.csv', {
    method: 'POST',
    headers: { origin: attacked().server.base, 'content-type': 'application/octet-stream' },
    body: 'No;Mitra\n1;Milik Ende',
  });
  expect(upload.status).toBe(201);
  const { id } = JSON.parse(upload.body) as { id: string };
  const officeOfEnde = await firstOf(attacked().people.ende, '/data-saya', /kantor\/([0-9a-f-]{36})/);
  const activity = await firstOf(attacked().people.ende, '/kegiatan?area=53.08', /kegiatan\/([0-9a-f-]{36})/);
  const before = rowsOfTrail(attacked());
  for (const other of [attacked().people.kupang, attacked().people.air, attacked().nobody]) {
    for (const part of ['', '/kolom', '/berkas', '/kemajuan'])
      expect([part, (await other.ask(`/impor/${id}${part}`)).body.includes('Milik Ende')]).toEqual([
        part,
        false,
      ]);
    const acts: readonly (readonly [string, Record<string, string>])[] = [
      [`/impor/${id}?/store`, {}],
      [`/impor/${id}?/cancel`, {}],
      [`/impor/${id}?/check`, {}],
      [`/kegiatan/${activity}?/remove`, { version: '1' }],
      [`/kantor/${officeOfEnde}?/close`, { version: '1', on: '2026-01-01', date: '2026-01-01' }],
      [`/kantor/${officeOfEnde}/ubah`, { version: '1', name: 'Milik saya', kind: 'regency' }],
    ];
    for (const [path, fields] of acts) {
      const { status, location } = await other.post(path, fields);
      const isRefused = [403, 404, 422].includes(status) || location.startsWith('/masuk');
      expect([path, isRefused, status, location]).toEqual([path, true, status, location]);
    }
  }
  expect(rowsOfTrail(attacked())).toBe(before);
});

test('A regency does not do what is the province’s or the ministry’s', async () => {
  const before = rowsOfTrail(attacked());
  const refused = async (client: HttpClient, path: string, fields: Record<string, string> = {}) => {
    expect([path, [403, 404].includes((await client.post(path, fields)).status)]).toEqual([path, true]);
  };
  for (const client of [attacked().people.ende, attacked().people.air]) {
    await refused(client, '/pengaturan/kurs?/enter', {
      'rates.0.currency': 'USD',
      'rates.0.date': '2026-01-02',
      'rates.0.rate': '1',
      currency: 'USD',
      date: '2026-01-02',
      rate: '1',
      source: 'x',
    });
    await refused(client, '/mitra/kembar?/merge', { keep: NOBODYS, merge: NOBODYS });
    await refused(client, '/pengaturan/batas');
    await refused(client, '/data-saya/hapus?/erase', { id: NOBODYS, reason: 'x' });
  }
  expect(rowsOfTrail(attacked())).toBe(before);
});

const ACTIVITY = {
  'title.id': 'Sumur uji serangan',
  status: '2',
  plannedStart: '2025-01-01',
  'locations.0.place': 'Kabupaten Ende',
  'sectors.0.sector': 'field:water',
};
/** What no form asks for, and what would raise whoever could set it. */
const RAISING = {
  role: 'administrator',
  officeId: NOBODYS,
  office_id: NOBODYS,
  userId: NOBODYS,
  seatId: NOBODYS,
  fictional: 'false',
  version: '999',
  updatedAt: '2000-01-01',
  importId: NOBODYS,
  standing: 'recorded public',
  mergedInto: NOBODYS,
  __proto__x: '1',
  constructor: '1',
  'participants.0.__proto__.role': '1',
};

test('A partner enters for itself alone, and decides nothing about itself', async () => {
  const other = await firstOf(attacked().people.ende, '/mitra', /mitra\/([0-9a-f-]{36})/);
  const { body } = await attacked().people.air.ask('/kegiatan/baru');
  const [, own = ''] = /name="partnerId" value="([0-9a-f-]{36})"/.exec(body) ?? [];
  expect(own).not.toBe(other);
  const before = rowsOfTrail(attacked());
  const asOther = await attacked().people.air.post('/kegiatan/baru', { ...ACTIVITY, partnerId: other });
  expect([403, 404, 422]).toContain(asOther.status);
  expect([403, 404]).toContain(
    (await attacked().people.air.post(`/mitra/${other}/ubah`, { version: '1', name: 'Milik saya' })).status,
  );
  expect([403, 404]).toContain(
    (
      await attacked().people.air.post('/mitra/baru', {
        name: 'Mitra baru dari mitra',
        partnerClass: 'internationalNgo',
        homeCountry: 'NO',
      })
    ).status,
  );
  expect(rowsOfTrail(attacked())).toBe(before);
});

test('Fields that no form has are not taken over', async () => {
  const partner = await firstOf(attacked().people.ende, '/mitra', /mitra\/([0-9a-f-]{36})/);
  const sent = await attacked().people.ende.post('/kegiatan/baru', {
    ...RAISING,
    ...ACTIVITY,
    id: NOBODYS,
    partnerId: partner,
  });
  expect([sent.status, sent.body.match(/class="[^"]*error[^"]*">[^<]*/g)]).toEqual([303, null]);
  const [, id = ''] = /\/kegiatan\/([0-9a-f-]{36})/.exec(sent.location) ?? [];
  expect(id).not.toBe(NOBODYS);
  const form = await attacked().people.ende.ask(`/kegiatan/${id}/ubah`);
  expect(form.body).toContain('name="version" value="1"');
  // It is Ende's own, so Ende may take it out, in the version it has.
  expect((await attacked().people.kupang.post(`/kegiatan/${id}?/remove`, { version: '1' })).status).toBe(403);
  expect((await attacked().people.ende.post(`/kegiatan/${id}?/remove`, { version: '999' })).status).toBe(409);
  expect((await attacked().people.ende.post(`/kegiatan/${id}?/remove`, { version: '1' })).status).toBe(303);
  // Nor does anybody become somebody else.
  for (const path of ['/data-saya?/name', '/pengaturan/kapasitas', '/pengaturan/masuk?/password'])
    await attacked().people.ende.post(path, RAISING);
  expect((await attacked().people.ende.ask('/mitra/kembar')).status).toBe(403);
});

test('A session is new at sign-in: one that was planted is not the one after, nor worth anything', async () => {
  const name = 'sinergi.session_token';
  const thief = await signedIn(attacked().server, 'kupang');
  const planted = thief.cookies.get(name) ?? '';
  const victim = new HttpClient(attacked().server.base);
  victim.cookies.set(name, planted);
  await victim.ask('/keluar');
  victim.cookies.set(name, planted);
  const answer = await victim.signIn('ende@demo.sinergi.example', attacked().server.password);
  // A browser with a session is led on; signed out first, it gets a session of its own.
  expect(answer.status).toBe(303);
  expect(victim.cookies.get(name)).not.toBe(planted);
  expect((await victim.ask('/data-saya')).body).toContain('ende@demo.sinergi.example');
  expect((await thief.ask('/data-saya')).status).toBe(303);
  victim.cookies.set(name, 'made-up.by-hand');
  expect((await victim.ask('/data-saya')).location).toContain('/masuk');
});

test('A session that was ended opens nothing, kept cookie or not', async () => {
  const one = await signedIn(attacked().server, 'kupang');
  const kept = new Map(one.cookies);
  expect((await one.post('/keluar', {})).status).toBe(303);
  const again = new HttpClient(attacked().server.base);
  for (const [cookie, value] of kept) again.cookies.set(cookie, value);
  expect((await again.ask('/data-saya')).location).toContain('/masuk');
  const [left, right] = [
    await signedIn(attacked().server, 'kupang'),
    await signedIn(attacked().server, 'kupang'),
  ];
  await right.post('/pengaturan/masuk?/endOthers', {});
  expect((await left.ask('/data-saya')).location).toContain('/masuk');
  expect((await right.ask('/data-saya')).status).toBe(200);
  attacked().people.kupang = right;
});

test('The seat of somebody else in the cookie, or in the form that chooses, changes nobody', async () => {
  const seatOf = async (client: HttpClient) => {
    const { body } = await client.ask('/pengaturan/kapasitas');
    return /value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
  };
  const seat = await seatOf(attacked().people.biro);
  expect(seat).not.toBe('');
  const before = (await attacked().people.ende.ask('/mitra/kembar')).status;
  attacked().people.ende.cookies.set('sinergi_seat', seat);
  expect((await attacked().people.ende.ask('/mitra/kembar')).status).toBe(before);
  attacked().people.ende.cookies.delete('sinergi_seat');
  expect((await attacked().people.ende.post('/pengaturan/kapasitas', { seat })).status).toBe(422);
  expect(attacked().people.ende.cookies.has('sinergi_seat')).toBe(false);
});

test('The cookies of sign-in are out of the reach of scripts and of other sites', async () => {
  const client = new HttpClient(attacked().server.base);
  const answer = await client.signIn('ende@demo.sinergi.example', attacked().server.password);
  const lines = answer.headers.getSetCookie();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/httponly/i);
    expect(line).toMatch(/samesite=lax/i);
    expect(line.length).toBeLessThan(4096);
  }
  const page = await client.ask('/data-saya');
  expect(page.body).not.toContain((client.cookies.get('sinergi.session_token') ?? 'none').split('.')[0]);
  const language = await client.post(
    '/bahasa',
    { language: 'en', return: '/' },
    { origin: attacked().server.base.replace('http:', 'https:'), 'x-forwarded-proto': 'https' },
  );
  expect(language.headers.getSetCookie().join()).toMatch(/secure/i);
});
