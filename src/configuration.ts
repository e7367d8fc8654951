import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SEAT_ROLES, SECOND_STEP_ROLES, type SignInProvider, type SignInRules } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';

/** Everything the environment decides, parsed once at start. See docs/operating.md for each variable. */
export interface Configuration {
  readonly databaseUrl: string | undefined;
  /** Folder of the trial database, its lock and its secret. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Addresses the product is reached at; the first is the one that is printed and put into links. */
  readonly origins: readonly string[];
  readonly behindProxy: boolean;
  readonly secret: string;
  readonly signIn: Omit<SignInRules, 'passkeyHost'>;
  /** Single sign-on, where there is one. */
  readonly provider: SignInProvider | undefined;
  /** How letters leave; without it they are kept. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** How long after a meeting the contacts that were given for it are kept; without it, until they are erased. */
  readonly contactMonths: number | undefined;
  /** Finished briefing books that are kept of a meeting at the most. */
  readonly booksKept: number;
  readonly logLevel: 'silent' | 'error' | 'info';
}

/** Lists every fault at once, each with its repair. */
export class ConfigurationFault extends Error {}

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');

const FORM = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// ; leave it out for a trial on this machine')
    .optional(),
  SINERGI_DATA: z.string().min(1, 'must name a folder').default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535, 'must be at most 65535').default(3000),
  SINERGI_ORIGIN: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(
      z.array(
        z.url({ protocol: /^https?$/, error: 'must be addresses such as https://sinergi.example.go.id' }),
      ),
    )
    .optional(),
  SINERGI_BEHIND_PROXY: flag.default(false),
  SINERGI_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; make one with: openssl rand -base64 33')
    .optional(),
  SINERGI_SECOND_STEP: z
    .enum(['required', 'optional', 'off'], 'must be required, optional or off')
    .optional(),
  SINERGI_SECOND_STEP_ROLES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(
      z.array(
        z.enum(SEAT_ROLES as [SeatRole, ...SeatRole[]], `must be names such as ${SEAT_ROLES.join(', ')}`),
      ),
    )
    .default([...SECOND_STEP_ROLES]),
  SINERGI_SESSION_IDLE: z.coerce
    .number('must be a number of minutes')
    .int()
    .min(5, 'must be at least 5 minutes')
    .max(1440, 'must be at most 1440 minutes')
    .default(120),
  SINERGI_SESSION_LONGEST: z.coerce
    .number('must be a number of hours')
    .int()
    .min(1, 'must be at least 1 hour')
    .max(720, 'must be at most 720 hours')
    .default(12),
  SINERGI_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an address' }).optional(),
  SINERGI_OIDC_CLIENT_ID: z.string().optional(),
  SINERGI_OIDC_CLIENT_SECRET: z.string().optional(),
  SINERGI_OIDC_NAME: z.string().max(60, 'must be at most 60 characters').default('SSO'),
  SINERGI_OIDC_SECOND_STEP: flag.default(false),
  SINERGI_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://')
    .optional(),
  SINERGI_MAIL_FROM: z.email('must be an e-mail address').optional(),
  SINERGI_CONTACT_MONTHS: z.coerce
    .number('must be a number of months')
    .int()
    .min(1, 'must be at least 1 month')
    .max(600, 'must be at most 600 months')
    .optional(),
  SINERGI_BOOKS_KEPT: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(20),
  SINERGI_LOG: z.enum(['silent', 'error', 'info'], 'must be silent, error or info').default('info'),
});

/**
 * Reads the environment.
 * @throws ConfigurationFault with one line a fault: which variable, what is wrong, how to put it right
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = FORM.safeParse(given);
  const faults = read.success ? [] : read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
  const server = environment['DATABASE_URL'] !== undefined && environment['DATABASE_URL'] !== '';
  if (server && !given['SINERGI_SECRET'])
    faults.push('SINERGI_SECRET: is needed with DATABASE_URL; make one with: openssl rand -base64 33');
  if (server && !given['SINERGI_ORIGIN'])
    faults.push(
      'SINERGI_ORIGIN: is needed with DATABASE_URL; the address people open, such as https://sinergi.example.go.id',
    );
  faults.push(...providerFaults(given));
  if (given['SINERGI_SMTP_URL'] !== undefined && given['SINERGI_MAIL_FROM'] === undefined)
    faults.push('SINERGI_MAIL_FROM: is needed with SINERGI_SMTP_URL; the address letters are sent from');
  if (!read.success || faults.length > 0) throw new ConfigurationFault(faults.join('\n'));
  const values = read.data;
  const dataFolder = resolve(values.SINERGI_DATA);
  return {
    databaseUrl: values.DATABASE_URL,
    dataFolder,
    host: values.HOST,
    port: values.PORT,
    origins: (values.SINERGI_ORIGIN ?? trialOrigins(values.PORT)).map((origin) => new URL(origin).origin),
    behindProxy: values.SINERGI_BEHIND_PROXY,
    secret: values.SINERGI_SECRET ?? keptSecret(dataFolder),
    signIn: {
      // A trial is for looking: its accounts are fictional, and one signs in at once.
      secondStep: values.SINERGI_SECOND_STEP ?? (server ? 'required' : 'optional'),
      secondStepRoles: values.SINERGI_SECOND_STEP_ROLES,
      idleMinutes: values.SINERGI_SESSION_IDLE,
      longestHours: values.SINERGI_SESSION_LONGEST,
    },
    provider:
      values.SINERGI_OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: values.SINERGI_OIDC_ISSUER,
            clientId: values.SINERGI_OIDC_CLIENT_ID ?? '',
            clientSecret: values.SINERGI_OIDC_CLIENT_SECRET ?? '',
            name: values.SINERGI_OIDC_NAME,
            secondStep: values.SINERGI_OIDC_SECOND_STEP,
          },
    mail:
      values.SINERGI_SMTP_URL === undefined
        ? undefined
        : { url: values.SINERGI_SMTP_URL, from: values.SINERGI_MAIL_FROM ?? '' },
    contactMonths: values.SINERGI_CONTACT_MONTHS,
    booksKept: values.SINERGI_BOOKS_KEPT,
    logLevel: values.SINERGI_LOG,
  };
}

/** Single sign-on is told whole or not at all, and over https unless it runs on this machine. */
function providerFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['SINERGI_OIDC_ISSUER', 'SINERGI_OIDC_CLIENT_ID', 'SINERGI_OIDC_CLIENT_SECRET'];
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return [];
  const issuer = given['SINERGI_OIDC_ISSUER'] ?? '';
  const plain = /^http:\/\/(?!localhost[:/]|127\.)/.test(`${issuer}/`);
  return [
    ...missing.map((name) => `${name}: is needed with the other SINERGI_OIDC_… variables`),
    ...(plain ? ['SINERGI_OIDC_ISSUER: must begin with https://'] : []),
  ];
}

function trialOrigins(port: number): string[] {
  return [`http://localhost:${String(port)}`, `http://127.0.0.1:${String(port)}`];
}

/** A trial makes its own secret and keeps it beside its data, so that people stay signed in over a restart. */
function keptSecret(folder: string): string {
  const path = join(folder, 'secret');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(33).toString('base64');
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}
