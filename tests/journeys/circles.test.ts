/** How widely a record is known: a draft that nobody else sees, an internal activity, a public one, and the public's own view. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type Got, HttpClient } from '#tests/http-client.ts';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
/** An officer of another province, whose account the demonstration does not have. */
const OTHER = { email: 'biro@ntb.example.go.id', password: '' };

beforeAll(() => {
  const account = ['account', '--role', 'province-administrator', '--area', '52', '--office', 'Biro NTB'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli/main.ts'), ...account, '--name', 'Uji', '--email', OTHER.email],
    { env: journey().server.environment, encoding: 'utf8' },
  );
  OTHER.password = /password: (\S+)/.exec(stdout)?.[1] ?? '';
  expect(stderr).toBe('');
});

async function client(as?: string): Promise<HttpClient> {
  const { base, password } = journey().server;
  const made = new HttpClient(base);
  if (as === 'ntb') expect((await made.signIn(OTHER.email, OTHER.password)).status).toBe(303);
  else if (as !== undefined)
    expect((await made.signIn(`${as}@demo.sinergi.example`, password)).status).toBe(303);
  return made;
}

/** Without the frame, which says who is signed in. */
const mainOf = ({ body }: Got): string => /<main[^]*<\/main>/.exec(body)?.[0] ?? body;

const VISITORS = [
  { language: 'id', script: true, phone: false },
  { language: 'id', script: false, phone: true },
  { language: 'en', script: true, phone: true },
  { language: 'en', script: false, phone: false },
] as const;

const press = (page: Page, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true }).last().click();

/** Who of those outside the bureau is answered with the activity, and finds it by its title. */
async function seenBy(path: string, title: string): Promise<string[]> {
  const seen: string[] = [];
  for (const as of ['ende', 'fasker', 'kupang', 'ntb', undefined]) {
    const reader = await client(as);
    const { status } = await reader.ask(path);
    const list = await reader.ask(`/kegiatan?search=${encodeURIComponent(title)}`);
    const file = await reader.ask(`/kegiatan/ekspor?search=${encodeURIComponent(title)}`);
    const isListed = new RegExp(`${path.slice(1)}"`).test(list.body);
    expect([as, status === 200, status]).toEqual([as, isListed, isListed ? 200 : 404]);
    expect(file.body.includes(path.slice(-36))).toBe(isListed);
    if (isListed) seen.push(as ?? 'public');
  }
  return seen;
}

