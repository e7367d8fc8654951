import { createAccount, ensureOffice, type Role, ROLES } from '#access/index.ts';
import { findArea, hasAreas, loadAreas } from '#areas/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { App } from '../app.ts';
import { type Command, Usage } from './command.ts';
import { needed, readWords } from './words.ts';

const INIT = `sinergi init --area 53 --office NAME --name NAME --email EMAIL
  Makes an empty register ready for a province: loads the areas, makes its bureau and the bureau's first account.
  The account's password is made and printed once.`;

const ACCOUNT = `sinergi account --role ${ROLES.join('|')} --office NAME --name NAME --email EMAIL [--area CODE] [--partner ID]
  Makes an account. --area is needed for a province or regency, --partner for a partner.`;

export const initCommand: Command = {
  name: 'init',
  summary: 'make an empty register ready for a province',
  usage: INIT,
  async run(app, argv, terminal) {
    const words = readWords(argv, { texts: ['area', 'office', 'name', 'email'] });
    const area = needed(words, 'area');
    if (!(await hasAreas(app.database)))
      await loadAreas(app.database, {
        onProgress: (done, total) => terminal.err(`wilayah / areas: ${String(done)} / ${String(total)}\n`),
      });
    await app.database.asActor(SYSTEM, (tx) =>
      tx
        .insertInto('setting')
        .values({ key: 'initialised', value: 'true' })
        .onConflict((c) => c.doNothing())
        .execute(),
    );
    return makeAccount(app, { role: 'province-administrator', area, partner: undefined }, words, (text) =>
      terminal.out(text),
    );
  },
};

export const accountCommand: Command = {
  name: 'account',
  summary: 'make an account in an office',
  usage: ACCOUNT,
  async run(app, argv, terminal) {
    const words = readWords(argv, { texts: ['role', 'area', 'partner', 'office', 'name', 'email'] });
    const role = ROLES.find((one) => one === needed(words, 'role'));
    if (!role) throw new Usage(`--role is one of ${ROLES.join(', ')}`);
    return makeAccount(
      app,
      { role, area: words.texts['area'], partner: words.texts['partner'] },
      words,
      (text) => terminal.out(text),
    );
  },
};

interface Place {
  readonly role: Role;
  readonly area: string | undefined;
  readonly partner: string | undefined;
}

const OFFICE_KINDS = {
  'national-viewer': 'ministry',
  'province-administrator': 'province',
  'regency-operator': 'regency',
  'partner-officer': 'partner',
} as const satisfies Record<Role, string>;

async function makeAccount(
  app: App,
  place: Place,
  words: ReturnType<typeof readWords>,
  out: (text: string) => void,
): Promise<number> {
  const kind = OFFICE_KINDS[place.role];
  await checkPlace(app, place);
  const officeId = await ensureOffice(app.database, {
    kind,
    name: needed(words, 'office'),
    ...((kind === 'province' || kind === 'regency') && { areaCode: place.area }),
    ...(kind === 'partner' && { partnerId: place.partner }),
  });
  const email = needed(words, 'email');
  const { password } = await createAccount(app.database, app.signIn, {
    name: needed(words, 'name'),
    email,
    officeId,
    role: place.role,
  });
  out(`${email}\nkata sandi / password: ${password}\n`);
  return 0;
}

async function checkPlace(app: App, { role, area, partner }: Place): Promise<void> {
  const length = role === 'province-administrator' ? 2 : role === 'regency-operator' ? 5 : undefined;
  if (length !== undefined) {
    const found =
      area === undefined ? undefined : await app.database.asActor(SYSTEM, (tx) => findArea(tx, area));
    if (found?.code.length !== length)
      throw new Usage(
        `--area must be the code of a ${length === 2 ? 'province such as 53' : 'regency or city such as 53.08'}`,
      );
  }
  if (role === 'partner-officer') {
    const known = await app.database.asActor(SYSTEM, (tx) =>
      tx
        .selectFrom('partner')
        .select('id')
        .where((e) => e(e.cast('id', 'text'), '=', partner ?? ''))
        .executeTakeFirst(),
    );
    if (!known)
      throw new Usage('--partner must be the id of a registered partner (the last part of its page address)');
  }
}
