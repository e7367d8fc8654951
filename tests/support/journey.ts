import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

export interface Journey {
  readonly server: RunningServer;
  readonly browser: Browser;
}

/** One running product and one browser for the journeys of a file; with settings beside the usual ones. */
export function useJourney(settings: Readonly<Record<string, string>> = {}): () => Journey {
  let journey: Journey | undefined;
  beforeAll(async () => {
    journey = { server: await startServer(settings), browser: await openBrowser() };
  });
  afterAll(async () => {
    await journey?.browser.close();
    await journey?.server.drop();
  });
  return () => {
    if (!journey) throw new Error('the product runs during journeys only');
    return journey;
  };
}

export interface Visitor {
  /** Name of a demonstration account, such as `biro`; nobody's where absent. */
  readonly as?: string;
  readonly language?: 'id' | 'en';
  readonly script?: boolean;
  /** A small telephone, unless `viewport` says another. */
  readonly phone?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Errors that are part of the story, such as a server that is down. */
  readonly faults?: RegExp;
}

/** Opens a page as a visitor; any error in the browser's console fails the journey at its end. */
export async function visit(
  { server, browser }: Journey,
  visitor: Visitor = {},
): Promise<{ page: Page; leave: () => Promise<void> }> {
  const context: BrowserContext = await browser.newContext({
    baseURL: server.base,
    viewport:
      visitor.viewport ??
      (visitor.phone === true ? { width: 360, height: 740 } : { width: 1280, height: 900 }),
    javaScriptEnabled: visitor.script ?? true,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  if (visitor.language !== undefined)
    await context.addCookies([{ name: 'sinergi_language', value: visitor.language, url: server.base }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/status of 4\d\d/.test(message.text()) &&
      !visitor.faults?.test(message.text())
    )
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${String(response.status())} ${response.url()}`);
  });
  if (visitor.as !== undefined) await signIn(page, `${visitor.as}@demo.sinergi.example`, server.password);
  return {
    page,
    leave: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/masuk');
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('main form button');
  await page.waitForURL((url) => url.pathname === '/');
}

/** No fault that axe finds; needs script in the page's context. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      (violation) =>
        `${page.url()} ${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    ),
  ).toEqual([]);
}

/** The page itself never scrolls sideways, on a phone neither. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect([page.url(), Math.max(0, beyond)]).toEqual([page.url(), 0]);
}
