import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useJourney, visit } from '#tests/journey.ts';

const journey = useJourney();
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

function sinergi(...words: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [MAIN, ...words], {
    env: journey().server.environment,
    encoding: 'utf8',
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

test('The server tells its address, and a trial the accounts one can sign in with', () => {
  const { server } = journey();
  expect(server.printed()).toContain(server.base);
  if (process.env['TEST_DATABASE_URL'] === undefined) {
    expect(server.printed()).toContain('biro@demo.sinergi.example');
    expect(server.printed()).toContain(server.password);
  }
});

test('It answers for its health, refuses hosts it does not know and bodies that are too large', async () => {
  const { base } = journey().server;
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  const large = await fetch(`${base}/masuk`, {
    method: 'POST',
    headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'x'.repeat(2 * 1024 * 1024),
  });
  expect(large.status).toBe(413);
  const home = await fetch(`${base}/`);
  const policy = home.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe-inline');
  expect(home.headers.get('x-content-type-options')).toBe('nosniff');
  const foreign = await fetch(`${base}/masuk?/password`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=a',
  });
  expect(foreign.status).toBe(403);
});

test('The command line works while the server runs', () => {
  const coverage = sinergi('coverage', '--area', '53', '--level', 'regency', '--json');
  expect(coverage.status).toBe(0);
  expect(Object.keys(JSON.parse(coverage.out) as object)).toContain('area');
  const overlaps = sinergi('overlaps', '--area', '53', '--json');
  expect(overlaps.status).toBe(0);
  expect(sinergi('no-such-command').status).toBe(2);
  expect(sinergi('import', '/no/such/file').status).toBe(2);
});

test('A second server on the same folder is refused with the name of the first', () => {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return;
  const second = spawnSync(process.execPath, [join(import.meta.dirname, '../../src/server.ts')], {
    env: { ...journey().server.environment, PORT: '0' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/is in use by process \d+/);
});

test('Every page says that the data are fictional, until the demonstration is removed', async () => {
  const { page, leave } = await visit(journey());
  await page.goto('/');
  expect(await page.textContent('body')).toContain('Data demonstrasi');
  await leave();
});
