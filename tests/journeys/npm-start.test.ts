import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '#tests/postgres.ts';

const ROOT = join(import.meta.dirname, '../..');

const answers = (address: string) =>
  fetch(address).then(
    (response) => response.ok,
    () => false,
  );

test.skipIf(process.platform === 'win32')(
  'A signal sent to npm start reaches the product, and npm ends after it',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-npm-'));
    const port = await freePort();
    const environment: NodeJS.ProcessEnv = { ...process.env, SINERGI_DATA: folder, PORT: String(port) };
    delete environment['DATABASE_URL'];
    const npm = spawn('npm', ['start'], { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    npm.stdout.on('data', (text: Buffer) => (printed += String(text)));
    npm.stderr.on('data', (text: Buffer) => (printed += String(text)));
    const ended = new Promise<number | null>((resolve) => npm.once('exit', resolve));
    const health = `http://localhost:${String(port)}/healthz`;
    for (let i = 0; i < 500 && npm.exitCode === null && !(await answers(health)); i++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    const isUp = await answers(health);
    expect(isUp, printed).toBe(true);
    npm.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await answers(health)).toBe(false);
    expect(printed).toContain('"stopping"');
    rmSync(folder, { recursive: true, force: true });
  },
);
