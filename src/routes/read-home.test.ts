import { expect, test } from 'vitest';
import { type Partner, registerPartner } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople } from '#tests/people.ts';
import { readFigures, readTasks } from './read-home.ts';

const database = useDatabase();

let made: ReturnType<typeof makePeople> | undefined;
const people = () => (made ??= makePeople(database()));

async function register(
  name: string,
  partnerClass: Partner['record']['partnerClass'],
  validTo: string,
): Promise<void> {
  await registerPartner(deskOf(database(), (await people()).province), {
    name,
    partnerClass,
    homeCountry: 'JP',
    permits: [{ kind: 'operatingPermit', validTo }],
    presence: [{ areaCode: '53.08', year: 2025 }],
  });
}

test('Nothing recorded is told as not recorded, not as zero', async () => {
  const { total, places } = await readFigures(
    deskOf(database(), (await people()).public),
    { area: null },
    'id',
  );
  expect(total.planned).toBeNull();
  expect(places).toEqual([]);
});

test('The line of partners adds up, and the permits that end soonest come before those that have ended', async () => {
  const { province } = await people();
  await register('Hoshi Rural Water Society', 'internationalNgo', '2026-05-31');
  await register('Minato Friendship Agency', 'bilateral', '2025-03-31');
  await register('Aoba Learning Trust', 'internationalNgo', '2026-02-28');
  await register('Sakura Health Bridge', 'internationalNgo', '2029-12-31');
  const desk = deskOf(database(), province);
  const { partners } = await readFigures(desk, { area: '53' }, 'id');
  expect(partners.total).toBe(partners.byClass.reduce((sum, { count }) => sum + count, 0));
  const { permits } = await readTasks(desk, '53', undefined, 'id');
  expect(permits.map(({ state, validTo }) => `${state} ${validTo}`)).toEqual([
    'ending3 2026-02-28',
    'ending6 2026-05-31',
    'valid 2029-12-31',
    'expired 2025-03-31',
  ]);
});

test('The public and a national viewer have no imports or duplicates to see to', async () => {
  const { national } = await people();
  const tasks = await readTasks(deskOf(database(), national), null, undefined, 'en');
  expect([tasks.questions, tasks.ready, tasks.failed, tasks.duplicates]).toEqual([0, 0, 0, 0]);
});
