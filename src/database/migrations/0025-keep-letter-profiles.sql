-- How an office writes its letters, who signs them, and the papers it keeps.

-- Each change is a new version: a paper is drawn by what held on its day. What stands last for a day holds.
create table letter_profile (
  office_id uuid not null references office on delete cascade,
  version integer not null check (version > 0),
  valid_from date not null,
  -- The rule of the region that it follows: a Pergub, a Perbup.
  legal_source text check (length(legal_source) <= 300),
  settings jsonb not null check (length(settings::text) <= 50000),
  written_at timestamptz not null default now(),
  written_by uuid,
  seat_id uuid references seat on delete set null,
  primary key (office_id, version)
);
create index letter_profile_seat on letter_profile (seat_id);

-- Pictures for letterheads, given by the office itself.
create table office_emblem (
  office_id uuid not null references office on delete cascade,
  kind text not null check (kind in ('state', 'regional', 'ministry', 'own')),
  type text not null check (type in ('png', 'jpeg')),
  -- Pixels.
  width integer not null check (width between 1 and 5000),
  height integer not null check (height between 1 and 5000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  added_at timestamptz not null default now(),
  primary key (office_id, kind)
);

-- Who signs for an office, from when to when; names and numbers of civil servants are personal data.
create table office_signatory (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  office_id uuid not null references office on delete cascade,
  letterhead text not null check (letterhead in ('K1', 'K2', 'K3', 'K4', 'K5', 'K6')),
  standing text not null check (standing in ('head', 'civilServant', 'other')),
  post text not null check (length(post) between 1 and 300),
  name text not null check (length(name) between 1 and 200),
  rank text check (length(rank) <= 100),
  nip text check (nip ~ '^\d{18}$'),
  acting text check (acting in ('plt', 'plh', 'pj', 'pjs')),
  own_post text check (length(own_post) <= 300),
  -- a.n.: the head; u.b.: the head and the officer it goes through.
  on_behalf text[] not null default '{}' check (array_length(on_behalf, 1) <= 2),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create index office_signatory_office on office_signatory (office_id);

-- Papers as they were described: a draft is replaced by the next, a final one is frozen with its file.
create table paper (
  id uuid primary key,
  office_id uuid not null references office on delete cascade,
  -- What it is about: a meeting, an office …, and which kind of paper on it.
  subject text not null check (subject ~ '^[a-z][A-Za-z]{1,39}$'),
  subject_id uuid not null,
  kind text not null check (kind ~ '^[a-z][A-Za-z]{1,39}$'),
  version integer not null check (version > 0),
  title text not null check (length(title) between 1 and 300),
  number text check (length(number) <= 100),
  day date,
  -- The moment whose data it tells.
  data_at timestamptz,
  body jsonb not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  -- From here on nothing of it changes.
  finished_at timestamptz,
  finished_by uuid,
  pdf bytea check (octet_length(pdf) <= 20971520),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (office_id, subject, subject_id, kind, version),
  check ((finished_at is null) = (pdf is null)),
  check ((finished_at is null) = (sha256 is null))
);
create index paper_subject on paper (subject, subject_id);

do $$ declare part text; begin
  foreach part in array array['letter_profile', 'office_emblem', 'office_signatory', 'paper'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security;
      grant select, insert%2$s on %1$I to sinergi_app', part,
      case part when 'letter_profile' then '' when 'paper' then ', update' else ', update, delete' end);
  end loop;
end $$;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare
  part text;
  own constant text := 'office_id = (select actor(''office''))::uuid';
  reads constant text := pg_temp.whose('readLetterProfile', '''-''', jsonb_build_object('any', 'true', 'office', own,
    'area', 'exists (select 1 from office o where o.id = office_id and starts_with(o.area_code, (select actor(''area''))))',
    'partner', 'exists (select 1 from office o where o.id = office_id and o.partner_id = (select actor(''partner''))::uuid)'));
  keeps constant text := pg_temp.whose('keepLetterProfile', '''-''', jsonb_build_object('any', 'true', 'office', own));
  keeps_papers constant text := pg_temp.whose('keepPapers', '''-''', jsonb_build_object('any', 'true', 'office', own));
begin
  foreach part in array array['letter_profile', 'office_emblem', 'office_signatory'] loop
    execute format('create policy read_%1$s on %1$I for select to sinergi_app using (%2$s)', part, reads);
  end loop;
  execute format('create policy write_letter_profile on letter_profile for insert to sinergi_app with check (%s
    and written_by is not distinct from (select actor(''user''))::uuid and seat_id is not distinct from (select actor(''seat''))::uuid)', keeps);
  foreach part in array array['office_emblem', 'office_signatory'] loop
    execute format('create policy add_%1$s on %1$I for insert to sinergi_app with check (%2$s)', part, keeps);
    execute format('create policy change_%1$s on %1$I for update to sinergi_app using (%2$s) with check (%2$s)', part, keeps);
    execute format('create policy remove_%1$s on %1$I for delete to sinergi_app using (%2$s)', part, keeps);
  end loop;
  -- Papers are read by their office; rooms that show theirs to others add a policy of their own.
  execute format('create policy read_paper on paper for select to sinergi_app using (%s)',
    pg_temp.whose('readPapers', '''-''', jsonb_build_object('any', 'true', 'office', own)));
  execute format('create policy keep_paper on paper for insert to sinergi_app with check (%s and made_by is not distinct from (select actor(''user''))::uuid and finished_at is null)', keeps_papers);
  execute format('create policy change_paper on paper for update to sinergi_app using (%1$s and finished_at is null)
    with check (%1$s and (finished_at is null or finished_by is not distinct from (select actor(''user''))::uuid))', keeps_papers);
end $$;
