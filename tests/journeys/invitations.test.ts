/** Invitations by link, material, attendance by code and list, and a follow-up told from a telephone without an account. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit } from '#tests/journey.ts';
import { PDF } from '#tests/sample-files.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';
const WALKS = [
  { language: 'id', script: true, title: 'Rakor hari ini dengan lembaga mitra' },
  { language: 'en', script: false, title: 'Rakor hari ini dengan mitra pembangunan' },
] as const;
const CAMPUS = 'Universitas Nusa Cendana';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const linkIn = (text: string | null): string => /https?:\/\/\S+\/u\/[\w-]{44}/.exec(text ?? '')?.[0] ?? '';

async function callRakor(page: Page, title: string, locale: Locale): Promise<string> {
  const today = Temporal.Now.plainDateISO('Asia/Makassar').toString();
  await page.goto('/rakor/baru');
  await page.fill('input[name=title]', title);
  await page.fill('input[name=firstDay]', today);
  await page.fill('input[name=city]', 'Kupang');
  await page.locator('input[name=visibility][value=restricted]').check();
  await press(page, m.actionSave({}, { locale }));
  await page.waitForURL(new RegExp(`/rakor/${ID}`));
  const rakor = new URL(page.url()).pathname;
  await page.goto(`${rakor}/peserta`);
  await page.locator('#field-invitees > details > summary').first().click();
  await page.fill('input[name="invitees.0.name"]', CAMPUS);
  await press(page, m.actionSave({}, { locale }));
  await page.waitForURL(/tersimpan=ubah/);
  await page.locator('main a[href$="/undangan"]').click();
  await page.waitForURL(/undangan$/);
  expect(await page.textContent('main')).toContain(m.invitationsErrorDraft({}, { locale }));
  await page.goto(rakor);
  await press(page, m.meetingsAnnounce({}, { locale }));
  await page.waitForURL(/tersimpan=umumkan/);
  return rakor;
}

/** Fills in what the guest's form of the attendance list asks for. */
async function enter(page: Page, name: string, locale: Locale): Promise<void> {
  await page.fill('#hadir input[name=name]', name);
  await page.fill('#hadir input[name=institution]', CAMPUS);
  await press(page, m.attendanceGuestHere({}, { locale }));
  await page.waitForURL(/tersimpan=hadir/);
  expect(await page.textContent('main')).toContain(name);
}

/** The guest sees what is held by their link and asks to have it erased, in words that name the meeting. */
async function askToBeErased(page: Page, rakor: string, locale: Locale): Promise<void> {
  await page.reload();
  const held = await page.textContent('#data');
  for (const words of [
    'Yosefina Contoh',
    m.peopleKindReplies({}, { locale }),
    m.peopleKindAttendance({}, { locale }),
  ])
    expect(held).toContain(words);
  await page.locator('#data details > summary').click();
  await page.fill('#data textarea[name=words]', `Dari ${rakor}`);
  await expectNoSidewaysScroll(page);
  await page.locator('#data .confirm-box button').click();
  await page.waitForURL(/tersimpan=permintaan/);
  expect(await page.textContent('#data')).toContain(m.officesRequestOpen({}, { locale }));
}

/** The administrator finds the request, looks at what the link holds, ticks all of it and erases. */
async function eraseByRequest(
  page: Page,
  { rakor, locale, script }: { readonly rakor: string; readonly locale: Locale; readonly script: boolean },
): Promise<void> {
  await page.goto('/data-saya/hapus');
  const request = page.locator('main li', { hasText: rakor });
  expect(await request.textContent()).toContain(m.peopleRequestLink({}, { locale }));
  await request.getByRole('link', { name: m.officesRequestLook({}, { locale }) }).click();
  await page.waitForURL(/tautan=/);
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.fill('main form[action*="erase"] textarea[name=reason]', 'Permintaan lewat tautan');
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
  await press(page, m.officesEraseVerb({}, { locale }));
  await page.waitForURL(/tersimpan=hapus/);
  expect(await page.textContent('main')).toContain(
    m.peopleKindCount({ kind: m.peopleKindAttendance({}, { locale }), count: 1 }, { locale }),
  );
}

