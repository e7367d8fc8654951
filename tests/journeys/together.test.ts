/** Two officers at one record: the second sees both versions, chooses one of each, and nothing is lost. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { expectAccessible, expectNoSidewaysScroll, useJourney, visit, type Visitor } from '#tests/journey.ts';

const journey = useJourney();
const ID = '[0-9a-f-]{36}';

const VISITORS = [
  { language: 'id', script: false, phone: true },
  { language: 'id', script: true, phone: false },
  { language: 'en', script: true, phone: true },
  { language: 'en', script: false, phone: false },
] as const satisfies readonly Visitor[];
type Place = (typeof VISITORS)[number];

const save = (page: Page) => page.locator('main form .form-actions.sticky button.primary').click();

async function fillAll(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`);
    if (!(await field.isVisible()))
      await page.locator('main details', { has: field }).last().locator('summary').first().click();
    await field.fill(value);
  }
}

/** What stands beside the buttons of a field that both changed; nothing is ticked for the person. */
async function compared(page: Page, field: string) {
  const set = page.locator('fieldset', { has: page.locator(`input[name="take.${field}"]`) });
  const words = await set.locator('label strong').allTextContents();
  return { mine: words[0], stored: words[1], ticked: await set.locator('input:checked').count() };
}

/** The record that both have open, as a shared story: who saves what, and what the second chooses. */
interface Story {
  readonly path: string;
  readonly first: Readonly<Record<string, string>>;
  readonly second: Readonly<Record<string, string>>;
  /** In both; the second keeps their own. */
  readonly both: string;
  /** Of the first alone. */
  readonly theirs: string;
  /** Of the second alone. */
  readonly own: string;
}

async function tell(first: Page, second: Page, story: Story, place: Place): Promise<void> {
  const { path, both, theirs, own } = story;
  for (const page of [first, second]) await page.goto(`${path}/ubah`);
  await fillAll(first, story.first);
  await save(first);
  await first.waitForURL(/tersimpan=ubah/);

  await fillAll(second, story.second);
  await save(second);
  const notice = second.locator('.notice', { has: second.locator('fieldset') });
  await notice.waitFor();
  expect(await notice.textContent()).toContain(m.errorTitle409({}, { locale: place.language }));
  expect(await notice.locator('fieldset').count()).toBe(1);
  expect(await compared(second, both)).toEqual({
    mine: story.second[both],
    stored: story.first[both],
    ticked: 0,
  });
  // What one of both changed is joined already.
  expect(await notice.locator(`[data-joined="${theirs}"]`).textContent()).toContain(story.first[theirs]);
  expect(await notice.locator(`[data-joined="${own}"]`).textContent()).toContain(story.second[own]);
  expect(await second.inputValue(`main [name="${theirs}"]`)).toBe(story.first[theirs]);
  for (const field of [both, own])
    expect(await second.inputValue(`main [name="${field}"]`)).toBe(story.second[field]);
  await expectNoSidewaysScroll(second);
  if (place.script) await expectAccessible(second);

  await second.check(`input[name="take.${both}"][value="mine"]`);
  await notice.locator('button').click();
  await second.waitForURL(/tersimpan=ubah/);
  const text = (await second.textContent('main')) ?? '';
  for (const value of [story.second[both], story.first[theirs], story.second[own]])
    expect(text).toContain(value);
  const history = (await second.textContent('#riwayat')) ?? '';
  for (const word of ['Bagian Kerja Sama Kabupaten Ende', 'Biro Kerja Sama Provinsi Nusa Tenggara Timur'])
    expect(history).toContain(word);
  for (const value of [...Object.values(story.first), ...Object.values(story.second)])
    expect(history).toContain(value);
}

const where = ({ language, phone, script }: Place): string =>
  `${language}, ${phone ? 'phone' : 'desk'}, ${script ? 'with' : 'without'} script`;

test.for(VISITORS.map((place) => ({ place, where: where(place) })))(
  'The bureau and a regency edit one activity and one partner at the same time: $where',
  async ({ place }) => {
    const [ende, biro] = [
      await visit(journey(), { ...place, as: 'ende' }),
      await visit(journey(), { ...place, as: 'biro' }),
    ];
    const word = `${place.language}${place.script ? 'S' : 'N'}`;
    await ende.page.goto('/mitra/baru');
    await fillAll(ende.page, { name: `Sejabat ${word} Trust` });
    await ende.page.selectOption('select[name=partnerClass]', 'internationalNgo');
    await ende.page.selectOption('select[name=homeCountry]', 'NO');
    await save(ende.page);
    if (await ende.page.locator('button[name=anyway]').count())
      await ende.page.locator('button[name=anyway]').click();
    await ende.page.waitForURL(new RegExp(`/mitra/${ID}`));
    const partner = new URL(ende.page.url()).pathname;

    await ende.page.goto(`/kegiatan/baru?partnerId=${partner.slice(-36)}`);
    await fillAll(ende.page, { 'title.id': `Embung ${word}`, 'locations.0.place': '53.08' });
    await save(ende.page);
    await ende.page.waitForURL(new RegExp(`/kegiatan/${ID}`));
    const activity = new URL(ende.page.url()).pathname;

    const onActivity = {
      path: activity,
      first: { programme: 'Air Kita', implementer: 'Yayasan Tenun Ende' },
      second: { programme: 'Air Bersama', leadAgency: 'Dinas Pekerjaan Umum' },
      ...{ both: 'programme', theirs: 'implementer', own: 'leadAgency' },
    };
    await tell(ende.page, biro.page, onActivity, place);
    const onPartner = {
      path: partner,
      first: { nameId: 'Lembaga Sejabat', acronym: 'LSJ' },
      second: { nameId: 'Yayasan Sejabat', website: 'https://sejabat.example' },
      ...{ both: 'nameId', theirs: 'acronym', own: 'website' },
    };
    await tell(ende.page, biro.page, onPartner, place);
    await ende.leave();
    await biro.leave();
  },
);

