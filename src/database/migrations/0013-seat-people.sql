-- Who acts is sealed: SQL that runs as the role of requests can set any setting, but only what the product sealed with
-- this key is believed. The key is made here, once for each database, and the role of requests cannot read it.
create table sinergi_meta.seal (key bytea not null check (octet_length(key) = 64));
insert into sinergi_meta.seal
  select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
revoke all on sinergi_meta.seal from public;
-- The two keys of HMAC-SHA-256 (RFC 2104) for a key of one block.
create table sinergi_meta.seal_pad (inner_pad bytea not null, outer_pad bytea not null);
insert into sinergi_meta.seal_pad
  select decode(string_agg(lpad(to_hex(get_byte(key, i) # 54), 2, '0'), '' order by i), 'hex'),
    decode(string_agg(lpad(to_hex(get_byte(key, i) # 92), 2, '0'), '' order by i), 'hex')
  from sinergi_meta.seal, generate_series(0, 63) i;
revoke all on sinergi_meta.seal_pad from public;

-- What the transaction's actor is, from the sealed setting; null where nobody set it or the seal is not ours, and then
-- no policy lets anything through.
create or replace function actor(setting text) returns text language plpgsql stable parallel safe security definer
  set search_path = pg_catalog, pg_temp as $$
declare said text := current_setting('sinergi.actor', true);
begin
  if said is null or said = '' then return null; end if;
  if current_setting('sinergi.seal', true) is distinct from (
    select encode(sha256(outer_pad || sha256(inner_pad || convert_to(said, 'UTF8'))), 'hex') from sinergi_meta.seal_pad) then
    return null;
  end if;
  return said::jsonb ->> setting;
end $$;

-- The table of permissions as the product carries it (src/database/permissions.sql, written from src/access/permissions.ts):
-- not records, and nobody's to change but the one who migrates.
create table sinergi_meta.role_grant (
  role text not null,
  act text not null,
  scope text not null check (scope in ('any', 'area', 'office', 'partner', 'participant')),
  -- State and visibility of the records it is allowed on; '-' for an act without a record.
  standings text[] not null,
  primary key (role, act, scope)
);
create table sinergi_meta.role_appointment (
  role text not null,
  appoints text not null,
  primary key (role, appoints)
);
grant usage on schema sinergi_meta to sinergi_app;
revoke all on all tables in schema sinergi_meta from public;
grant select on sinergi_meta.role_grant, sinergi_meta.role_appointment to sinergi_app;

-- For a policy: the standings on which the actor's role may do the act in the scope; null for none.
create function allowed(act text, scope text) returns text[] language sql stable parallel safe security definer
  set search_path = pg_catalog, pg_temp as
  'select g.standings from sinergi_meta.role_grant g where g.role = public.actor(''role'') and g.act = $1 and g.scope = $2';

-- Offices form a tree (a Biro under its Setda, an implementing partner under its partner) and have a time.
alter table office add column unit text not null default 'bureau' check (unit in
    ('ministry', 'otherMinistry', 'bureau', 'planning', 'agency', 'secretariat', 'council', 'councilSecretariat', 'partner', 'implementer')),
  add column parent_id uuid references office,
  add column valid_from date,
  add column valid_to date,
  add column version integer not null default 1,
  add check (parent_id <> id),
  add check (valid_to is null or valid_from is null or valid_to >= valid_from);
-- The owner is bound by the policies too, and none is made for it: they are lifted for what moves data.
alter table office no force row level security;
update office set unit = case kind when 'ministry' then 'ministry' when 'partner' then 'partner' else 'bureau' end;
alter table office force row level security;
create index office_parent on office (parent_id);
create index office_area on office (area_code text_pattern_ops);
create index office_partner on office (partner_id);

-- A seat: who sits in which office, in which position, since when, as holder or acting (Plt., Plh.), and with which role
-- if they use the product. Someone on paper only has no account; someone may have several seats.
create table seat (
  id uuid primary key,
  office_id uuid not null references office,
  user_id uuid references auth."user" (id) on delete set null,
  -- As it stands on papers; empty once erased.
  name text check (length(name) between 1 and 200),
  position text check (length(position) <= 200),
  role text check (role in ('administrator', 'ministry-verifier', 'ministry-head', 'ministry-reader', 'province-administrator',
    'province-planner', 'province-agency', 'regency-operator', 'regency-planner', 'regency-agency', 'council-secretary',
    'council-reader', 'partner-officer', 'partner-reader', 'implementer-officer')),
  acting text check (acting in ('plt', 'plh')),
  valid_from date not null default current_date,
  valid_to date,
  version integer not null default 1,
  added_at timestamptz not null default now(),
  added_by uuid,
  check (valid_to is null or valid_to >= valid_from)
);
create index seat_user on seat (user_id);
create index seat_office on seat (office_id);
alter table membership no force row level security;
insert into seat (id, office_id, user_id, name, position, role)
  select gen_random_uuid(), m.office_id, m.user_id, u.name, m.position,
    case m.role when 'national-viewer' then 'ministry-verifier' else m.role end
  from membership m join auth."user" u on u.id = m.user_id;
drop table membership;
alter table seat enable row level security; alter table seat force row level security;
grant select, insert, update, delete on seat to sinergi_app;
