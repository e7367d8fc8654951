import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

interface Found {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const PLAIN = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium of the machine, else the one that comes as an npm package, with its own libraries; nothing where neither starts. */
export async function findBrowser(): Promise<Found | undefined> {
  for (const candidate of [installed, packaged]) {
    const found = await candidate();
    if (found && (await starts(found))) return found;
  }
  return undefined;
}

function installed(): Promise<Found | undefined> {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) =>
    existsSync(one),
  );
  return Promise.resolve(
    path === undefined ? undefined : { executablePath: path, args: PLAIN, env: ownEnvironment() },
  );
}

async function packaged(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const { default: chrome, inflate } = await import('@sparticuz/chromium');
    const folder = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin');
    const libraries = await inflate(join(folder, 'al2023.tar.br'));
    const executablePath = await chrome.executablePath();
    const env = {
      ...ownEnvironment(),
      LD_LIBRARY_PATH: join(libraries, 'lib'),
      FONTCONFIG_PATH: join(executablePath, '../fonts'),
    };
    return { executablePath, args: PLAIN, env };
  } catch {
    return undefined;
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function starts(found: Found): Promise<boolean> {
  try {
    const browser = await chromium.launch(found);
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** Opens the browser for a journey. */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error('no browser on this machine');
  return chromium.launch(found);
}
