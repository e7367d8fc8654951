import { sql } from 'kysely';
import { arrayLiteral, type Database, type Transaction } from '#database/index.ts';

/** What the sign-in keeps of an account, without what proves who signs in. */
export interface AccountData {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly made: string;
  readonly hasPassword: boolean;
  readonly authenticator: boolean;
  readonly passkeys: number;
  readonly sessions: readonly {
    readonly begun: string;
    readonly ends: string;
    readonly address: string | null;
    readonly device: string | null;
  }[];
}

/** Read by the sign-in's own role, so never inside another transaction. */
export async function readAccountData(database: Database, userId: string): Promise<AccountData | undefined> {
  const { rows } = await sql<
    Omit<AccountData, 'sessions'>
  >`select u."id" as id, u."name" as name, u."email" as email,
      to_char(u."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "made",
      exists (select 1 from auth."account" a where a."userId" = u."id" and a."password" is not null) as "hasPassword",
      exists (select 1 from auth."authenticator" f where f."userId" = u."id" and f."verified") as authenticator,
      (select count(*)::int from auth."passkey" p where p."userId" = u."id") as passkeys
    from auth."user" u where u."id" = ${userId}::uuid`.execute(database.signIn);
  const [account] = rows;
  if (!account) return undefined;
  const sessions = await sql<
    AccountData['sessions'][number]
  >`select to_char("createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "begun",
      to_char("expiresAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "ends", "ipAddress" as address, "userAgent" as device
    from auth."session" where "userId" = ${userId}::uuid and "expiresAt" > now() order by "createdAt" desc`.execute(
    database.signIn,
  );
  return { ...account, sessions: sessions.rows };
}

/** Accounts with the address, or with exactly the name as it is compared. */
export async function findAccounts(
  database: Database,
  wanted: { readonly email: string } | { readonly name: string },
): Promise<{ id: string; name: string; email: string }[]> {
  const condition =
    'email' in wanted
      ? sql`"email" = ${wanted.email.toLowerCase()}`
      : sql`lower("name") = ${wanted.name.toLowerCase()}`;
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
  }>`select "id" as id, "name" as name, "email" as email
    from auth."user" where ${condition} order by "name", "id" limit 50`.execute(database.signIn);
  return rows;
}

export async function readAccountNames(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, { name: string; email: string }>> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
  }>`select "id" as id, "name" as name, "email" as email
    from auth."user" where "id" = any(${arrayLiteral(ids)}::uuid[])`.execute(database.signIn);
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]));
}

/** Rows of the trail that name a person, as who acted or as whose account it was; the last `most` of them. */
export async function readTrailOf(
  tx: Transaction,
  userId: string,
  most: number,
): Promise<{ count: number; acts: OwnAct[] }> {
  const mine = sql`(user_id = ${userId}::uuid or (subject = 'account' and subject_id = ${userId}::uuid))`;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where ${mine}`.execute(tx);
  const acts =
    await sql<OwnAct>`select t.at, t.action, t.subject, t.subject_id as "subjectId", o.name as "officeName",
      t.capacity, t.address
    from (select * from audit where ${mine} order by id desc limit ${most}) t left join office o on o.id = t.office_id
    order by t.id desc`.execute(tx);
  return { count: rows[0]?.n ?? 0, acts: acts.rows };
}

/** An act as the trail names a person in it. */
export interface OwnAct {
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly officeName: string | null;
  readonly capacity: string | null;
  readonly address: string | null;
}

/** People on paper with exactly the name as it is compared. */
export async function findSeatsByName(
  tx: Transaction,
  name: string,
): Promise<{ id: string; name: string; position: string | null; officeName: string }[]> {
  const { rows } = await sql<{ id: string; name: string; position: string | null; officeName: string }>`
    select s.id, s.name, s.position, o.name as "officeName" from seat s join office o on o.id = s.office_id
    where s.user_id is null and lower(s.name) = ${name.toLowerCase()} order by o.name, s.id limit 50`.execute(
    tx,
  );
  return rows;
}

/** How many invitations carry the address. */
export async function countInvitationsTo(tx: Transaction, email: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from invitation
    where lower(email) = ${email.toLowerCase()}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Takes a person's name and account from seats; terms that run end on the day, those to come are taken back. */
export async function emptySeats(
  tx: Transaction,
  wanted: { readonly userId: string | null; readonly seatIds: readonly string[] },
  today: string,
): Promise<number> {
  const mine = sql`(user_id = ${wanted.userId}::uuid or (user_id is null and id = any(${arrayLiteral(wanted.seatIds)}::uuid[])))`;
  const gone = await sql`delete from seat where ${mine} and valid_from > ${today}::date`.execute(tx);
  const emptied = await sql`update seat set name = null, user_id = null, version = version + 1,
      valid_to = least(valid_to, ${today}::date) where ${mine}`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n) + Number(emptied.numAffectedRows ?? 0n);
}

export async function emptyInvitations(tx: Transaction, email: string): Promise<void> {
  await sql`update invitation set email = null where lower(email) = ${email.toLowerCase()}`.execute(tx);
}

/** Deletes the account with its sessions, passkeys and authenticator. @returns whether it was there */
export async function deleteAccount(tx: Transaction, userId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select erase_account(${userId}::uuid) as done`.execute(tx);
  return rows[0]?.done ?? false;
}

export async function renameOwnAccount(tx: Transaction, name: string): Promise<void> {
  await sql`select rename_own_account(${name})`.execute(tx);
}

/** The name on the seats that a person still has. @returns how many */
export async function renameSeats(
  tx: Transaction,
  userId: string,
  name: string,
  today: string,
): Promise<number> {
  const { numAffectedRows } = await sql`update seat set name = ${name}, version = version + 1
    where user_id = ${userId}::uuid and name is distinct from ${name} and coalesce(valid_to, 'infinity') >= ${today}::date`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
