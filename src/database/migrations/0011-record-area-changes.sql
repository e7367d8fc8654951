-- Changes of the administrative tree (pemekaran, penggabungan, …). What an area was stays in area: one that ended has
-- valid_to, the first day it no longer holds. `plan` says what the change ended, began, renamed and linked, so that one
-- recorded by mistake can be taken back; `area_codes` are all codes in it.
create table area_change (
  id uuid primary key,
  ordinal bigint generated always as identity,
  kind text not null check (kind in ('split', 'merge', 'rename', 'move', 'kind')),
  effective date not null,
  basis text not null check (length(basis) between 3 and 500),
  note text check (length(note) <= 2000),
  area_codes text[] not null check (cardinality(area_codes) > 0),
  plan jsonb not null,
  office_id uuid references office,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  undone_by uuid,
  undone_at timestamptz,
  undone_reason text check (length(undone_reason) <= 2000)
);
create index area_change_areas on area_change using gin (area_codes) with (fastupdate = off);
create index area_change_newest on area_change (effective desc, ordinal desc);

-- A name can come back: it is one row for each time it was borne. Former names have both ends of their time.
alter table area_name drop constraint area_name_pkey;
alter table area_name add column valid_from date;
alter table area_name add check (valid_to is null or valid_from is null or valid_to >= valid_from);
alter table area_name add constraint area_name_once unique nulls not distinct (area_code, folded, kind, valid_to);
create index area_successor_predecessor on area_successor (successor_code);

-- Whoever may record a change of the tree may write what it changes, inside its own area and nowhere else.
drop policy write_area on area;
create policy write_area on area for all to sinergi_app
  using ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province' and starts_with(code, (select actor('area')))))
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province' and starts_with(code, (select actor('area')))));
drop policy write_area_name on area_name;
create policy write_area_name on area_name for all to sinergi_app
  using ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province' and starts_with(area_code, (select actor('area')))))
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province' and starts_with(area_code, (select actor('area')))));
drop policy write_area_successor on area_successor;
create policy write_area_successor on area_successor for all to sinergi_app
  using ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province'
    and starts_with(area_code, (select actor('area'))) and starts_with(successor_code, (select actor('area')))))
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province'
    and starts_with(area_code, (select actor('area'))) and starts_with(successor_code, (select actor('area')))));

alter table area_change enable row level security; alter table area_change force row level security;
grant select, insert, update on area_change to sinergi_app;
create policy read_area_change on area_change for select to sinergi_app
  using (undone_at is null or (select actor('kind')) <> 'public');
create policy add_area_change on area_change for insert to sinergi_app
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province'
    and not exists (select 1 from unnest(area_codes) code where starts_with(code, (select actor('area'))) is not true)));
create policy edit_area_change on area_change for update to sinergi_app
  using ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province'
    and not exists (select 1 from unnest(area_codes) code where starts_with(code, (select actor('area'))) is not true)))
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) = 'province'
    and not exists (select 1 from unnest(area_codes) code where starts_with(code, (select actor('area'))) is not true)));

-- How many records stand on areas, each kind for itself and in all (code null), also those the actor may not see:
-- an area with any of them cannot be taken back. Counted as the product itself, since row-level security would hide some.
create function records_on_areas(codes text[]) returns table (code text, kind text, records bigint) language plpgsql as $$
declare
  own constant text := current_setting('sinergi.kind', true);
begin
  perform set_config('sinergi.kind', 'system', true);
  return query
  select l.area_code, 'activity', count(distinct l.activity_id) from public.activity_location l
    join public.activity a on a.id = l.activity_id and a.removed_at is null
    where l.area_code = any(codes) group by grouping sets ((l.area_code), ())
  union all select l.area_code, 'removedActivity', count(distinct l.activity_id) from public.activity_location l
    join public.activity a on a.id = l.activity_id and a.removed_at is not null
    where l.area_code = any(codes) group by grouping sets ((l.area_code), ())
  union all select p.area_code, 'presence', count(*) from public.partner_presence p
    where p.area_code = any(codes) group by grouping sets ((p.area_code), ())
  union all select o.area_code, 'partnerOffice', count(*) from public.partner_office o
    where o.area_code = any(codes) group by grouping sets ((o.area_code), ())
  union all select o.area_code, 'office', count(*) from public.office o
    where o.area_code = any(codes) group by grouping sets ((o.area_code), ())
  union all select d.area_code, 'decision', count(*) from public.finding_decision d
    where d.area_code = any(codes) group by grouping sets ((d.area_code), ())
  union all select w.area_code, 'answer', count(*) from public.area_answer w
    where w.area_code = any(codes) group by grouping sets ((w.area_code), ())
  union all select b.area_code, 'boundary', count(*) from public.area_boundary b
    where b.area_code = any(codes) group by grouping sets ((b.area_code), ());
  perform set_config('sinergi.kind', own, true);
end $$;
revoke execute on function records_on_areas from public;
grant execute on function records_on_areas to sinergi_app;

-- Type-ahead. Words inside names are looked up by their beginnings: the trigrams of a short word occur in thousands of
-- names, which cost 5 to 7 ms at each keystroke. Where the first letters of a name were typed wrong its last ones are
-- right. Areas below another are a range of codes in any collation.
drop index area_folded_trigram;
create index area_words on area using gin (to_tsvector('simple', folded)) with (fastupdate = off);
create index area_endings on area (level, reverse(folded) text_pattern_ops);
create index area_code_range on area (code text_pattern_ops);
-- The few that ended, for old names.
create index area_ended on area (folded text_pattern_ops) where valid_to is not null;
