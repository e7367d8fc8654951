import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const base = 'http://localhost:4177';
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
page.setDefaultTimeout(15000);
page.on('console', (m) => {
  if (m.type() === 'error') console.log('console', m.text());
});
const shot = (n: string) => page.screenshot({ path: `/tmp/shot-${n}.png`, fullPage: true });
await page.goto(base + '/kegiatan');
await shot('list');
await page.goto(base + '/kegiatan?search=stuning');
console.log(
  await page
    .locator('.empty')
    .innerText()
    .catch(() => 'none'),
);
await page.goto(base + '/kegiatan?area=53.08&sort=planned');
await page.locator('tbody a').first().click();
await page.waitForLoadState();
await shot('detail');
console.log(page.url());
await page.goto(base + '/masuk');
await page.fill('input[type=email]', 'ende@demo.sinergi.example');
await page.fill('input[type=password]', 'demonstrasi-sinergi');
await page.click('main form button');
await page.waitForLoadState();
console.log('signed in', page.url());
await page.goto(base + '/kegiatan/baru');
await shot('new');
await page.fill('[name="title.id"]', 'Pelatihan kader uji coba');
await page.selectOption('[name="partnerId"]', { index: 1 });
await page.fill('[name="locations.0.place"]', 'Ndori');
await page
  .locator('summary', { hasText: 'Tambah lokasi' })
  .first()
  .click()
  .catch(() => console.log('no more'));
await page.fill('[name="locations.1.place"]', 'Ende');
await page.locator('summary', { hasText: 'Tambah anggaran' }).first().click();
await page.fill('[name="budgets.0.amount"]', '1.250.000');
await page.fill('[name="budgets.0.periodStart"]', '2025-01-01');
await page.fill('[name="budgets.0.periodEnd"]', '2024-12-31');
await page.locator('.form-actions button').last().click();
await page.waitForLoadState();
await shot('new-errors');
console.log(await page.locator('.error-summary').innerText());
await page.fill('[name="budgets.0.periodEnd"]', '2025-12-31');
for (const n of [0, 1]) {
  const r = page.locator(`input[name="locations.${n}.choice"]`);
  if (await r.count()) {
    console.log(n, await r.count());
    await r.first().check();
  }
}
await page.locator('.form-actions button').last().click();
await page.waitForLoadState();
console.log(
  page.url(),
  await page
    .locator('.error-summary')
    .innerText({ timeout: 500 })
    .catch(() => 'no errors'),
);
const url = page.url().split('?')[0]!;
await shot('saved');
const other = await browser.newPage();
await other.context().addCookies(await page.context().cookies());
await page.goto(url + '/ubah');
await other.goto(url + '/ubah');
await page.selectOption('[name="status"]', '4');
await page.locator('.form-actions button').last().click();
await page.waitForLoadState();
console.log(page.url());
await other.fill('[name="title.id"]', 'Pelatihan kader (dua)');
await other.locator('.form-actions button').last().click();
await other.waitForLoadState();
await other.screenshot({ path: '/tmp/shot-conflict.png', fullPage: true });
console.log(await other.locator('.notice').innerText());
await other.locator('.notice button').click();
await other.waitForLoadState();
console.log(other.url());
await page.goto(url);
await shot('after');
console.log((await page.locator('#riwayat').innerText()).slice(0, 900));
await page.locator('#riwayat summary').first().click();
await page.locator('#riwayat form button').first().click();
await page.waitForLoadState();
console.log(page.url(), await page.locator('h1').innerText());
await page.locator('#riwayat summary').last().click();
await page.locator('#riwayat form button').last().click();
await page.waitForLoadState();
console.log(page.url(), await page.locator('.notice').allInnerTexts());
await page.goto(base + '/pengaturan/kurs');
await shot('rates');
await page.setViewportSize({ width: 360, height: 740 });
await page.goto(base + '/kegiatan');
await shot('list-phone');
await browser.close();
