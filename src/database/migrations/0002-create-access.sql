-- Offices and who belongs to them. Accounts, sessions and passwords are in schema auth (see 0003).
create table office (
  id uuid primary key,
  kind text not null check (kind in ('ministry', 'province', 'regency', 'partner')),
  name text not null check (length(name) between 1 and 300),
  area_code text,
  partner_id uuid,
  check ((kind in ('province', 'regency')) = (area_code is not null)),
  check ((kind = 'partner') = (partner_id is not null))
);
create table membership (
  user_id uuid not null,
  office_id uuid not null references office,
  role text not null check (role in ('national-viewer', 'province-administrator', 'regency-operator', 'partner-officer')),
  position text,
  primary key (user_id, office_id)
);
create index membership_office on membership (office_id);

-- What is true of the whole installation, for example that it holds the demonstration.
create table setting (
  key text primary key,
  value jsonb not null
);

-- Every write leaves a row here in its own transaction. before/after are the record as a document;
-- for records that came from a file, `after` is null and import_id names the file that holds it.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id uuid,
  office_id uuid,
  actor_kind text not null,
  action text not null,
  subject text not null,
  subject_id uuid not null,
  version integer,
  import_id uuid,
  reason text,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_subject on audit (subject, subject_id, id desc);

alter table office enable row level security; alter table office force row level security;
alter table membership enable row level security; alter table membership force row level security;
alter table setting enable row level security; alter table setting force row level security;
alter table audit enable row level security; alter table audit force row level security;

grant select, insert, update, delete on office, membership, setting to sinergi_app;
grant select, insert on audit to sinergi_app;

create policy read_office on office for select to sinergi_app using (true);
create policy write_office on office for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy read_membership on membership for select to sinergi_app
  using ((select actor('kind')) = 'system' or user_id = (select actor('user'))::uuid);
create policy write_membership on membership for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy read_setting on setting for select to sinergi_app using (true);
create policy write_setting on setting for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy write_audit on audit for insert to sinergi_app
  with check (actor_kind = (select actor('kind')) and actor_kind <> 'public'
    and user_id is not distinct from (select actor('user'))::uuid);
create policy read_audit on audit for select to sinergi_app
  using ((select actor('kind')) in ('system', 'national') or office_id = (select actor('office'))::uuid);
