/** The minutes lose nothing: a line that breaks, two who write at once, a server that dies in the middle. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { PDF, PHOTO, withPlace } from '#tests/sample-files.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';

/** A meeting of the bureau with one item on its agenda, or two. */
async function planMeeting(
  page: Page,
  title: string,
  { circle = 'internal', kind = 'rakor', items = 1 } = {},
): Promise<string> {
  await page.goto('/rakor/baru');
  await page.selectOption('select[name=kind]', kind);
  await page.fill('input[name=title]', title);
  await page.fill('input[name=firstDay]', '2027-06-10');
  await page.locator('#field-agenda > details > summary').first().click();
  await page.fill('input[name="agenda.0.begins"]', '09.00');
  await page.fill('input[name="agenda.0.title"]', 'Paparan mitra');
  if (items > 1) {
    await page.locator('#field-agenda > details > details > summary').click();
    await page.fill('input[name="agenda.1.title"]', 'Acara 2');
  }
  await page.locator(`input[name=visibility][value=${circle}]`).check();
  await page
    .getByRole('button', { name: m.actionSave({}, { locale: 'id' }), exact: true })
    .first()
    .click();
  await page.waitForURL(new RegExp(`/rakor/${ID}`));
  return new URL(page.url()).pathname;
}

const section = (page: Page) => page.locator('section.minutes-item').first();
const fresh = (page: Page) => section(page).locator('form[data-new]');
const entry = (page: Page, n: number) => section(page).locator('form.minute').nth(n);
const said = (page: Page, what: string) =>
  page.waitForSelector(`[data-status][data-now="${what}"]`, { state: 'attached' });
const ready = (page: Page) => page.waitForSelector('[data-minutes][data-live]');

async function write(page: Page, body: string): Promise<void> {
  const form = fresh(page);
  await form.locator('textarea').pressSequentially(body);
}

/** Every text that the server has, as the history tells it. */
async function textsOnServer(page: Page, rakor: string): Promise<string> {
  await page.goto(`${rakor}/notula/riwayat`);
  return (await page.locator('main').textContent()) ?? '';
}

test('A line that breaks, a page that is closed and opened without a line: all of it arrives', async () => {
  const { page, leave } = await visit(journey(), { as: 'biro', faults: /ERR_INTERNET_DISCONNECTED/ });
  const rakor = await planMeeting(page, 'Rakor jaringan putus');
  await page.goto(`${rakor}/notula`);
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await write(page, 'Ditulis dengan jaringan.');
  await said(page, 'saved');
  await page.waitForFunction(
    async (path) => (await caches.match(path)) !== undefined,
    new URL(page.url()).pathname,
  );
  const context = page.context();
  await context.setOffline(true);
  await write(page, 'Ditulis tanpa jaringan.');
  await said(page, 'waiting');
  await write(page, 'Baru setengah diketik');
  await page.close();

  const again = await context.newPage();
  await again.goto(`${rakor}/notula`);
  await ready(again);
  const bodies = () =>
    section(again)
      .locator('textarea')
      .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  expect(await bodies()).toEqual([
    'Ditulis dengan jaringan.',
    'Ditulis tanpa jaringan.',
    'Baru setengah diketik',
    '',
  ]);
  await context.setOffline(false);
  await said(again, 'saved');
  expect(await bodies()).toEqual([
    'Ditulis dengan jaringan.',
    'Ditulis tanpa jaringan.',
    'Baru setengah diketik',
    '',
  ]);
  const told = await textsOnServer(again, rakor);
  for (const text of ['Ditulis dengan jaringan.', 'Ditulis tanpa jaringan.', 'Baru setengah diketik'])
    expect(told.split(text)).toHaveLength(2);
  await leave();
});

