/** The server entry: opens the app, makes the first run ready, and puts our own small HTTP layer around the built pages. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { type App, openApp } from './app.ts';
import { serveCommands } from './cli/command-socket.ts';
import { type Configuration, ConfigurationFault, readConfiguration } from './configuration.ts';
import { prepareFirstRun } from './first-run.ts';
import { startForgetting } from './forget-daily.ts';
import { startHeadLog } from './log-audit-head.ts';
import { openLog } from './log.ts';
import { securityHeaders } from './security-headers.ts';
import { startImportRunner } from '#exchange/index.ts';
import { openMailer, startMailRunner } from '#notices/index.ts';

const PAGES = new URL('../build/handler.js', import.meta.url);
const MEBIBYTE = 1024 * 1024;
/** What a request may carry, by the beginning of its path: a form is small, a file is not. */
const BODY_LIMITS: readonly (readonly [string, number])[] = [
  ['/impor/unggah', 2048 * MEBIBYTE],
  ['/impor', 64 * MEBIBYTE],
  ['/pengaturan/batas', 64 * MEBIBYTE],
  ['/mitra', 64 * MEBIBYTE],
  ['/rakor/', 16 * MEBIBYTE],
  ['/tindak-lanjut/', 16 * MEBIBYTE],
  ['/u/', 16 * MEBIBYTE],
  ['/kantor', 2 * MEBIBYTE],
  ['/', MEBIBYTE],
];

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

function refuse(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  res.end(`${text}\n`);
}

/** What is wrong with a request before any page sees it, as status and text; nothing for a good one. */
function fault(req: IncomingMessage, hosts: ReadonlySet<string>): [number, string] | undefined {
  // Of two host names one proxy would believe the first and another the second.
  const [host = '', ...others] = req.headersDistinct['host'] ?? [];
  if (others.length > 0 || !hosts.has(host.toLowerCase()))
    return [
      421,
      'Alamat ini tidak dikenal. / This host name is not known. See SINERGI_ORIGIN in docs/operating.md.',
    ];
  if (req.headers['transfer-encoding'] !== undefined) return [411, 'Content-Length is required.'];
  const path = req.url ?? '/';
  const limit = BODY_LIMITS.find(([beginning]) => path.startsWith(beginning))?.[1] ?? 0;
  if (Number(req.headers['content-length'] ?? 0) > limit)
    return [413, `Berkas terlalu besar (paling besar ${String(limit / MEBIBYTE)} MB). / Too large.`];
  return undefined;
}

/** Whether the browser came over https: told by the proxy, which is believed to mean it where it says nothing. */
function isOverHttps(req: IncomingMessage, { behindProxy }: Configuration): boolean {
  return behindProxy && (req.headers['x-forwarded-proto'] ?? 'https') === 'https';
}

async function answerHealth(app: App, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (req.url === '/healthz') {
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
    return true;
  }
  if (req.url === '/readyz') {
    const ready = await app.database.ping().then(
      () => true,
      () => false,
    );
    res
      .writeHead(ready ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' })
      .end(ready ? 'ready\n' : 'database not ready\n');
    return true;
  }
  return false;
}

/** A page that has not changed keeps the policy it came with: what a 304 says would take its place in the browser. */
function keepPolicyOfUnchanged(res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res) as (...words: unknown[]) => ServerResponse;
  res.writeHead = (status: number, ...words: unknown[]) => {
    if (status === 304) res.removeHeader('content-security-policy');
    return writeHead(status, ...words);
  };
}

async function listen(app: App, configuration: Configuration): Promise<() => Promise<void>> {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['HOST_HEADER'] = 'host';
  process.env['BODY_SIZE_LIMIT'] = '2G';
  if (configuration.behindProxy) process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  const { handler } = (await import(PAGES.href)) as { handler: Handler };
  const hosts = new Set(configuration.origins.map((origin) => new URL(origin).host));
  const server = createServer((req, res) => {
    for (const [name, value] of Object.entries(securityHeaders(isOverHttps(req, configuration))))
      res.setHeader(name, value);
    keepPolicyOfUnchanged(res);
    void (async () => {
      if (await answerHealth(app, req, res)) return;
      const wrong = fault(req, hosts);
      if (wrong) {
        refuse(res, ...wrong);
        return;
      }
      if (!configuration.behindProxy) {
        req.headers['x-forwarded-proto'] = 'http';
        delete req.headers['x-forwarded-for'];
      }
      handler(req, res, () => {
        refuse(res, 404, 'not found');
      });
    })();
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(configuration.port, configuration.host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeIdleConnections();
      setTimeout(() => {
        server.closeAllConnections();
      }, 10_000).unref();
    });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Letters leave where a mail server is set. */
function startMail({ configuration, database, log }: App): () => Promise<void> {
  const { mail, secret, origins } = configuration;
  if (!mail) return () => Promise.resolve();
  const host = { database, log, secret, origin: origins[0] ?? '' };
  return startMailRunner(host, openMailer(mail), mail.from);
}

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  if (!existsSync(PAGES)) throw new ConfigurationFault('The pages are not built yet; run: npm run build');
  const app = await openApp(configuration, openLog(configuration.logLevel));
  const accounts = await prepareFirstRun(app, say);
  const stopImports = startImportRunner(app);
  const stopCommands = await serveCommands(app);
  const stopHeadLog = startHeadLog(app);
  const stopForgetting = startForgetting(app);
  const stopMail = startMail(app);
  const stopListening = await listen(app, configuration);
  say(`\nSinergi: ${configuration.origins[0] ?? ''}\n`);
  for (const line of accounts) say(line);

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      app.log.info('stopping', { signal });
      await stopListening();
      await stopCommands();
      stopHeadLog();
      stopForgetting();
      await stopMail();
      await stopImports();
      await app.close();
      process.exit(0);
    })();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(signal));
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
