/** The pages walked against the table of permissions: what is allowed is offered and works, what is not is neither. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Act, ACTS, permissionCells, type RecordAct } from '#access/index.ts';
import { type Role, ROLES } from '#database/index.ts';
import { type Cast, makeCast } from '#tests/cast.ts';
import { openTestDatabase } from '#tests/database.ts';
import { ON_MEETINGS } from '#tests/meeting-pages.ts';
import {
  countActs,
  furnish,
  sceneOfActivities,
  sceneOfMeetings,
  sceneOfPartners,
} from '#tests/page-scene.ts';
import { type Attempt, type Entry, isRefused, page, type Walker } from '#tests/page-walk.ts';
import { PLAIN, placesOf } from '#tests/plain-pages.ts';
import { ON_ACTIVITIES, ON_PARTNERS } from '#tests/record-pages.ts';
import { type Served, servePages } from '#tests/served.ts';
import makeTemplate from '#tests/template.ts';

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let cast: Cast;
let served: Served;
const started = performance.now();
let walked = 0;
let tried = 0;

beforeAll(async () => {
  await makeTemplate();
  opened = await openTestDatabase();
  cast = await makeCast(opened.database);
  await furnish(opened.database, cast);
  served = await servePages(opened.database, cast);
});
afterAll(async () => {
  await served.stop();
  await opened.drop();
});

const ENTRIES: Readonly<Partial<Record<Act, Entry<never>>>> = {
  ...ON_ACTIVITIES,
  ...ON_PARTNERS,
  ...ON_MEETINGS,
  ...PLAIN,
};
const WALKING: readonly Role[] = ROLES.filter((role) => role !== 'system' && role !== 'guest');

test('Every act of the table has a page, or a reason to have none', () => {
  const acts = new Set(permissionCells().map(({ act }) => act));
  expect([...acts].filter((act) => ENTRIES[act] === undefined)).toEqual([]);
  expect(Object.keys(ENTRIES).sort()).toEqual([...ACTS].sort());
});

/** All activities in the list, page by page. */
async function listedBy(client: Walker['client']): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let number = 1; number < 60; number++) {
    const { body } = await client.ask(`/kegiatan?page=${String(number)}`);
    const found = [...body.matchAll(/href="[^"]*\/kegiatan\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
    const before = ids.size;
    for (const id of found) ids.add(id);
    if (ids.size === before) break;
  }
  return ids;
}

/** What went otherwise than the table says. */
function faultsOf(act: string, { on, allowed, offered, tries }: Attempt): string[] {
  walked++;
  tried += tries.length;
  const table = allowed ? 'allowed' : 'not allowed';
  return [
    ...(offered !== undefined && offered !== allowed
      ? [`${act} on ${on}: ${table}, ${offered ? 'offered' : 'not offered'}`]
      : []),
    ...tries.flatMap((got, i) =>
      isRefused(got) === allowed || got.status >= 500
        ? [`${act} on ${on}: ${table}, try ${String(i + 1)} gives ${String(got.status)} ${got.location}`]
        : [],
    ),
  ];
}

async function walkAll<Subject>(
  walker: Walker,
  entries: Partial<Record<string, Entry<Subject>>>,
  subjects: readonly Subject[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const [act, entry] of Object.entries(entries))
    if (typeof entry === 'function')
      for (const subject of isOfNoRecord(act) ? subjects.slice(0, 1) : subjects)
        for (const attempt of await entry(walker, subject)) faults.push(...faultsOf(act, attempt));
  return faults;
}

/** What is new stands in no relation yet. */
function isOfNoRecord(act: string): boolean {
  return (['recordActivity', 'registerPartner'] satisfies RecordAct[] as string[]).includes(act);
}

test.for(WALKING)('%s', { timeout: 300_000 }, async (role) => {
  const { database } = opened;
  const actor = cast.actors[role];
  const client = served.clients[role];
  if (!client) throw new Error(`nobody walks as ${role}`);
  const activities = await sceneOfActivities(database, cast, actor);
  const partners = await sceneOfPartners(database, cast, actor);
  const meetings = await sceneOfMeetings(database, cast, actor);
  const before = await countActs(database);
  const walker: Walker = { actor, client, cast, database, listed: await listedBy(client) };
  const faults = [
    ...(await walkAll(walker, ON_ACTIVITIES, activities)),
    ...(await walkAll(walker, ON_PARTNERS, partners)),
    ...(await walkAll(walker, ON_MEETINGS, meetings)),
    ...(await walkAll(walker, PLAIN, await placesOf(walker))),
  ];
  expect(faults).toEqual([]);
  expect(await countActs(database)).toBe(before);
  expect((await page(client, '/kegiatan')).status).toBe(200);
});

test('All of it was walked', () => {
  expect(walked).toBeGreaterThan(6000);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${String(walked)} cells walked with ${String(tried)} tries by hand, ${seconds} s\n`);
});