test('Two who write at once, on the same entry and on others: no word is lost, and both versions are made one', async () => {
  const one = await visit(journey(), { as: 'biro' });
  const rakor = await planMeeting(one.page, 'Rakor dua pencatat');
  const two = await visit(journey(), { as: 'biro' });
  for (const { page } of [one, two]) {
    await page.goto(`${rakor}/notula`);
    await ready(page);
  }
  await write(one.page, 'Data mitra');
  // Within seconds the other has it before them.
  await two.page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Data mitra'),
  );
  await Promise.all([
    entry(one.page, 0).locator('textarea').pressSequentially(' dimutakhirkan tiap semester'),
    entry(two.page, 0).locator('textarea').pressSequentially(' dimutakhirkan tiap tahun'),
  ]);
  await Promise.all([write(one.page, 'Butir pencatat pertama.'), write(two.page, 'Butir pencatat kedua.')]);
  for (const { page } of [one, two]) {
    await section(page).locator('.minute-versions').waitFor();
    await said(page, 'saved');
    await expectAccessible(page);
    const versions = await section(page).locator('[data-version-list]').textContent();
    expect(versions).toContain('tiap semester');
    expect(versions).toContain('tiap tahun');
  }
  await section(one.page).locator('form[data-join] button').click();
  const both = /tiap (semester|tahun)\n.*tiap (semester|tahun)/;
  await expect
    .poll(() => entry(two.page, 0).locator('textarea').inputValue(), { timeout: 15_000 })
    .toMatch(both);
  expect(await section(two.page).locator('.minute-versions').count()).toBe(0);
  await two.page.reload();
  expect(await section(two.page).locator('.minute-versions').count()).toBe(0);
  const told = await textsOnServer(two.page, rakor);
  for (const text of ['Butir pencatat pertama.', 'Butir pencatat kedua.'])
    expect(told.split(text)).toHaveLength(2);
  for (const { leave } of [one, two]) await leave();
});

test('A server that is killed while it takes the entries, and started again: all are there, none twice', async () => {
  const { page, leave } = await visit(journey(), {
    as: 'biro',
    faults: /Failed to load resource|ERR_|Failed to fetch/,
  });
  const rakor = await planMeeting(page, 'Rakor listrik padam');
  await page.goto(`${rakor}/notula`);
  await ready(page);
  let asked = 0;
  // Killed with the second request on its way.
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.postData()?.includes('"edits":[{') === true && ++asked === 2)
      void journey().server.stop('SIGKILL');
  });
  const texts = Array.from({ length: 12 }, (_, n) => `Butir nomor ${String(n + 1)} selesai.`);
  for (const text of texts) await write(page, text);
  await said(page, 'waiting');
  await journey().server.start();
  await page.waitForSelector('[data-status][data-now="saved"]', { state: 'attached', timeout: 40_000 });
  expect(asked).toBeGreaterThan(1);
  const told = await textsOnServer(page, rakor);
  for (const text of texts) expect([text, told.split(text).length]).toEqual([text, 2]);
  await leave();
});

test('Without script the minutes are a form; the room sees what was decided, and a recommendation goes to the ledger', async () => {
  const { page, leave } = await visit(journey(), { as: 'biro', script: false, phone: true });
  const rakor = await planMeeting(page, 'Rakor tanpa skrip');
  await page.goto(`${rakor}/notula`);
  const add = async (kind: string, words: Record<string, string>) => {
    const form = fresh(page);
    await form.locator('select[name=kind]').selectOption(kind);
    for (const [name, text] of Object.entries(words)) await form.locator(`[name=${name}]`).fill(text);
    await form.locator('.minute-save').click();
    await page.waitForURL(/tersimpan=butir/);
  };
  await add('decision', { body: 'Rakor berikutnya di Ende.' });
  await add('statement', { body: 'Kami siap.', speaker: 'Kepala Bappeda' });
  await add('note', { body: 'Hanya untuk pencatat.' });
  await add('recommendation', {
    body: 'Data mitra dimutakhirkan.',
    owner: 'Bagian Kerja Sama',
    due: '2027-12-30',
  });
  await expectNoSidewaysScroll(page);
  const last = section(page).locator('form.minute').nth(3);
  await last.locator('textarea').fill('Data mitra dimutakhirkan tiap semester.');
  await last.locator('.minute-outcome').click();
  await page.waitForURL(/tersimpan=rekomendasi/);
  await page.goto(rakor);
  expect(await page.textContent('#rekomendasi')).toContain('Data mitra dimutakhirkan tiap semester.');
  await page.goto(`${rakor}/layar`);
  const screen = (await page.textContent('[data-screen]')) ?? '';
  expect(screen).toContain('Rakor berikutnya di Ende.');
  expect(screen).not.toContain('Kami siap.');
  expect(screen).not.toContain('Hanya untuk pencatat.');
  await leave();
});

