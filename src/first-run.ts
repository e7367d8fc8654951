import { createAccount } from '#access/index.ts';
import { hasAreas, loadAreas } from '#areas/index.ts';
import {
  DEMONSTRATION_ACCOUNTS,
  type AccountGroup,
  hasDemonstration,
  loadDemonstration,
  removeDemonstration,
  seatDemonstration,
} from '#demonstration/index.ts';
import { recomputeCells, refreshAfterImport } from '#activities/index.ts';
import type { App } from './app.ts';
import { type Database, type SeatRole, SYSTEM } from '#database/index.ts';

/** The password of every demonstration account on a trial; the accounts are fictional and the trial is on this machine. */
const TRIAL_PASSWORD = 'demonstrasi-sinergi';

type Say = (text: string) => void;

/**
 * Makes an empty database ready: the areas always; the demonstration where it is a trial that was never emptied.
 * @returns lines that tell how to sign in
 */
export async function prepareFirstRun(app: App, say: Say): Promise<string[]> {
  const { database, configuration } = app;
  if (!(await hasAreas(database))) {
    say('Memuat wilayah administrasi Indonesia / Loading the areas of Indonesia …');
    await loadAreas(database, { onProgress: progress(say) });
  }
  await recomputeCells(database); // what a stopped process left of a change of rates
  const trial = configuration.databaseUrl === undefined;
  if (trial && (await demonstrationState(database)) === 'never') {
    await fillDemonstration(app, TRIAL_PASSWORD, say);
  }
  if (!(await hasDemonstration(database))) return [];
  return trial ? accountLines(TRIAL_PASSWORD) : [];
}

/** Loads the demonstration and its accounts, all with one password. */
export async function fillDemonstration(app: App, password: string, say: Say): Promise<void> {
  say('Memuat demonstrasi Nusa Tenggara Timur / Loading the demonstration …');
  await loadDemonstration(app.database, { onProgress: progress(say) });
  await refreshAfterImport(app.database);
  const userIds = new Map<string, string>();
  for (const { name, email, role, position, officeId } of DEMONSTRATION_ACCOUNTS) {
    const account = { name, email, role, position, officeId, password };
    userIds.set(email, (await createAccount(app.database, app.signIn, account)).userId);
  }
  await seatDemonstration(app.database, userIds);
}

/** Empties the demonstration. */
export async function emptyDemonstration(app: App): Promise<void> {
  await removeDemonstration(app.database);
}

/** Whether a demonstration is there, was removed on purpose, or never was. */
async function demonstrationState(database: Database): Promise<'there' | 'removed' | 'never'> {
  if (await hasDemonstration(database)) return 'there';
  const setting = await database.asActor(SYSTEM, (tx) =>
    tx.selectFrom('setting').select('key').where('key', 'in', ['demonstration', 'initialised']).execute(),
  );
  return setting.length > 0 ? 'removed' : 'never';
}

/** How to sign in to the demonstration, for the terminal. */
export function accountLines(password: string): string[] {
  return [
    'Akun demonstrasi / demonstration accounts:',
    ...DEMONSTRATION_ACCOUNTS.map((account) => `  ${account.email.padEnd(36)} ${account.position}`),
    `  kata sandi / password: ${password}`,
  ];
}

function progress(say: Say): (done: number, total: number, what?: string) => void {
  let told = -1;
  return (done, total, what) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    if (tenth === told) return;
    told = tenth;
    say(`  ${String(tenth * 10).padStart(3)} %${what === undefined ? '' : `  ${what}`}`);
  };
}

/** The demonstration's accounts as the sign-in page of a trial shows them; nothing anywhere else. */
export async function demonstrationAccounts(app: App): Promise<{
  people: { email: string; name: string; position: string; role: SeatRole; group: AccountGroup }[];
  password: string;
} | null> {
  if (app.configuration.databaseUrl !== undefined || !(await app.demonstration())) return null;
  return {
    people: DEMONSTRATION_ACCOUNTS.map(({ email, name, position, role, group }) => ({
      email,
      name,
      position,
      role,
      group,
    })),
    password: TRIAL_PASSWORD,
  };
}
