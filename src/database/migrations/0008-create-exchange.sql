-- One way in for every file. The row is also the queue: a worker takes a waiting one by locking it, so a killed
-- process lets go of it by itself and the next one starts it again.
create table import_file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  kind text not null check (kind in ('iati-activities', 'register', 'matrix', 'hxl', 'unknown')),
  sha256 text not null,
  size bigint not null,
  state text not null check (state in ('checking', 'questions', 'ready', 'storing', 'stored', 'refused', 'cancelled', 'failed')),
  office_id uuid references office,
  uploaded_by uuid,
  -- How the file is read: sheet, header row, column → meaning, unit. Proposed, then confirmed by a person.
  mapping jsonb,
  -- The report in the form the command line prints, without questions.
  report jsonb,
  progress smallint not null default 0,
  created_at timestamptz not null default now(),
  stored_at timestamptz
);
create index import_file_office on import_file (office_id, created_at desc);
create index import_file_sha256 on import_file (sha256);
create index import_file_open on import_file (state) where state in ('checking', 'storing');

-- The file itself, cut into pieces of 1 MiB of its bytes, each compressed with zstd; a piece is found from a byte offset.
create table import_piece (
  import_id uuid not null references import_file on delete cascade,
  ordinal integer not null,
  bytes bytea not null,
  primary key (import_id, ordinal)
);

create table import_question (
  import_id uuid not null references import_file on delete cascade,
  key text not null,
  kind text not null,
  at jsonb not null,
  written text not null,
  detail jsonb not null default '{}',
  proposals jsonb not null default '[]',
  answer jsonb,
  answered_by uuid,
  primary key (import_id, key)
);
-- Answers and column mappings remembered for the office's next files.
create table import_memory (
  office_id uuid not null references office,
  kind text not null,
  key text not null,
  answer jsonb not null,
  answered_by uuid,
  answered_at timestamptz not null default now(),
  primary key (office_id, kind, key)
);

alter table import_file enable row level security; alter table import_file force row level security;
alter table import_piece enable row level security; alter table import_piece force row level security;
alter table import_question enable row level security; alter table import_question force row level security;
alter table import_memory enable row level security; alter table import_memory force row level security;
grant select, insert, update, delete on import_file, import_piece, import_question, import_memory to sinergi_app;
create policy own_import_file on import_file for all to sinergi_app
  using ((select actor('kind')) = 'system'
    or ((select actor('kind')) in ('province', 'regency', 'partner') and office_id = (select actor('office'))::uuid))
  with check ((select actor('kind')) = 'system'
    or ((select actor('kind')) in ('province', 'regency', 'partner') and office_id = (select actor('office'))::uuid));
-- Which file a stored figure came from is shown to every signed-in office; the file's content stays with its own.
create policy read_stored_import_file on import_file for select to sinergi_app
  using (state = 'stored' and (select actor('kind')) <> 'public');
do $$ declare part text; begin
  foreach part in array array['import_piece', 'import_question'] loop
    execute format('create policy own_%1$s on %1$I for all to sinergi_app
      using ((select actor(''kind'')) = ''system'' or exists (select 1 from import_file f where f.id = import_id and f.office_id = (select actor(''office''))::uuid))
      with check ((select actor(''kind'')) = ''system'' or exists (select 1 from import_file f where f.id = import_id and f.office_id = (select actor(''office''))::uuid))', part);
  end loop;
end $$;
create policy own_import_memory on import_memory for all to sinergi_app
  using ((select actor('kind')) = 'system' or office_id = (select actor('office'))::uuid)
  with check ((select actor('kind')) = 'system' or office_id = (select actor('office'))::uuid);