const DRAFT = 'PASAL 1\nMAKSUD\n\nPara Pihak bekerja sama.\n\nPasal 2 Biaya\nDitanggung masing-masing.';

test('A risalah: the draft is pasted without script, discussed without a line and moved about; the room sees the article', async () => {
  const plain = await visit(journey(), { as: 'biro', script: false, phone: true });
  const rakor = await planMeeting(plain.page, 'Rapat antarkementerian', {
    kind: 'interministerial',
    items: 2,
  });
  expect(await plain.page.locator('#wajib .mark').count()).toBe(4);
  await plain.page.goto(`${rakor}/notula/pasal`);
  await plain.page.fill('textarea[name=text]', DRAFT);
  await plain.page.locator('form[action="?/split"] button').click();
  await plain.page.fill('input[name="parts.1.label"]', 'Pasal 2 Pembiayaan');
  await expectNoSidewaysScroll(plain.page);
  await plain.page.locator('form[action="?/write"] button').click();
  await plain.page.waitForURL(/tersimpan=pasal/);
  await plain.page.locator('.minute-same').nth(1).click();
  await plain.page.waitForURL(/tersimpan=butir/);
  await expectNoSidewaysScroll(plain.page);

  const { page, leave } = await visit(journey(), { as: 'biro', faults: /ERR_INTERNET_DISCONNECTED/ });
  await page.goto(`${rakor}/notula`);
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await write(page, 'Butir yang pindah acara.');
  // Enter in a field of one line sends what is typed and takes nothing out.
  await entry(page, 0).locator('input[name=speaker]').press('Enter');
  await said(page, 'saved');
  await expectAccessible(page);
  await page.waitForFunction(
    async (path) => (await caches.match(path)) !== undefined,
    new URL(page.url()).pathname,
  );
  const context = page.context();
  await context.setOffline(true);
  const articles = page.locator('.draft-article');
  await articles.nth(0).locator('textarea[name=agreed]').pressSequentially('Disepakati tanpa jaringan.');
  const input = articles.nth(1).locator('.article-inputs form').first();
  await input.locator('[name=speaker]').fill('Kemlu');
  await input.locator('textarea').fill('Mohon sumbernya disebut.');
  await entry(page, 0).locator('select[name=agendaItemId]').selectOption({ label: 'Acara 2' });
  await said(page, 'waiting');
  await page.close();

  const again = await context.newPage();
  await again.goto(`${rakor}/notula`);
  await ready(again);
  const second = again.locator('section.minutes-item').nth(1).locator('form.minute').first();
  const told = async () => [
    await again.locator('.draft-article textarea[name=agreed]').first().inputValue(),
    await again.locator('.draft-article').nth(1).locator('.article-inputs textarea').first().inputValue(),
    await second.locator('textarea').inputValue(),
  ];
  const all = ['Disepakati tanpa jaringan.', 'Mohon sumbernya disebut.', 'Butir yang pindah acara.'];
  expect(await told()).toEqual(all);
  await context.setOffline(false);
  await said(again, 'saved');
  await again.reload();
  await ready(again);
  expect(await told()).toEqual(all);
  // An article that another writer begins comes with the form for what is said of it.
  await plain.page.goto(`${rakor}/notula`);
  const begun = plain.page.locator('form.minute-article[data-new]');
  await begun.locator('[name=label]').fill('Pasal 3 Masa Berlaku');
  await begun.locator('.minute-save').click();
  await plain.page.waitForURL(/tersimpan=butir/);
  await again.locator('.draft-article').nth(3).waitFor();
  const third = again.locator('.draft-article').nth(2).locator('.article-inputs form');
  await third.first().locator('[name=speaker]').fill('Bappenas');
  await said(again, 'saved');
  await again.reload();
  await ready(again);
  expect(await third.first().locator('[name=speaker]').inputValue()).toBe('Bappenas');
  expect(await third.count()).toBe(2);
  // What was said of an article that is taken out stays.
  await again.locator('.draft-article').nth(1).locator('form.minute-article .minute-remove').click();
  expect(await again.locator('.draft-strays textarea').inputValue()).toBe(all[1]);
  await again.locator('.draft-article').first().locator('[data-show] button').click();
  // The screen follows what arrives: what was pressed may still be on its way.
  await expect
    .poll(
      async () => {
        await plain.page.goto(`${rakor}/layar`);
        return plain.page.textContent('[data-screen]');
      },
      { timeout: 10_000 },
    )
    .toMatch(/Pasal 1 Maksud[^]*Disepakati tanpa jaringan/);
  await plain.page.goto(`${rakor}/notula/naskah`);
  await expectNoSidewaysScroll(plain.page);
  expect(await plain.page.textContent('main')).toMatch(/Mohon sumbernya disebut/);
  await plain.leave();
  await leave();
});

