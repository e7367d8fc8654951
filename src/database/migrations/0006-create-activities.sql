-- Activities in the structure and terms of IATI 2.03. Text is an object by language code: {"id": "…", "en": "…"}.
create table activity (
  id uuid primary key,
  iati_identifier text check (length(iati_identifier) between 1 and 300),
  partner_id uuid not null references partner,
  programme text check (length(programme) <= 500),
  title jsonb not null,
  -- The title lists are sorted by: Indonesian where there is one.
  sort_title text not null,
  description jsonb not null default '{}',
  status smallint not null check (status between 1 and 6),
  planned_start date,
  actual_start date,
  planned_end date,
  actual_end date,
  first_year smallint,
  last_year smallint,
  default_currency text check (default_currency ~ '^[A-Z]{3}$'),
  collaboration_type text,
  default_flow_type text,
  default_finance_type text,
  default_aid_type text,
  default_tied_status text,
  implementer text check (length(implementer) <= 300),
  lead_agency text check (length(lead_agency) <= 300),
  obstacle text check (length(obstacle) <= 5000),
  visibility text not null default 'public' check (visibility in ('public', 'internal')),
  -- Province and regency codes the activity touches, plus 'ID' where it is in Indonesia but not placed: who may see and change it.
  reach text[] not null default '{}',
  planned_idr numeric(24, 2),
  spent_idr numeric(24, 2),
  -- Amounts whose currency has no rate are in no total; how many they are is said beside it.
  unconverted integer not null default 0,
  office_id uuid references office,
  import_id uuid,
  source_hash text,
  source_from bigint,
  source_to bigint,
  source_line integer,
  edited_at timestamptz,
  edited_by uuid,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Search is ranked by the title alone: the whole would have to be fetched from beside the row for every match.
  title_search tsvector generated always as (to_tsvector('public.indonesian_folded', title)) stored,
  search tsvector generated always as (
    setweight(to_tsvector('public.indonesian_folded', title), 'A') ||
    setweight(to_tsvector('public.indonesian_folded', coalesce(programme, '') || ' ' || coalesce(implementer, '') || ' ' || coalesce(lead_agency, '')), 'B') ||
    setweight(to_tsvector('public.indonesian_folded', description), 'C')) stored
);
create unique index activity_iati_identifier on activity (iati_identifier);
create index activity_partner on activity (partner_id, id);
create index activity_reach on activity using gin (reach);
-- New rows wait in the index's list and are sorted in after the import (analyze_register), which halves its cost.
create index activity_search on activity using gin (search);
create index activity_newest on activity (updated_at desc, id) where removed_at is null;
create index activity_by_title on activity (sort_title collate "und-x-icu", id) where removed_at is null;
create index activity_by_start on activity (first_year desc nulls last, id) where removed_at is null;
create index activity_by_planned on activity (planned_idr desc nulls last, id) where removed_at is null;
create index activity_by_spent on activity (spent_idr desc nulls last, id) where removed_at is null;
create index activity_import on activity (import_id);

create table activity_participant (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  role smallint not null check (role between 1 and 4),
  organisation_type text,
  identifier text,
  name text,
  partner_id uuid references partner,
  primary key (activity_id, ordinal)
);
create index activity_participant_partner on activity_participant (partner_id);
create table activity_sector (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  vocabulary text not null,
  code text not null,
  percentage numeric(9, 6) not null,
  field text not null,
  primary key (activity_id, ordinal)
);
create table activity_location (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  area_code text references area,
  country text,
  written text,
  percentage numeric(9, 6) not null,
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  match_reason text,
  primary key (activity_id, ordinal)
);
create index activity_location_area on activity_location (area_code text_pattern_ops);
create table activity_budget (
  activity_id uuid not null references activity on delete cascade,
  ordinal integer not null,
  type smallint not null default 1,
  status smallint not null default 1,
  period_start date not null,
  period_end date not null,
  amount numeric not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  value_date date not null,
  source text,
  primary key (activity_id, ordinal)
);
create table activity_transaction (
  activity_id uuid not null references activity on delete cascade,
  ordinal integer not null,
  ref text,
  type smallint not null,
  date date not null,
  amount numeric not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  value_date date not null,
  description text,
  provider text,
  receiver text,
  primary key (activity_id, ordinal)
);
create table activity_result (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  type smallint not null,
  title jsonb not null,
  description jsonb,
  indicators jsonb not null default '[]',
  primary key (activity_id, ordinal)
);
create table activity_tag (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  vocabulary text not null,
  code text not null,
  name text,
  primary key (activity_id, ordinal)
);
-- Households (KK) and institutions are units of their own and are never added to persons.
create table activity_beneficiary (
  activity_id uuid not null references activity on delete cascade,
  ordinal smallint not null,
  unit text not null default 'person' check (unit in ('person', 'household', 'institution')),
  group_name text,
  direct boolean not null default true,
  planned_female integer check (planned_female >= 0),
  planned_male integer check (planned_male >= 0),
  planned_total integer check (planned_total >= 0),
  reached_female integer check (reached_female >= 0),
  reached_male integer check (reached_male >= 0),
  reached_total integer check (reached_total >= 0),
  primary key (activity_id, ordinal)
);
-- Where the facts of an activity came from besides a person's typing: file, sheet and cell (row) of each part.
create table activity_source (
  activity_id uuid not null references activity on delete cascade,
  import_id uuid not null,
  at text not null,
  primary key (activity_id, import_id, at)
);
create index activity_source_import on activity_source (import_id);

