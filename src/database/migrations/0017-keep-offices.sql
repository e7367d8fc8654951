-- A post that one person holds at a time (a head, a secretary), as against work that several do side by side.
alter table seat add column sole boolean not null default false;
create index seat_dates on seat (office_id, valid_from);

-- A partner's offices are in its own hands once an officer of it has an account and a seat that is not over; until then,
-- and when its last officer has left, a bureau may welcome it. Asked by policies of the tables it reads, so it looks as
-- a role that has policies of its own there (see has_officer, whose place it takes).
create function in_own_hands(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  'select exists (select 1 from public.seat s join public.office o on o.id = s.office_id
     where o.partner_id = wanted and s.role in (''partner-officer'', ''implementer-officer'') and s.user_id is not null
       and (now() at time zone ''Asia/Makassar'')::date <= coalesce(s.valid_to, ''infinity''))';
grant select (office_id, role, user_id, valid_to) on seat to sinergi_search;
grant select (id, partner_id) on office to sinergi_search;
create policy search_office on office for select to sinergi_search using (true);
grant create on schema public to sinergi_search;
alter function in_own_hands(uuid) owner to sinergi_search;
revoke create on schema public from sinergi_search;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare
  of_office constant jsonb := jsonb_build_object('any', 'true',
    'area', 'exists (select 1 from office o where o.id = office_id and starts_with(o.area_code, (select actor(''area''))))',
    'partner', 'exists (select 1 from office o where o.id = office_id and o.partner_id = (select actor(''partner''))::uuid)');
  manages text := pg_temp.whose('manageOffices', '''-''', jsonb_build_object('any', 'true',
    'area', 'starts_with(area_code, (select actor(''area'')))',
    'partner', '(kind = ''partner'' and partner_id = (select actor(''partner''))::uuid)'))
    || ' or ((select allowed(''welcomePartner'', ''any'')) is not null and kind = ''partner'' and not in_own_hands(partner_id))';
  appoints text := '(' || pg_temp.whose('appointPeople', '''-''', of_office)
    || ' or ((select allowed(''welcomePartner'', ''any'')) is not null and exists (select 1 from office o where o.id = office_id and o.kind = ''partner'' and not in_own_hands(o.partner_id)))'
    || ') and (role is null or exists (select 1 from sinergi_meta.role_appointment r where r.role = (select actor(''role'')) and r.appoints = seat.role))';
begin
  drop policy write_office on office;
  execute format('create policy write_office on office for all to sinergi_app using (%1$s) with check (%1$s)', manages);
  drop policy appoint on seat;
  execute format('create policy appoint on seat for all to sinergi_app using (%1$s) with check (%1$s)', appoints);
end $$;
drop function has_officer(uuid);

-- What a policy cannot say, because it sees only one of old and new row: nobody gives themselves a seat or widens the
-- one they have, and a seat stays in its office.
create function guard_seat() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare me uuid := actor('user')::uuid;
begin
  if (select allowed('configure', 'any')) is not null then return new; end if;
  if tg_op = 'INSERT' then
    if new.user_id = me then raise exception 'a seat is given by somebody else' using errcode = '42501'; end if;
    return new;
  end if;
  if new.office_id <> old.office_id then raise exception 'a seat stays in its office' using errcode = '42501'; end if;
  if (new.user_id = me and (new.user_id is distinct from old.user_id or new.valid_from < old.valid_from
      or (new.role, new.position, new.acting, new.sole) is distinct from (old.role, old.position, old.acting, old.sole)
      or coalesce(new.valid_to, 'infinity') > coalesce(old.valid_to, 'infinity'))) then
    raise exception 'nobody widens their own seat' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_seat before insert or update on seat for each row execute function guard_seat();

-- The history of an office and of a seat is read by whoever may know who sits there.
do $$ begin
  execute format('create policy read_audit_of_office on audit for select to sinergi_app using (
    (subject = ''office'' and exists (select 1 from office o where o.id = subject_id and %s))
    or (subject = ''seat'' and exists (select 1 from seat s where s.id = subject_id)))',
    pg_temp.whose('readPeople', '''-''', jsonb_build_object('any', 'true', 'office', 'o.id = (select actor(''office''))::uuid',
      'area', 'starts_with(o.area_code, (select actor(''area'')))', 'partner', 'o.partner_id = (select actor(''partner''))::uuid')));
end $$;

-- What people ask for about their own data (UU 27/2022): an account's own, or a partner's contact by whoever may see it.
create table erasure_request (
  id uuid primary key,
  -- Whose data; empty once they are erased, or when the account or the contact is gone otherwise.
  user_id uuid references auth."user" (id) on delete set null,
  contact_id uuid references partner_contact (id) on delete set null,
  asked_at timestamptz not null default now(),
  asked_by uuid,
  words text check (length(words) <= 1000),
  state text not null default 'open' check (state in ('open', 'erased', 'declined', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  answer text check (length(answer) <= 1000),
  check (num_nonnulls(user_id, contact_id) <= 1),
  check (state <> 'erased' or words is null),
  check ((state = 'open') = (answered_at is null))
);
create unique index erasure_request_open on erasure_request (user_id) where state = 'open';
create unique index erasure_request_open_contact on erasure_request (contact_id) where state = 'open';
alter table erasure_request enable row level security; alter table erasure_request force row level security;
grant select, insert, update on erasure_request to sinergi_app;
create policy ask_erasure on erasure_request for insert to sinergi_app with check (
  state = 'open' and asked_by = (select actor('user'))::uuid
  and (user_id = (select actor('user'))::uuid or (user_id is null and exists (select 1 from partner_contact c where c.id = contact_id))));
create policy read_erasure_request on erasure_request for select to sinergi_app using (
  (select allowed('erasePerson', 'any')) is not null or user_id = (select actor('user'))::uuid or asked_by = (select actor('user'))::uuid);
create policy answer_erasure on erasure_request for update to sinergi_app
  using ((select allowed('erasePerson', 'any')) is not null);
create policy withdraw_erasure on erasure_request for update to sinergi_app
  using (user_id = (select actor('user'))::uuid or (user_id is null and asked_by = (select actor('user'))::uuid))
  with check (state = 'withdrawn' and (user_id = (select actor('user'))::uuid or (user_id is null and asked_by = (select actor('user'))::uuid)));

-- Accounts live in schema auth, which the role of requests cannot read. What people may do with their own, and an
-- administrator with one that is erased, goes through these, in the transaction of the act.
create function rename_own_account(written text) returns void language sql security definer set search_path = pg_catalog, pg_temp as
  'update auth."user" set name = written, "updatedAt" = now() where id = public.actor(''user'')::uuid';
create function erase_account(wanted uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.allowed('erasePerson', 'any') is null then raise exception 'may not erase an account' using errcode = '42501'; end if;
  delete from auth."user" where id = wanted;
  return found;
end $$;
revoke all on function rename_own_account(text), erase_account(uuid) from public;
grant execute on function rename_own_account(text), erase_account(uuid) to sinergi_app;