test('Signing out asks before it takes unsent entries off the device', async () => {
  const { page, leave } = await visit(journey(), { as: 'biro', faults: /ERR_FAILED/ });
  const rakor = await planMeeting(page, 'Rakor keluar');
  await page.goto(`${rakor}/notula`);
  await ready(page);
  await page.route('**/kirim', (route) => route.abort());
  await write(page, 'Belum terkirim.');
  await said(page, 'waiting');
  const asked: string[] = [];
  let answer = false;
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void (answer ? dialog.accept() : dialog.dismiss());
  });
  await page.locator('.who-out button').click();
  await expect.poll(() => asked).toEqual([m.shellUnsentWarning({ count: '1' }, { locale: 'id' })]);
  expect(await entry(page, 0).locator('textarea').inputValue()).toBe('Belum terkirim.');
  answer = true;
  await page.locator('.who-out button').click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(
    await page.evaluate(async () => [(await indexedDB.databases()).length, (await caches.keys()).length]),
  ).toEqual([0, 0]);
  await leave();
});

/** Adds a photograph to a meeting; without script it goes over the line as it is. */
async function addPhoto(page: Page, rakor: string, buffer: Buffer, caption: string): Promise<void> {
  await page.goto(`${rakor}/foto`);
  await page.setInputFiles('input[name=photos]', { name: 'IMG_2031.jpg', mimeType: 'image/jpeg', buffer });
  await page.fill('#tambah input[name=caption]', caption);
  await page.locator('#tambah button').click();
  await page.waitForURL(/tersimpan=foto/);
}

test('A large photograph is made smaller on the telephone before it goes over the line', async () => {
  const { page, leave } = await visit(journey(), { as: 'biro', phone: true });
  const rakor = await planMeeting(page, 'Rakor berfoto');
  const large = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1800];
    const pixels = new ImageData(2400, 1800);
    for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = (at * 7919) % 251;
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/jpeg', 1).split(',')[1] ?? '';
  });
  const buffer = Buffer.from(large, 'base64');
  expect(buffer.length).toBeGreaterThan(2 * 1024 * 1024);
  await addPhoto(page, rakor, buffer, 'Paparan mitra');
  const picture = page.locator('.photos img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1600);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await leave();
});