test.for(VISITORS)(
  'A bureau writes a draft, hands it in as internal, opens it, sees it as the public does: $language, script $script, phone $phone',
  { timeout: 180_000 },
  async (visitor) => {
    const locale: Locale = visitor.language;
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const look = async (): Promise<void> => {
      await expectNoSidewaysScroll(page);
      if (visitor.script) await expectAccessible(page);
    };
    const title = `Kincir ${visitor.language} ${visitor.script ? 'satu' : 'dua'}`;
    const isFound = async (): Promise<boolean> => {
      await page.goto(`/kegiatan?search=${encodeURIComponent(title)}`);
      return (
        (await page.locator('main table').count()) > 0 &&
        (await page.locator('main').innerText()).includes(title)
      );
    };

    await page.goto('/kegiatan/baru?area=53.08');
    await page.fill('input[name="title.id"]', title);
    await page.selectOption('select[name=partnerId]', { index: 1 });
    await page.check('input[name=visibility][value=internal]');
    await look();
    await press(page, m.draftSave({}, { locale }));
    await page.waitForURL(/tersimpan=draf/);
    const path = new URL(page.url()).pathname;
    expect(await page.textContent('main')).toContain(m.draftNoticeTitle({}, { locale }));
    await look();
    expect(await isFound()).toBe(false);
    expect(await seenBy(path, title)).toEqual([]);

    await page.goto('/');
    await page.locator('main a.task[href*="draf=1"]').click();
    await page.waitForURL(/draf=1/);
    await look();
    await page.locator('main a', { hasText: title }).click();
    await page.waitForURL(new RegExp(path));

    await page.locator('main a[href$="/ubah"]').click();
    await page.fill('input[name=programme]', 'Program uji');
    await press(page, m.draftSave({}, { locale }));
    await page.waitForURL(/tersimpan=draf/);
    expect(await seenBy(path, title)).toEqual([]);
    await page.locator('main a[href$="/ubah"]').click();
    await press(page, m.draftHandIn({}, { locale }));
    await page.waitForURL(/tersimpan=catat/);
    const head = page.locator('main .page-head, main header').first();
    expect(await head.innerText()).toContain(m.circleInternal({}, { locale }));
    expect(await page.textContent('main')).not.toContain(m.draftNoticeTitle({}, { locale }));
    expect(await isFound()).toBe(true);
    expect(await page.locator('main table').innerText()).toContain(m.circleInternal({}, { locale }));
    expect(await seenBy(path, title)).toEqual(['ende', 'fasker']);

    await page.goto(`${path}/ubah`);
    await page.check('input[name=visibility][value=public]');
    await press(page, m.actionSave({}, { locale }));
    await page.waitForURL(/tersimpan=ubah/);
    expect(await page.textContent('#riwayat')).toContain(m.circleInternal({}, { locale }));
    expect(await seenBy(path, title)).toEqual(['ende', 'fasker', 'kupang', 'ntb', 'public']);

    await page.goto(path);
    expect(await page.locator('main a[href$="/ubah"]').count()).toBe(1);
    await page
      .locator('footer')
      .getByRole('button', { name: m.publicViewAsk({}, { locale }) })
      .click();
    const banner = page.getByText(m.publicViewBanner({}, { locale }));
    await banner.waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.locator('main a[href$="/ubah"]').count()).toBe(0);
    expect(await page.locator('a[href$="/impor"]').count()).toBe(0);
    await look();
    await page.locator('main a[href*="/wilayah/"]').first().click();
    await page.waitForURL(/\/wilayah\//);
    await banner.waitFor();
    await page.getByRole('button', { name: m.publicViewLeave({}, { locale }) }).click();
    await page.waitForURL(/\/wilayah\//);
    expect(await banner.count()).toBe(0);
    expect(await page.textContent('.who')).toContain('Biro Kerja Sama');
    await leave();
  },
);

const PAGES = [
  '/',
  '/mitra',
  '/mitra?partnerClass=bilateral&sort=country',
  '/kegiatan',
  '/kegiatan?search=air&sort=partner',
  '/kegiatan?draf=1',
  '/kegiatan/baru',
  '/sebaran?area=53.08&level=district',
  '/sebaran/angka?area=53',
  '/tumpang-tindih?area=53.08',
  '/wilayah',
  '/wilayah/53.08',
  '/cara-membaca',
  '/impor',
  '/jejak',
  '/kegiatan/ekspor?format=csv',
  '/mitra/ekspor?format=csv',
  '/sebaran/ekspor?area=53&format=csv',
];

test(
  'What a signed-in person sees as the public is what a signed-out browser is given',
  { timeout: 180_000 },
  async () => {
    const nobody = await client();
    const links = async (list: string, kind: string) =>
      [...(await nobody.ask(list)).body.matchAll(new RegExp(`${kind}/[0-9a-f-]{36}`, 'g'))]
        .slice(0, 3)
        .map(([at]) => `/${at}`);
    const pages = [...PAGES, ...(await links('/mitra', 'mitra')), ...(await links('/kegiatan', 'kegiatan'))];
    expect(pages.length).toBe(PAGES.length + 6);
    for (const as of ['biro', 'fasker', 'air']) {
      const person = await client(as);
      expect(mainOf(await person.ask('/'))).not.toBe(mainOf(await nobody.ask('/')));
      expect((await person.post('/tampilan-publik', { as: 'public', return: '/mitra' })).location).toBe(
        '/mitra',
      );
      for (const path of pages) {
        // Once before anything of it is kept for the public and once after.
        const first = await person.ask(path);
        const theirs = await nobody.ask(path);
        const again = await person.ask(path);
        for (const seen of [first, again])
          expect([as, path, seen.status, seen.location, mainOf(seen)]).toEqual([
            as,
            path,
            theirs.status,
            theirs.location,
            mainOf(theirs),
          ]);
        expect([path, theirs.body.includes(m.publicViewBanner({}, { locale: 'id' }))]).toEqual([path, false]);
        if (first.headers.get('content-type')?.startsWith('text/html')) {
          expect(first.body).toContain(m.publicViewBanner({}, { locale: 'id' }));
          expect(first.headers.get('cache-control')).toBe('private, no-store');
        }
      }
      expect((await person.post('/tampilan-publik', { as: 'oneself', return: '/' })).status).toBe(303);
      expect(mainOf(await person.ask('/'))).not.toBe(mainOf(await nobody.ask('/')));
    }
  },
);

test('Acts are always the person’s own, and the public’s view ends with the session', async () => {
  const bureau = await client('biro');
  await bureau.post('/tampilan-publik', { as: 'public', return: '/' });
  const made = await bureau.post('/kegiatan/baru', {
    'title.id': 'Dicatat sambil melihat sebagai publik',
    partnerId:
      /name="partnerId"[^]*?option value="([0-9a-f-]{36})"/.exec(
        (await (await client('biro')).ask('/kegiatan/baru')).body,
      )?.[1] ?? '',
    status: '2',
    visibility: 'restricted',
  });
  expect([made.status, made.location.includes('tersimpan=baru')]).toEqual([303, true]);
  const { pathname } = new URL(made.location, `${journey().server.base}/kegiatan/baru`);
  const hidden = await bureau.ask(pathname);
  expect([hidden.status, hidden.body.includes(m.publicViewLeave({}, { locale: 'id' }))]).toEqual([404, true]);
  expect(bureau.cookies.has('sinergi_public_view')).toBe(true);
  await bureau.post('/keluar', {});
  expect(bureau.cookies.has('sinergi_public_view')).toBe(false);
  expect((await (await client('biro')).ask(pathname)).status).toBe(200);
  const nobody = await client();
  await nobody.post('/tampilan-publik', { as: 'public', return: '/' });
  expect(nobody.cookies.size).toBe(0);
});

test('A partner keeps its own profile and sees who may know it, which is not its own to decide', async () => {
  const own = await visit(journey(), { as: 'air', script: false });
  const profile = await own.page
    .locator('main a[href*="/mitra/"]')
    .first()
    .evaluate((link) => (link as HTMLAnchorElement).pathname);
  const bureau = await visit(journey(), { as: 'biro', script: false });
  await bureau.page.goto(`${profile}/ubah`);
  await bureau.page.check('input[name=visibility][value=restricted]');
  await press(bureau.page, m.actionSave({}, { locale: 'id' }));
  await bureau.page.waitForURL(/tersimpan=ubah/);
  await bureau.leave();

  await own.page.goto(`${profile}/ubah`);
  expect(await own.page.textContent('main')).toContain(m.circleNotYours({}, { locale: 'id' }));
  expect(await own.page.locator('main input[name=visibility]').count()).toBe(0);
  const name = `${await own.page.inputValue('input[name=name]')} Uji`;
  await own.page.fill('input[name=name]', name);
  await press(own.page, m.actionSave({}, { locale: 'id' }));
  await own.page.waitForURL(/tersimpan=ubah/);
  expect(await own.page.textContent('main')).toContain(name);
  expect(await own.page.locator('main .page-head, main header').first().innerText()).toContain('Terbatas');
  await own.leave();
  expect((await (await client('fasker')).ask(profile)).status).toBe(200);
  expect((await (await client('kemlu')).ask(profile)).status).toBe(404);
});

test('A public activity of a partner who is not public names nobody', { timeout: 120_000 }, async () => {
  const { page, leave } = await visit(journey(), { as: 'biro' });
  const nobody = await client();
  const partner = /mitra\/([0-9a-f-]{36})/.exec((await nobody.ask('/kegiatan?area=53.08')).body)?.[1] ?? '';
  const known = await nobody.ask(`/mitra/${partner}`);
  const name = /<h1[^>]*>([^<]+)/.exec(known.body)?.[1]?.trim() ?? '';
  const activities = [
    ...(await nobody.ask(`/kegiatan?partnerId=${partner}`)).body.matchAll(/kegiatan\/([0-9a-f-]{36})/g),
  ].map(([, id]) => `/kegiatan/${id ?? ''}`);
  expect([name.length > 3, activities.length > 0]).toEqual([true, true]);

  await page.goto(`/mitra/${partner}/ubah`);
  await page.check('input[name=visibility][value=internal]');
  await press(page, m.actionSave({}, { locale: 'id' }));
  await page.waitForURL(/tersimpan=ubah/);
  expect(await page.locator('main .page-head, main header').first().innerText()).toContain('Internal daerah');
  await leave();

  expect((await nobody.ask(`/mitra/${partner}`)).status).toBe(404);
  const unnamed = m.circlePartnerUnnamed({}, { locale: 'id' });
  for (const path of [
    ...activities.slice(0, 3),
    '/kegiatan?sort=partner',
    `/kegiatan?partnerId=${partner}`,
    '/kegiatan/ekspor?format=csv',
    '/sebaran/angka?area=53',
    '/wilayah/53',
    '/wilayah/53.08',
    '/tumpang-tindih',
    `/kegiatan/mitra?q=${encodeURIComponent(name.slice(0, 8))}`,
    '/',
  ]) {
    const { status, body } = await nobody.ask(path);
    expect([path, status, body.includes(name)]).toEqual([path, 200, false]);
    if (path.startsWith('/kegiatan/0') || /ekspor|partnerId/.test(path))
      expect([path, body.includes(unnamed)]).toEqual([path, true]);
  }
});
