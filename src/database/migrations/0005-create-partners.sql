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
  phone text check (length(phone) <= 60),
  -- Kept so that an edit can be undone: the audit names contacts by id only and so holds no personal data.
  removed_at timestamptz
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
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create index partner_office_partner on partner_office (partner_id);
create index partner_contact_partner on partner_contact (partner_id);
create index partner_permit_partner on partner_permit (partner_id);
create index partner_document_partner on partner_document (partner_id);
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
-- Who may write: provinces and regencies register; provinces edit; a regency edits what it registered; a partner edits
-- itself. Nobody deletes a partner: it ends or is merged.
alter table partner enable row level security; alter table partner force row level security;
grant select, insert, update on partner to sinergi_app;
grant select, insert, update, delete on partner_name, partner_identifier, partner_office, partner_contact, partner_permit,
  partner_presence, partner_sector, partner_document, partner_likeness to sinergi_app;
create policy read_partner on partner for select to sinergi_app
  using (visibility = 'public' or (select actor('kind')) in ('system', 'national', 'province', 'regency')
    or id = (select actor('partner'))::uuid);
create policy register_partner on partner for insert to sinergi_app
  with check ((select actor('kind')) = 'system'
    or ((select actor('kind')) in ('province', 'regency') and office_id = (select actor('office'))::uuid and status = 'active'));
create policy edit_partner on partner for update to sinergi_app
  using ((select actor('kind')) in ('system', 'province') or id = (select actor('partner'))::uuid
    or ((select actor('kind')) = 'regency' and office_id = (select actor('office'))::uuid));

-- What a policy cannot say, because it sees only one of old and new row: merging is for provinces; what the bureau
-- decides about a partner (class, state, visibility, whose record it is) the partner does not change itself.
create function guard_partner() returns trigger language plpgsql as $$
declare kind text := public.actor('kind');
begin
  if kind in ('regency', 'partner') and (new.id, new.merged_into, new.office_id, new.fictional)
    is distinct from (old.id, old.merged_into, old.office_id, old.fictional) then
    raise exception 'a % may not merge or hand over a partner', kind using errcode = '42501';
  end if;
  if kind = 'partner' and (new.partner_class, new.status, new.visibility) is distinct from (old.partner_class, old.status, old.visibility) then
    raise exception 'a partner may not change its class, state or visibility' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_partner before update on partner for each row execute function guard_partner();

create function may_edit_partner(wanted uuid) returns boolean language sql stable
  return actor('kind') in ('system', 'province') or wanted = actor('partner')::uuid
    or (actor('kind') = 'regency' and exists (select 1 from public.partner p where p.id = wanted and p.office_id = actor('office')::uuid));

do $$ declare child text; begin
  foreach child in array array['partner_name', 'partner_identifier', 'partner_office', 'partner_permit', 'partner_presence', 'partner_sector'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format('create policy read_%1$s on %1$I for select to sinergi_app using (exists (select 1 from partner p where p.id = partner_id))', child);
    execute format('create policy add_%1$s on %1$I for insert to sinergi_app
      with check ((select actor(''kind'')) in (''system'', ''province'') or may_edit_partner(partner_id))', child);
    execute format('create policy edit_%1$s on %1$I for update to sinergi_app
      using ((select actor(''kind'')) in (''system'', ''province'') or may_edit_partner(partner_id))', child);
    execute format('create policy remove_%1$s on %1$I for delete to sinergi_app
      using ((select actor(''kind'')) in (''system'', ''province'') or may_edit_partner(partner_id))', child);
  end loop;
end $$;
-- A regency says which partners work in it, whoever registered them.
create policy witness_partner_presence on partner_presence for insert to sinergi_app
  with check ((select actor('kind')) = 'regency' and area_code = (select actor('area'))
    and exists (select 1 from partner p where p.id = partner_id));
create policy withdraw_partner_presence on partner_presence for delete to sinergi_app
  using ((select actor('kind')) = 'regency' and area_code = (select actor('area')));

alter table partner_contact enable row level security; alter table partner_contact force row level security;
create policy read_partner_contact on partner_contact for select to sinergi_app
  using ((select actor('kind')) in ('system', 'province', 'regency') or partner_id = (select actor('partner'))::uuid);
create policy add_partner_contact on partner_contact for insert to sinergi_app with check (may_edit_partner(partner_id));
create policy edit_partner_contact on partner_contact for update to sinergi_app using (may_edit_partner(partner_id));
create policy remove_partner_contact on partner_contact for delete to sinergi_app using (may_edit_partner(partner_id));
alter table partner_document enable row level security; alter table partner_document force row level security;
create policy read_partner_document on partner_document for select to sinergi_app
  using (((visibility = 'public' and removed_at is null) or (select actor('kind')) in ('system', 'national', 'province', 'regency')
    or partner_id = (select actor('partner'))::uuid) and exists (select 1 from partner p where p.id = partner_id));
create policy add_partner_document on partner_document for insert to sinergi_app with check (may_edit_partner(partner_id));
create policy edit_partner_document on partner_document for update to sinergi_app using (may_edit_partner(partner_id));
create policy remove_partner_document on partner_document for delete to sinergi_app using (may_edit_partner(partner_id));
alter table partner_likeness enable row level security; alter table partner_likeness force row level security;
create policy decide_partner_likeness on partner_likeness for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province')) with check ((select actor('kind')) in ('system', 'province'));