const AGENDA = ['Pembukaan', 'Paparan'] as const;

async function planRakor(page: Page, title: string): Promise<string> {
  await page.goto('/rakor/baru');
  await fillAll(page, { title, firstDay: '2027-03-10', 'agenda.0.title': AGENDA[0] });
  await fillAll(page, { 'agenda.1.title': AGENDA[1] });
  await save(page);
  await page.waitForURL(new RegExp(`/rakor/${ID}`));
  return new URL(page.url()).pathname;
}

test.for([VISITORS[0], VISITORS[2]].map((place) => ({ place, where: where(place) })))(
  'Two of one bureau edit a meeting and their office at the same time: $where',
  async ({ place }) => {
    const [one, two] = [
      await visit(journey(), { ...place, as: 'biro' }),
      await visit(journey(), { ...place, as: 'biro' }),
    ];
    const [first, second] = [one.page, two.page];
    const rakor = await planRakor(first, `Rapat bersama ${place.language}`);
    for (const page of [first, second]) await page.goto(`${rakor}/ubah`);
    await fillAll(first, { theme: 'Air bersih', 'agenda.0.title': 'Pembukaan oleh Kepala Biro' });
    await fillAll(first, { 'agenda.2.title': 'Penutupan' });
    await save(first);
    await first.waitForURL(/tersimpan=ubah/);

    await fillAll(second, { venue: 'Aula Biro', 'agenda.0.title': 'Pembukaan oleh Sekretaris Daerah' });
    await save(second);
    const notice = second.locator('.notice', { has: second.locator('fieldset') });
    await notice.waitFor();
    const words = await notice.locator('fieldset').allTextContents();
    expect(words).toHaveLength(1);
    for (const text of [AGENDA[0], 'oleh Kepala Biro', 'oleh Sekretaris Daerah'])
      expect(words[0]).toContain(text);
    expect(await notice.locator('[data-joined]').count()).toBe(3);
    expect(await second.inputValue('[name=theme]')).toBe('Air bersih');
    expect(await second.inputValue('[name="agenda.2.title"]')).toBe('Penutupan');
    await expectNoSidewaysScroll(second);
    if (place.script) await expectAccessible(second);

    // Nothing is chosen for them, and the browser says so.
    await notice.locator('button').click();
    expect(second.url()).not.toContain('tersimpan');
    await notice.locator('input[value=stored]').focus();
    await second.keyboard.press('Space');
    await notice.locator('button').click();
    await second.waitForURL(/tersimpan=ubah/);
    const text = (await second.textContent('main')) ?? '';
    for (const value of ['Air bersih', 'Aula Biro', 'Pembukaan oleh Kepala Biro', AGENDA[1], 'Penutupan'])
      expect(text).toContain(value);
    expect((await second.textContent('#riwayat')) ?? '').toContain('Aula Biro');

    // Who changes another part of it meanwhile is in nobody's way.
    for (const [page, path] of [
      [first, `${rakor}/ubah`],
      [second, `${rakor}/peserta`],
    ] as const)
      await page.goto(path);
    await fillAll(first, { city: 'Kupang' });
    await fillAll(second, { 'invitees.0.name': 'Badan Pengembangan Desa' });
    for (const page of [first, second]) {
      await save(page);
      await page.waitForURL(/tersimpan=ubah/);
    }
    expect(await second.textContent('main')).toContain('Kupang');
    expect(await second.textContent('#peserta')).toContain('Badan Pengembangan Desa');

    const kantor = await ownOffice(first);
    for (const page of [first, second]) await page.goto(`${kantor}/ubah`);
    const name = await first.inputValue('[name=name]');
    await fillAll(first, { name: `${name} Satu`, validFrom: '2001-01-01' });
    await save(first);
    await first.waitForURL(/tersimpan=ubah/);
    await fillAll(second, { name: `${name} Dua`, reason: 'Peraturan Gubernur' });
    await save(second);
    await notice.waitFor();
    expect(await notice.locator('fieldset').textContent()).toContain(`${name} Satu`);
    expect(await second.inputValue('[name=validFrom]')).toBe('2001-01-01');
    expect(await second.inputValue('[name=reason]')).toBe('Peraturan Gubernur');
    await second.check('input[name="take.name"][value=mine]');
    await fillAll(second, { name });
    await notice.locator('button').click();
    await second.waitForURL(/tersimpan=ubah/);
    expect(await second.textContent('h1')).toBe(name);
    await one.leave();
    await two.leave();
  },
);

/** The bureau that both are of. */
async function ownOffice(page: Page): Promise<string> {
  await page.goto('/kantor');
  return (
    (await page.locator('main a', { hasText: 'Biro Kerja Sama Provinsi' }).first().getAttribute('href')) ?? ''
  );
}
