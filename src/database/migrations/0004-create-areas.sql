-- The administrative tree, keyed by the Kemendagri code, so that "inside NTT" is a prefix (53, 53.01, 53.01.05, 53.01.05.2001).
create table area (
  code text primary key check (code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
  parent_code text references area,
  level smallint not null check (level between 1 and 4),
  kind text not null check (kind in ('province', 'kabupaten', 'kota', 'kecamatan', 'desa', 'kelurahan', 'desa_adat')),
  name text not null,
  folded text not null,
  valid_from date,
  valid_to date,
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index area_parent on area (parent_code);
create index area_level_folded on area (level, folded text_pattern_ops);
create index area_folded_trigram on area using gin (folded gin_trgm_ops);

-- Former names, abbreviations and other spellings an area is known by.
create table area_name (
  area_code text not null references area,
  folded text not null,
  name text not null,
  kind text not null check (kind in ('former', 'abbreviation', 'spelling')),
  valid_to date,
  source text,
  primary key (area_code, folded)
);
create index area_name_folded on area_name (folded text_pattern_ops);

-- Splits and mergers (pemekaran): which area came of which, and by what decree.
create table area_successor (
  area_code text not null references area,
  successor_code text not null references area,
  since date not null,
  decree text,
  primary key (area_code, successor_code)
);

-- What an office answered when a written name was unclear; asked once, remembered for its next files.
create table area_answer (
  office_id uuid not null references office,
  within_code text not null default '',
  folded text not null,
  area_code text references area,
  answered_by uuid,
  answered_at timestamptz not null default now(),
  primary key (office_id, within_code, folded)
);

create table area_boundary (
  area_code text primary key references area,
  geometry jsonb not null,
  source text not null,
  loaded_at timestamptz not null default now()
);

alter table area enable row level security; alter table area force row level security;
alter table area_name enable row level security; alter table area_name force row level security;
alter table area_successor enable row level security; alter table area_successor force row level security;
alter table area_answer enable row level security; alter table area_answer force row level security;
alter table area_boundary enable row level security; alter table area_boundary force row level security;
grant select, insert, update, delete on area, area_name, area_successor, area_answer, area_boundary to sinergi_app;

create policy read_area on area for select to sinergi_app using (true);
create policy write_area on area for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy read_area_name on area_name for select to sinergi_app using (true);
create policy write_area_name on area_name for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy read_area_successor on area_successor for select to sinergi_app using (true);
create policy write_area_successor on area_successor for all to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy own_area_answer on area_answer for all to sinergi_app
  using ((select actor('kind')) = 'system' or office_id = (select actor('office'))::uuid)
  with check ((select actor('kind')) = 'system' or office_id = (select actor('office'))::uuid);
create policy read_area_boundary on area_boundary for select to sinergi_app using (true);
create policy write_area_boundary on area_boundary for all to sinergi_app
  using ((select actor('kind')) in ('system', 'province')
    and ((select actor('kind')) = 'system' or starts_with(area_code, (select actor('area')))))
  with check ((select actor('kind')) in ('system', 'province')
    and ((select actor('kind')) = 'system' or starts_with(area_code, (select actor('area')))));

-- The trial database gathers no statistics by itself; without them the planner reads 92,000 areas for every search.
create function analyze_areas() returns void language sql security definer set search_path = public as 'analyze area';
revoke all on function analyze_areas() from public;
grant execute on function analyze_areas() to sinergi_app;