test('The minutes circulate, are corrected, signed and locked; everybody then reads what was decided', async () => {
  const biro = await visit(journey(), { as: 'biro', script: false });
  const rakor = await planMeeting(biro.page, 'Rakor sampai terkunci', { circle: 'public' });
  await biro.page.goto(`${rakor}/peserta`);
  await biro.page.locator('input[name=groups][value=regencies]').check();
  await biro.page.locator('form[action="?/fill"] button').click();
  await biro.page.waitForURL(/tersimpan=isi/);
  await biro.page.locator('form[action="?/announce"] button').click();
  await biro.page.waitForURL(/tersimpan=umumkan/);
  await biro.page.goto(`${rakor}/notula`);
  await fresh(biro.page).locator('select[name=kind]').selectOption('decision');
  await fresh(biro.page).locator('textarea').fill('Rakor berikutnya di Ende.');
  await fresh(biro.page).locator('input[name=open]').check();
  await fresh(biro.page).locator('.minute-save').click();
  await biro.page.waitForURL(/tersimpan=butir/);
  const step = async (kind: string, fields: Record<string, string> = {}) => {
    await biro.page.goto(`${rakor}/notula/naskah`);
    const form = biro.page.locator(`form:has(input[name=kind][value=${kind}])`);
    for (const [name, text] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(text);
    await form.locator('button').click();
    await biro.page.waitForURL(/tersimpan=langkah/);
  };
  await step('circulate', { until: '2099-12-31' });

  const ende = await visit(journey(), { as: 'ende', phone: true });
  await ende.page.goto(`${rakor}/notula/naskah`);
  await expectAccessible(ende.page);
  await expectNoSidewaysScroll(ende.page);
  await ende.page.locator('article summary').first().click();
  await ende.page.locator('article details textarea').first().fill('Mohon disebut bulannya.');
  await ende.page.locator('article details button').first().click();
  await ende.page.waitForURL(/tersimpan=koreksi/);
  await biro.page.goto(`${rakor}/notula/naskah`);
  await biro.page.fill('.minutes-answer textarea', 'Menunggu keputusan bupati.');
  await biro.page.click('.minutes-answer button[value=""]');
  await biro.page.waitForURL(/tersimpan=jawaban/);
  await addPhoto(biro.page, rakor, withPlace(PHOTO, 1), 'Pembukaan oleh Asisten II');
  await biro.page.locator('form[action="?/open"] button').click();
  await biro.page.waitForURL(/tersimpan=ubah/);
  await step('sign', { signer: 'Nama Ketua', post: 'Asisten II', signedOn: '2027-06-12' });
  const scan = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
  await biro.page.setInputFiles('input[name=scan]', scan('notula.pdf', Buffer.from('bukan PDF')));
  await biro.page.locator('#pindaian button').click();
  await biro.page
    .getByText(m.annexesErrorScanType({}, { locale: 'id' }))
    .first()
    .waitFor();
  await biro.page.setInputFiles('input[name=scan]', scan('notula-ttd.pdf', PDF));
  await biro.page.locator('#pindaian button').click();
  await biro.page.waitForURL(/tersimpan=pindaian/);
  await step('lock');
  await biro.page.goto(`${rakor}/foto`);
  expect(await biro.page.locator('form[action="?/remove"]').count()).toBe(0);
  await biro.page.goto(`${rakor}/notula/naskah`);
  const [file] = await Promise.all([
    biro.page.waitForEvent('download'),
    biro.page.locator('#unduh button[value=pdf]').click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^2027-06-10_Notula-Rakor-sampai-terkunci_.*\.pdf$/);
  expect(await biro.page.locator('main').textContent()).toMatch(/SHA-256 [0-9a-f]{64}/);
  await biro.page.goto(`${rakor}/notula`);
  expect(await biro.page.locator('form[action="?/save"]:visible').count()).toBe(0);
  const pdf = await biro.page.request.get(`${rakor}/notula/naskah/cetak?bentuk=pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await ende.page.goto(`${rakor}/notula/naskah`);
  const kept = ende.page.locator('#pindaian a');
  expect(await ende.page.locator('#pindaian').textContent()).toMatch(/SHA-256 [0-9a-f]{64}/);
  const address = await kept.evaluate((one: HTMLAnchorElement) => one.href);
  expect(await (await ende.page.request.get(address)).body()).toEqual(PDF);
  await expectAccessible(ende.page);

  const nobody = await visit(journey());
  expect((await nobody.page.request.get(address)).status()).toBe(404);
  await nobody.page.goto(rakor);
  const shown = nobody.page.getByAltText('Pembukaan oleh Asisten II');
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(160);
  const picture = await shown.evaluate((one: HTMLImageElement) => one.src);
  const again = await nobody.page.request.get(picture);
  expect((await again.body()).toString('latin1')).not.toContain('GPS');
  const etag = again.headers()['etag'] ?? '';
  const unchanged = await nobody.page.request.get(picture, { headers: { 'if-none-match': etag } });
  expect(unchanged.status()).toBe(304);
  expect(await nobody.page.locator('#hasil').textContent()).toContain('Rakor berikutnya di Ende.');
  expect(await nobody.page.locator('#notula').count()).toBe(0);
  for (const { leave } of [biro, ende, nobody]) await leave();
});
