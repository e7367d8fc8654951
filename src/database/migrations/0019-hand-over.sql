-- What people leave to whoever sits in their office next, each version kept: a note is not overwritten.
create table office_note (
  office_id uuid not null references office on delete cascade,
  version integer not null check (version > 0),
  -- Empty where the note was taken back.
  body text not null check (length(body) <= 20000 and (version > 1 or body <> '')),
  written_at timestamptz not null default now(),
  written_by uuid,
  seat_id uuid references seat on delete set null,
  -- In which position, as papers say it, when it was written.
  capacity text check (length(capacity) <= 300),
  primary key (office_id, version)
);
create index office_note_seat on office_note (seat_id);
alter table office_note enable row level security; alter table office_note force row level security;
grant select, insert on office_note to sinergi_app;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare own constant text := 'office_id = (select actor(''office''))::uuid';
begin
  execute format('create policy read_office_note on office_note for select to sinergi_app using (%s)',
    pg_temp.whose('readHandover', '''-''', jsonb_build_object('any', 'true', 'office', own,
      'area', 'exists (select 1 from office o where o.id = office_id and starts_with(o.area_code, (select actor(''area''))))',
      'partner', 'exists (select 1 from office o where o.id = office_id and o.partner_id = (select actor(''partner''))::uuid)')));
  execute format('create policy write_office_note on office_note for insert to sinergi_app with check (%s
    and written_by is not distinct from (select actor(''user''))::uuid and seat_id is not distinct from (select actor(''seat''))::uuid)',
    pg_temp.whose('writeHandover', '''-''', jsonb_build_object('any', 'true', 'office', own)));
end $$;
