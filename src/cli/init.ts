import {
  createAccount,
  ensureOffice,
  inviteAccount,
  OFFICE_KIND_OF,
  type OfficeKind,
  SEAT_ROLES,
  unitOfRole,
} from '#access/index.ts';
import { findArea, hasAreas, loadAreas } from '#areas/index.ts';
import { type SeatRole, SYSTEM } from '#database/index.ts';
import type { App } from '../app.ts';
import { type Command, Usage } from './command.ts';
import { needed, readWords } from './words.ts';

const INIT = `sinergi init --area 53 --office NAME --name NAME --email EMAIL
  Makes an empty register ready for a province: loads the areas, makes its bureau and the bureau's first account.
  The account's password is made and printed once.`;

const ACCOUNT = `sinergi account --role ${SEAT_ROLES.join('|')} --office NAME --name NAME --email EMAIL [--area CODE] [--partner ID] [--invite]
  Makes an account and prints its password once; with --invite a link, good for 7 days, by which the person sets a
  password of their own. --area is needed for a province or regency, --partner for a partner. The first administrator
  of an empty register: sinergi account --role administrator --office NAME --name NAME --email EMAIL --invite`;

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
    const words = readWords(argv, {
      texts: ['role', 'area', 'partner', 'office', 'name', 'email'],
      flags: ['invite'],
    });
    const role = SEAT_ROLES.find((one) => one === needed(words, 'role'));
    if (!role) throw new Usage(`--role is one of ${SEAT_ROLES.join(', ')}`);
    return makeAccount(
      app,
      { role, area: words.texts['area'], partner: words.texts['partner'] },
      words,
      (text) => terminal.out(text),
    );
  },
};

interface Place {
  readonly role: SeatRole;
  readonly area: string | undefined;
  readonly partner: string | undefined;
}

async function makeAccount(
  app: App,
  place: Place,
  words: ReturnType<typeof readWords>,
  out: (text: string) => void,
): Promise<number> {
  const kind = kindOf(place);
  await checkPlace(app, place);
  const officeId = await ensureOffice(app.database, {
    kind,
    unit: unitOfRole(place.role),
    name: needed(words, 'office'),
    ...((kind === 'province' || kind === 'regency') && { areaCode: place.area }),
    ...(kind === 'partner' && { partnerId: place.partner }),
  });
  const email = needed(words, 'email');
  if (words.flags['invite'] === true) {
    const person = { name: needed(words, 'name'), email, officeId, role: place.role };
    const link = await inviteAccount(app.database, app.signIn, person);
    out(`${email}\ntautan / link: ${app.configuration.origins[0] ?? ''}${link.path}\n`);
    return 0;
  }
  const { password } = await createAccount(app.database, app.signIn, {
    name: needed(words, 'name'),
    email,
    officeId,
    role: place.role,
  });
  out(`${email}\nkata sandi / password: ${password}\n`);
  return 0;
}

/** A council's role is held in a province or a regency, as the area says; every other role in one kind of office. */
function kindOf({ role, area }: Place): OfficeKind {
  const [only = 'ministry', other] = OFFICE_KIND_OF[role];
  return other !== undefined && area !== undefined && area.length > 2 ? other : only;
}

async function checkPlace(app: App, { role, area, partner }: Place): Promise<void> {
  const kind = kindOf({ role, area, partner });
  const length = kind === 'province' ? 2 : kind === 'regency' ? 5 : undefined;
  if (length !== undefined) {
    const found =
      area === undefined ? undefined : await app.database.asActor(SYSTEM, (tx) => findArea(tx, area));
    if (found?.code.length !== length)
      throw new Usage(
        `--area must be the code of a ${length === 2 ? 'province such as 53' : 'regency or city such as 53.08'}`,
      );
  }
  if (kind === 'partner') {
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
