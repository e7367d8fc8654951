-- Sign-in fit for government: a second step of our own, passkeys, attempts counted so that nobody is locked out by
-- somebody else, invitations by link.

-- How a session was opened, and by what its second step was done; a session without one may be worth nothing yet.
alter table auth."session" add column "openedBy" text, add column "provenBy" text;
-- Passkeys, in the form the sign-in library asks for.
create table auth."passkey" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text, "publicKey" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "credentialID" text not null unique, "counter" integer not null, "deviceType" text not null, "backedUp" boolean not null, "transports" text, "createdAt" timestamptz, "aaguid" text);
create index "passkey_userId_idx" on auth."passkey" ("userId");
-- The key of an authenticator app, encrypted. A code counts once: the last time step used is kept. Codes to fall back on
-- were kept readable here; they are made anew, and kept as hashes.
alter table auth."twoFactor" rename to "authenticator";
drop index auth."twoFactor_secret_idx";
alter table auth."authenticator" drop column "backupCodes", drop column "failedVerificationCount", drop column "lockedUntil",
  add column "lastStep" bigint not null default 0;
update auth."authenticator" set "verified" = true where "verified" is null;
alter table auth."authenticator" alter column "verified" set not null, add unique ("userId");
drop index auth."twoFactor_userId_idx";
alter table auth."user" drop column "twoFactorEnabled";
-- Recovery codes: one salt for a person's set, slow hashes, each used once.
create table auth."recoveryCode" (
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "hash" text not null,
  "salt" text not null,
  "usedAt" timestamptz,
  primary key ("userId", "hash")
);
-- Attempts to sign in, by whom and from where; both only as hashes.
create table auth."attempt" (
  "key" text primary key,
  "count" integer not null,
  "lastAt" timestamptz not null,
  "heldUntil" timestamptz not null
);
create index "attempt_lastAt_idx" on auth."attempt" ("lastAt");
drop table auth."rateLimit";
grant select, insert, update, delete on auth."passkey", auth."recoveryCode", auth."attempt" to sinergi_auth;

-- Who leaves a seat is signed out at once, whichever way the seat is taken. (A seat that is over by its date gives
-- nothing from that day on, and then its holder's session is ended when it is used.)
create function end_sessions_of_seat() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from auth."session" where "userId" = old.user_id;
  return null;
end $$;
create trigger end_sessions_of_removed_seat after delete on seat for each row
  when (old.user_id is not null) execute function end_sessions_of_seat();
create trigger end_sessions_of_ended_seat after update on seat for each row
  when (old.user_id is not null and (new.user_id is distinct from old.user_id or new.role is null
    or (new.valid_to < (now() at time zone 'Asia/Makassar')::date and old.valid_to is distinct from new.valid_to)))
  execute function end_sessions_of_seat();

-- An invitation to a seat by a link that works once; the link itself is not kept, only its hash.
create table invitation (
  id uuid primary key,
  seat_id uuid not null references seat on delete cascade,
  token_hash text not null unique,
  -- The address to sign in with, where the one who invites knows it.
  email text check (length(email) between 3 and 320),
  made_at timestamptz not null,
  made_by uuid,
  made_from_seat uuid references seat on delete set null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references auth."user" (id) on delete set null,
  withdrawn_at timestamptz,
  check (expires_at > made_at),
  check (accepted_at is null or withdrawn_at is null)
);
create index invitation_seat on invitation (seat_id);
create unique index invitation_open on invitation (seat_id) where accepted_at is null and withdrawn_at is null;
create index invitation_made_from on invitation (made_from_seat);
create index invitation_accepted_by on invitation (accepted_by);
alter table invitation enable row level security; alter table invitation force row level security;
grant select, insert, update on invitation to sinergi_app;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;
do $$ declare
  -- Whoever may appoint to the seat may invite to it: in reach, and to a role that theirs may give. A bureau invites the
  -- first officer of a partner that has none with an account yet.
  appoints constant text := 'exists (select 1 from seat s join office o on o.id = s.office_id where s.id = seat_id and ('
    || pg_temp.whose('appointPeople', '''-''', jsonb_build_object('any', 'true',
      'area', 'starts_with(o.area_code, (select actor(''area'')))',
      'partner', 'o.partner_id = (select actor(''partner''))::uuid'))
    || ' or ((select allowed(''welcomePartner'', ''any'')) is not null and o.kind = ''partner'' and not exists (
      select 1 from seat t join office p on p.id = t.office_id where p.partner_id = o.partner_id and t.user_id is not null
        and t.role in (''partner-officer'', ''implementer-officer'') and (now() at time zone ''Asia/Makassar'')::date <= coalesce(t.valid_to, ''infinity'')))'
    || ') and exists (select 1 from sinergi_meta.role_appointment r where r.role = (select actor(''role'')) and r.appoints = s.role))';
begin
  execute format('create policy invite_to_seat on invitation for all to sinergi_app using (%1$s) with check (%1$s)', appoints);
end $$;

-- Everybody reads what happened with their own account.
create policy read_own_account on audit for select to sinergi_app
  using (subject = 'account' and subject_id = (select actor('user'))::uuid);
