import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { joinRooms } from './app.ts';
import { readConfiguration } from './configuration.ts';
import { openLog } from './log.ts';
import { publicPage } from './public-pages.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const database = useDatabase();
let drawn = 0;
beforeAll(() => {
  const SINERGI_DATA = mkdtempSync(join(tmpdir(), 'sinergi-pages-'));
  joinRooms(readConfiguration({ SINERGI_DATA }), openLog('silent'), database());
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return publicPage(new Request(`http://localhost${path}`, { headers, method }), 'id', () => {
    drawn++;
    return Promise.resolve(
      new Response(`page ${String(drawn)}`, { headers: { 'content-type': 'text/html' } }),
    );
  });
}

test('A public page is drawn once until the register changes', async () => {
  const first = await (await ask('/a')).text();
  expect(await (await ask('/a')).text()).toBe(first);
  expect(await (await ask('/b')).text()).not.toBe(first);
  await database().asActor(SYSTEM, (tx) =>
    tx.insertInto('partner').values({ id: newId(), name: 'Baru', partner_class: 'other' }).execute(),
  );
  expect(await (await ask('/a')).text()).not.toBe(first);
});

test('Nothing is kept of or for somebody with a session, nor of a form', async () => {
  const kept = await (await ask('/c')).text();
  expect(await (await ask('/c', { cookie: 'sinergi.session_token=x' })).text()).not.toBe(kept);
  expect(await (await ask('/c', {}, 'POST')).text()).not.toBe(kept);
  expect(await (await ask('/c')).text()).toBe(kept);
});