test.for(WALKS)(
  'A guest answers, hands in slides, is counted and reports: $language, script $script',
  async (walk) => {
    const { language: locale, script } = walk;
    const of = (as?: string, phone = false) =>
      visit(journey(), { ...(as && { as }), language: locale, script, phone });
    const biro = await of('biro');
    const rakor = await callRakor(biro.page, walk.title, locale);
    await biro.page.goto(`${rakor}/undangan`);
    await press(biro.page, m.invitationsMake({}, { locale }));
    await biro.page.waitForURL(/tersimpan=tautan/);
    await biro.page.locator('tbody details.disclosure > summary').first().click();
    const message = await biro.page.locator('tbody textarea').first().inputValue();
    expect(message.length).toBeLessThanOrEqual(700);
    expect(message).toContain(CAMPUS);
    if (script) await expectAccessible(biro.page);

    const guest = await of(undefined, true);
    await guest.page.goto(linkIn(message));
    await guest.page.locator('input[name=answer][value=attends]').check();
    await guest.page.fill('input[name="persons.0.name"]', 'Yosefina Contoh');
    await press(guest.page, m.invitationsSend({}, { locale }));
    // The post is missing; what was typed is still there.
    expect(await guest.page.textContent('main')).toContain(m.meetingsErrorDelegatePost({}, { locale }));
    await guest.page.fill('input[name="persons.0.post"]', 'Kepala Pusat Studi');
    await press(guest.page, m.invitationsSend({}, { locale }));
    await guest.page.waitForURL(/tersimpan=jawaban/);
    expect(await guest.page.textContent('#jawaban')).toContain('Yosefina Contoh, Kepala Pusat Studi');
    await guest.page.locator('#bahan details > summary').click();
    await guest.page.setInputFiles('#bahan input[name=file]', {
      name: 'paparan.pdf',
      mimeType: 'application/pdf',
      buffer: PDF,
    });
    await press(guest.page, m.invitationsMaterialAdd({}, { locale }));
    await guest.page.waitForURL(/tersimpan=bahan/);
    expect(await guest.page.textContent('#bahan')).toContain('paparan.pdf');
    await expectNoSidewaysScroll(guest.page);
    if (script) await expectAccessible(guest.page);
    const entry = await guest.page.request.get(`${new URL(guest.page.url()).pathname}/kalender`);
    expect(await entry.text()).toContain('BEGIN:VEVENT');
    expect(await guest.page.inputValue('#hadir input[name=name]')).toBe('Yosefina Contoh');
    await enter(guest.page, 'Yosefina Contoh', locale);
    expect(await guest.page.locator('#hadir').count()).toBe(0);

    await biro.page.goto(`${rakor}/hadir/kode`);
    await press(biro.page, m.attendanceCodeMake({}, { locale }));
    await biro.page.locator('svg.qr-large').waitFor();
    const room = linkIn(await biro.page.textContent('main'));
    const walkIn = await of(undefined, true);
    await walkIn.page.goto(room);
    await enter(walkIn.page, 'Petrus Contoh', locale);
    expect(await walkIn.page.textContent('main')).not.toContain('Yosefina');

    await biro.page.goto(`${rakor}/hadir`);
    const list = await biro.page.textContent('main');
    for (const name of ['Yosefina Contoh', 'Petrus Contoh']) expect(list).toContain(name);
    expect(await biro.page.locator('tfoot .number').nth(1).textContent()).toBe('2');
    await expectNoSidewaysScroll(biro.page);
    if (script) await expectAccessible(biro.page);
    await biro.page.locator('input[name=struck]').last().check();
    await press(biro.page, m.attendanceStrike({}, { locale }));
    await biro.page.waitForURL(/tersimpan=hapus/);
    expect(await biro.page.locator('tfoot .number').nth(1).textContent()).toBe('1');
    await press(biro.page, m.attendanceUndo({}, { locale }));
    await biro.page.waitForURL(/tersimpan=kembali/);
    expect(await biro.page.locator('tfoot .number').nth(1).textContent()).toBe('2');

    await biro.page.goto(`${rakor}/rekomendasi`);
    await biro.page.fill('textarea[name=text]', 'Kampus memetakan kebutuhan air bersih.');
    await biro.page.fill('input[name=ownerName]', CAMPUS);
    await biro.page.fill('input[name=ownerPost]', 'Kepala Pusat Studi');
    await press(biro.page, m.actionSave({}, { locale }));
    await biro.page.locator('#rekomendasi a', { hasText: 'Kampus memetakan' }).click();
    await biro.page.waitForURL(/tindak-lanjut/);
    const task = new URL(biro.page.url()).pathname;
    await press(biro.page, m.invitationsTaskLinkMake({}, { locale }));
    const told = linkIn(await biro.page.locator('#tautan textarea').inputValue());
    await walkIn.page.goto(told);
    await walkIn.page.fill('input[name=progress]', '100');
    await walkIn.page.fill('textarea[name=body]', 'Peta kebutuhan air selesai.');
    await walkIn.page.setInputFiles('input[name=file]', {
      name: 'peta.pdf',
      mimeType: 'application/pdf',
      buffer: PDF,
    });
    await press(walkIn.page, m.meetingsStepReport({}, { locale }));
    await walkIn.page.waitForURL(/tersimpan=laporan/);
    expect(await walkIn.page.textContent('main')).toContain(m.meetingsStateReported({}, { locale }));
    await expectNoSidewaysScroll(walkIn.page);
    if (script) await expectAccessible(walkIn.page);

    await biro.page.goto(task);
    expect(await biro.page.textContent('main')).toContain('peta.pdf');
    await askToBeErased(guest.page, rakor, locale);
    const admin = await of('admin');
    await eraseByRequest(admin.page, { rakor, locale, script });
    await biro.page.goto(`${rakor}/hadir`);
    const after = await biro.page.textContent('main');
    expect(after).not.toContain('Yosefina');
    expect(after).toContain('dihapus atas permintaan');
    expect(await biro.page.locator('tfoot .number').nth(1).textContent()).toBe('2');
    const other = await of('ende');
    expect((await other.page.goto(`${rakor}/undangan`))?.status()).toBeGreaterThanOrEqual(403);
    for (const visitor of [biro, guest, walkIn, admin, other]) await visitor.leave();
  },
);
