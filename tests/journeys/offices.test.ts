/** A bureau opens an agency's office and says who sits in it; somebody with two seats chooses one; own data. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();

const VISITORS = [
  { language: 'id', script: true, phone: false },
  { language: 'id', script: false, phone: true },
  { language: 'en', script: true, phone: true },
  { language: 'en', script: false, phone: false },
] as const;

const save = (page: Page) => page.locator('main form .form-actions button').first().click();
const today = () => Temporal.Now.plainDateISO('Asia/Makassar');

interface Person {
  readonly name: string;
  readonly position: string;
  readonly role?: string;
  readonly acting?: 'plt' | 'plh';
  readonly sole?: boolean;
  readonly validTo?: string;
}

async function fillSeat(page: Page, person: Person): Promise<void> {
  await page.fill('input[name=name]', person.name);
  await page.fill('input[name=position]', person.position);
  if (person.role) await page.selectOption('select[name=role]', person.role);
  if (person.acting) await page.check(`input[name=acting][value=${person.acting}]`);
  if (person.sole) await page.check('input[name=sole]');
  if (person.validTo) await page.fill('input[name=validTo]', person.validTo);
}

test.for(VISITORS)(
  'A bureau opens an office, appoints a head, a Plh. and an operator: $language, script $script, phone $phone',
  async (visitor) => {
    const { page, leave } = await visit(journey(), { ...visitor, as: 'biro' });
    const look = async (): Promise<void> => {
      await expectNoSidewaysScroll(page);
      if (visitor.script) await expectAccessible(page);
    };
    await page.goto('/kantor');
    await look();
    await page.goto('/kantor/baru');
    await page.selectOption('select[name=wilayah]', '53.08');
    await save(page);
    await page.waitForURL(/wilayah=53.08/);
    const name = `Dinas Uji ${visitor.language} ${visitor.script ? 'satu' : 'dua'}`;
    await page.fill('input[name=name]', name);
    await page.selectOption('select[name=unit]', 'agency');
    await look();
    await save(page);
    await page.waitForURL(/\/kantor\/[0-9a-f-]{36}/);
    const office = new URL(page.url()).pathname;

    const appoint = async (person: Person): Promise<void> => {
      await page.goto(`${office}/kursi/baru`);
      await fillSeat(page, person);
      await save(page);
    };
    const head = { name: 'Kepala Uji', position: 'Kepala Dinas', sole: true };
    await appoint(head);
    await page.waitForURL(/tersimpan=kursi/);
    // Vacant it is not: a Plt. is refused, with what was typed kept, and becomes a Plh.
    const until = today().add({ days: 10 }).toString();
    await appoint({ name: 'Sekretaris Uji', position: 'Kepala Dinas', acting: 'plt', validTo: until });
    expect(await page.locator('main').textContent()).toContain('Plh.');
    expect(await page.inputValue('input[name=name]')).toBe('Sekretaris Uji');
    await look();
    await page.check('input[name=acting][value=plh]');
    await save(page);
    await page.waitForURL(/tersimpan=kursi/);
    await appoint({ name: 'Operator Uji', position: 'Operator', role: 'regency-agency' });
    await page.waitForURL(/tersimpan=kursi/);
    expect(await page.locator('main').textContent()).toContain('Plh. Kepala Dinas');
    await look();

    await page.click('#undangan summary');
    await page.locator('#undangan .confirm-box button').click();
    await page.waitForURL(/invite/);
    expect(await page.inputValue('input[name=link]')).toMatch(/\/undangan\/[\w-]{40,}$/);
    await leave();
  },
);

test('A form with a forged role, office or seat is refused, and changes nothing', async () => {
  const { page, leave } = await visit(journey(), { as: 'ende' });
  await page.goto('/pengaturan');
  const office = new URL(
    await page.locator('main a[href*="/kantor/"]').evaluate((link) => (link as HTMLAnchorElement).href),
  ).pathname;
  const origin = journey().server.base;
  const post = async (path: string, form: Record<string, string>): Promise<number> =>
    (await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 })).status();
  const seat = { name: 'Palsu', position: 'Palsu', validFrom: today().toString() };
  for (const role of ['administrator', 'ministry-verifier', 'province-administrator'])
    expect([role, await post(`${office}/kursi/baru`, { ...seat, role })]).toEqual([role, 403]);
  await page.goto('/kantor?wilayah=&q=Pusat+Fasilitasi');
  const ministry = new URL(
    await page
      .locator('main .tree a')
      .first()
      .evaluate((link) => (link as HTMLAnchorElement).href),
  ).pathname;
  expect(await post(`${ministry}/kursi/baru`, seat)).toBe(403);
  expect(await post(`${ministry}/ubah`, { name: 'Palsu', unit: 'ministry', version: '1' })).toBe(403);
  expect(await post(`${ministry}?/close`, { version: '1', date: today().toString() })).toBe(403);
  expect(await post('/pengaturan/kapasitas', { seat: '0190a1b2-0000-7000-8000-000000000000' })).toBe(422);
  expect(
    await post('/data-saya/hapus?/erase', { account: '0190a1b2-0000-7000-8000-000000000000', reason: 'x' }),
  ).toBe(403);
  await page.goto(office);
  expect(await page.locator('main').textContent()).not.toContain('Palsu');
  await leave();
});

test.for([true, false])(
  'Somebody with two seats chooses one, and the trail says in which they acted: script %s',
  async (script) => {
    const { page, leave } = await visit(journey(), { as: 'biro', script });
    await page.goto('/kantor');
    expect(await page.textContent('.who')).toContain(
      'Bertindak sebagai Kepala Bagian Kerja Sama Luar Negeri',
    );
    await page.selectOption('#who-seat', {
      label: 'Plh. Kepala Biro Kerja Sama, Biro Kerja Sama Provinsi Nusa Tenggara Timur',
    });
    await page.click('.who-seat button');
    await page.waitForURL(/\/kantor$/);
    expect(await page.textContent('.who')).toContain('Bertindak sebagai Plh. Kepala Biro Kerja Sama');
    await page.goto('/kantor/baru?wilayah=53');
    await page.fill('input[name=name]', `Dinas Plh ${String(script)}`);
    await page.selectOption('select[name=unit]', 'agency');
    await save(page);
    await page.waitForURL(/tersimpan=baru/);
    expect(await page.textContent('#riwayat')).toContain('Plh. Kepala Biro Kerja Sama');
    await page.goto('/pengaturan/kapasitas');
    if (script) await expectAccessible(page);
    await page.locator('input[name=seat]').first().check();
    await page.locator('main form button').click();
    await page.waitForURL(/tersimpan/);
    expect(await page.textContent('.who')).toContain('Bertindak sebagai Kepala Bagian');
    await leave();
  },
);

test('A person sees, corrects and downloads their own data, and asks for erasure, which an administrator answers', async () => {
  const { page, leave } = await visit(journey(), { as: 'dinkes.ende' });
  await page.goto('/data-saya');
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.click('a[href*="unduh"]');
  const data = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Record<string, unknown>;
  expect(data).toMatchObject({
    product: 'Sinergi',
    account: { name: 'Gabriel Misalan', email: 'dinkes.ende@demo.sinergi.example' },
    seats: [{ role: 'regency-agency' }],
  });
  expect(JSON.stringify(data)).not.toMatch(/password"|"hash|token/);
  await page.fill('input[name=name]', 'Gabriel Misalan, S.KM.');
  await page.locator('form[action="?/name"] button').click();
  await page.waitForURL(/tersimpan=nama/);
  expect(await page.textContent('.who')).toContain('Gabriel Misalan, S.KM.');
  await page.fill('input[name=email]', 'gabriel@demo.sinergi.example');
  await page.fill('input[name=password]', 'bukan kata sandinya');
  await page.locator('form[action="?/email"] button').click();
  expect(await page.locator('.field-error').count()).toBe(1);
  await page.fill('input[name=password]', journey().server.password);
  await page.locator('form[action="?/email"] button').click();
  await page.waitForURL(/tersimpan=email/);
  await page.click('#hapus summary');
  await page.fill('textarea[name=words]', 'Saya pensiun.');
  await page.locator('#hapus .confirm-box button').click();
  await page.waitForURL(/tersimpan=permintaan/);
  await leave();

  const admin = await visit(journey(), { as: 'admin' });
  await admin.page.goto('/data-saya/hapus');
  await expectAccessible(admin.page);
  expect(await admin.page.locator('main').textContent()).toContain('Saya pensiun.');
  await admin.page.goto('/data-saya/hapus?cari=gabriel@demo.sinergi.example');
  await admin.page.fill('textarea[name=reason]', 'Permintaan lewat Sinergi');
  await expectAccessible(admin.page);
  await admin.page.locator('main form[action*="erase"] .form-actions button').click();
  await admin.page.waitForURL(/tersimpan=hapus/);
  expect(await admin.page.locator('main').textContent()).not.toContain('Gabriel');
  await admin.leave();

  const gone = await visit(journey());
  await gone.page.goto('/masuk');
  await gone.page.fill('input[name=email]', 'gabriel@demo.sinergi.example');
  await gone.page.fill('input[name=password]', journey().server.password);
  await gone.page.locator('main form button').first().click();
  expect(new URL(gone.page.url()).pathname).toBe('/masuk');
  await gone.leave();
});

test('Every account of the demonstration signs in and acts in its office', async () => {
  const { page, leave } = await visit(journey());
  await page.goto('/masuk');
  await expectAccessible(page);
  const emails = await page.locator('main .list-plain .code').allTextContents();
  await leave();
  if (process.env['TEST_DATABASE_URL'] === undefined) expect(emails).toHaveLength(17);
  for (const email of emails.filter((one) => !one.startsWith('dinkes.ende'))) {
    const visitor = await visit(journey(), { as: email.split('@')[0] ?? '' });
    expect([email, await visitor.page.textContent('.who')]).toEqual([
      email,
      expect.stringContaining('Bertindak sebagai'),
    ]);
    expect([email, (await visitor.page.goto('/kantor'))?.status()]).toEqual([email, 200]);
    await visitor.leave();
  }
});
