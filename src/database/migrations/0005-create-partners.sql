-- International partners (lembaga mitra internasional, LMI).
create table partner (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  name_id text check (length(name_id) <= 300),
  acronym text check (length(acronym) <= 40),
  partner_class text not null check (partner_class in
    ('bilateral', 'multilateral', 'internationalNgo', 'foreignRegion', 'education', 'foreignBusiness', 'philanthropy', 'association', 'other')),
  legal_form text check (length(legal_form) <= 200),
  home_country text check (home_country ~ '^[A-Z]{2}$'),
  website text check (length(website) <= 500),
  description text check (length(description) <= 5000),
  active_since smallint check (active_since between 1900 and 2199),
  status text not null default 'active' check (status in ('active', 'ended', 'merged')),
  merged_into uuid references partner,
  visibility text not null default 'public' check (visibility in ('public', 'internal')),
  fictional boolean not null default false,
  office_id uuid references office,
  import_id uuid,
  edited_at timestamptz,
  edited_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((status = 'merged') = (merged_into is not null))
);
alter table office add foreign key (partner_id) references partner;

-- Every name a partner is known by, folded for comparison; also the ones that came with merged records.
create table partner_name (
  partner_id uuid not null references partner on delete cascade,
  folded text not null,
  name text not null,
  kind text not null check (kind in ('own', 'indonesian', 'acronym', 'former', 'written')),
  primary key (partner_id, folded)
);
create index partner_name_folded on partner_name (folded);
create index partner_name_trigram on partner_name using gin (folded gin_trgm_ops);

create table partner_identifier (
  partner_id uuid not null references partner on delete cascade,
  identifier text not null check (length(identifier) between 1 and 200),
  primary key (partner_id, identifier)
);
create index partner_identifier_value on partner_identifier (identifier);

create table partner_office (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  kind text not null check (kind in ('head', 'indonesia', 'regional')),
  address text not null check (length(address) <= 1000),
  area_code text references area
);
-- Personal data: restricted whatever the partner's visibility (UU 27/2022).
create table partner_contact (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  name text not null check (length(name) <= 200),
  position text check (length(position) <= 200),
  email text check (length(email) <= 320),
  phone text check (length(phone) <= 60)
);
create table partner_permit (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  kind text not null check (kind in ('principlePermit', 'operatingPermit', 'ministryMemorandum', 'registration', 'other')),
  number text check (length(number) <= 200),
  issuer text check (length(issuer) <= 200),
  valid_from date,
  valid_to date,
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
-- Presence by area (province or regency) and year: the basis of the yearly count (R38, R64, R65).
create table partner_presence (
  partner_id uuid not null references partner on delete cascade,
  area_code text not null references area,
  year smallint not null check (year between 1900 and 2199),
  source text not null default 'register' check (source in ('register', 'import', 'activity')),
  primary key (partner_id, area_code, year)
);
create index partner_presence_year on partner_presence (year, area_code);
create table partner_sector (
  partner_id uuid not null references partner on delete cascade,
  field text not null,
  primary key (partner_id, field)
);
create table partner_document (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  kind text not null check (length(kind) <= 100),
  title text not null check (length(title) <= 300),
  file_id uuid,
  visibility text not null default 'internal' check (visibility in ('public', 'internal')),
  added_at timestamptz not null default now()
);
-- A proposed pair of duplicates and what a person decided; the pair is stored smaller id first.
create table partner_likeness (
  partner_id uuid not null references partner on delete cascade,
  other_id uuid not null references partner on delete cascade,
  decision text not null check (decision in ('different', 'merged')),
  reason text,
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (partner_id, other_id),
  check (partner_id < other_id)
);

-- Who may read a partner: everyone the public ones; internal ones every signed-in office but another partner.
-- Who may write: provinces and regencies register; provinces edit; a partner edits itself. System does both.
alter table partner enable row level security; alter table partner force row level security;
grant select, insert, update, delete on partner, partner_name, partner_identifier, partner_office, partner_contact, partner_permit,
  partner_presence, partner_sector, partner_document, partner_likeness to sinergi_app;
create policy read_partner on partner for select to sinergi_app
  using (visibility = 'public' or (select actor('kind')) in ('system', 'national', 'province', 'regency')
    or id = (select actor('partner'))::uuid);
create policy register_partner on partner for insert to sinergi_app
  with check ((select actor('kind')) in ('system', 'province', 'regency'));
create policy edit_partner on partner for update to sinergi_app
  using ((select actor('kind')) in ('system', 'province') or id = (select actor('partner'))::uuid
    or ((select actor('kind')) = 'regency' and office_id = (select actor('office'))::uuid));

do $$ declare child text; begin
  foreach child in array array['partner_name', 'partner_identifier', 'partner_office', 'partner_permit', 'partner_presence', 'partner_sector'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format('create policy read_%1$s on %1$I for select to sinergi_app using (exists (select 1 from partner p where p.id = partner_id))', child);
    execute format('create policy write_%1$s on %1$I for all to sinergi_app
      using ((select actor(''kind'')) in (''system'', ''province'', ''regency'') or partner_id = (select actor(''partner''))::uuid)
      with check ((select actor(''kind'')) in (''system'', ''province'', ''regency'') or partner_id = (select actor(''partner''))::uuid)', child);
  end loop;
end $$;
alter table partner_contact enable row level security; alter table partner_contact force row level security;
create policy own_partner_contact on partner_contact for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province', 'regency') or partner_id = (select actor('partner'))::uuid)
  with check ((select actor('kind')) in ('system', 'province', 'regency') or partner_id = (select actor('partner'))::uuid);
alter table partner_document enable row level security; alter table partner_document force row level security;
create policy read_partner_document on partner_document for select to sinergi_app
  using ((visibility = 'public' or (select actor('kind')) in ('system', 'national', 'province', 'regency')
    or partner_id = (select actor('partner'))::uuid) and exists (select 1 from partner p where p.id = partner_id));
create policy write_partner_document on partner_document for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province') or partner_id = (select actor('partner'))::uuid)
  with check ((select actor('kind')) in ('system', 'province') or partner_id = (select actor('partner'))::uuid);
alter table partner_likeness enable row level security; alter table partner_likeness force row level security;
create policy decide_partner_likeness on partner_likeness for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province')) with check ((select actor('kind')) in ('system', 'province'));