-- Rupiah per unit of a currency on a day, with where the figure is from. A conversion takes the newest rate not after the value date.
create table exchange_rate (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  date date not null,
  rate numeric(24, 8) not null check (rate > 0),
  source text not null check (length(source) between 1 and 300),
  -- Whether the register's totals have been computed with it; what a stopped process left is found by this.
  applied boolean not null default false,
  primary key (currency, date)
);

-- Words of the titles with how often they occur, for "did you mean".
create table search_word (
  word text primary key,
  count integer not null
);
create index search_word_trigram on search_word using gin (word gin_trgm_ops);

alter table activity enable row level security; alter table activity force row level security;
grant select, insert, update, delete on activity, activity_participant, activity_sector, activity_location, activity_budget,
  activity_transaction, activity_result, activity_tag, activity_beneficiary, activity_source, exchange_rate, search_word to sinergi_app;
create policy read_activity on activity for select to sinergi_app
  using (visibility = 'public' or (select actor('kind')) in ('system', 'national')
    or partner_id = (select actor('partner'))::uuid
    or ((select actor('kind')) in ('province', 'regency') and (reach @> array[(select actor('area'))] or office_id = (select actor('office'))::uuid)));
create policy add_activity on activity for insert to sinergi_app
  with check ((select actor('kind')) = 'system' or partner_id = (select actor('partner'))::uuid
    or ((select actor('kind')) in ('province', 'regency') and office_id = (select actor('office'))::uuid));
create policy edit_activity on activity for update to sinergi_app
  using ((select actor('kind')) = 'system' or partner_id = (select actor('partner'))::uuid
    or ((select actor('kind')) in ('province', 'regency') and (reach @> array[(select actor('area'))] or office_id = (select actor('office'))::uuid)))
  with check ((select actor('kind')) = 'system' or partner_id = (select actor('partner'))::uuid
    or ((select actor('kind')) in ('province', 'regency') and (reach @> array[(select actor('area'))] or office_id = (select actor('office'))::uuid)));

-- Search under row-level security cannot use its index: @@ is not leakproof, so the policy has to be asked of every row
-- first. This function looks the words up as a role that may read nothing but ids and search columns, and gives ids;
-- what the actor may see of them is decided where they are joined to activity.
do $$ begin
  create role sinergi_search nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant sinergi_search to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'sinergi_search', 'member') then raise; end if;
end $$;
grant usage on schema public to sinergi_search;
grant select (id, search, removed_at) on activity to sinergi_search;
create policy search_activity on activity for select to sinergi_search using (true);
create function find_activities(query tsquery, most integer) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp rows 500 as
  'select id from public.activity where search @@ query and removed_at is null limit most';
revoke execute on function find_activities from public;
grant execute on function find_activities to sinergi_app;
grant create on schema public to sinergi_search;
alter function find_activities owner to sinergi_search;
revoke create on schema public from sinergi_search;

-- A part is read with its activity, and written by who may change the activity. Written out in each policy: as a
-- function it would be called for each row, which makes an import six times slower.
do $$ declare
  part text;
  may_change constant text := '(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (
    a.partner_id = (select actor(''partner''))::uuid
    or ((select actor(''kind'')) in (''province'', ''regency'')
      and (a.reach @> array[(select actor(''area''))] or a.office_id = (select actor(''office''))::uuid))))';
begin
  foreach part in array array['activity_participant', 'activity_sector', 'activity_location', 'activity_budget',
    'activity_transaction', 'activity_result', 'activity_tag', 'activity_beneficiary', 'activity_source'] loop
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('create policy read_%1$s on %1$I for select to sinergi_app
      using ((select actor(''kind'')) in (''system'', ''national'') or exists (select 1 from activity a where a.id = activity_id))', part);
    execute format('create policy add_%1$s on %1$I for insert to sinergi_app with check (%2$s)', part, may_change);
    execute format('create policy edit_%1$s on %1$I for update to sinergi_app using (%2$s)', part, may_change);
    execute format('create policy remove_%1$s on %1$I for delete to sinergi_app using (%2$s)', part, may_change);
  end loop;
end $$;
alter table exchange_rate enable row level security; alter table exchange_rate force row level security;
create policy read_exchange_rate on exchange_rate for select to sinergi_app using (true);
create policy write_exchange_rate on exchange_rate for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province')) with check ((select actor('kind')) in ('system', 'province'));
alter table search_word enable row level security; alter table search_word force row level security;
create policy read_search_word on search_word for select to sinergi_app using (true);
create policy write_search_word on search_word for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');

-- The history of a record is read with the record by every signed-in office.
create policy read_audit_of_record on audit for select to sinergi_app
  using ((select actor('kind')) <> 'public' and (
    (subject = 'activity' and exists (select 1 from activity a where a.id = subject_id))
    or (subject = 'partner' and exists (select 1 from partner p where p.id = subject_id))));
