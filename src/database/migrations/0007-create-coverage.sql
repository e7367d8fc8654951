-- Who does what where, cut to the smallest piece: one row per activity × place × field × year, amounts in rupiah.
-- The pieces of an activity add up to its totals to the cent. Written with the activity, in its transaction.
create table coverage_cell (
  activity_id uuid not null references activity on delete cascade,
  area_code text not null,
  field text not null,
  year smallint not null,
  partner_id uuid not null,
  status smallint not null,
  visibility text not null,
  planned numeric(24, 2) not null default 0,
  spent numeric(24, 2) not null default 0,
  primary key (activity_id, area_code, field, year)
);
create index coverage_cell_area on coverage_cell (area_code text_pattern_ops, year);
create index coverage_cell_field on coverage_cell (field, area_code text_pattern_ops, year);
create index coverage_cell_partner on coverage_cell (partner_id);

-- What a person decided about an overlap or a gap: confirmed, or dismissed with a reason. `key` names the finding.
create table finding_decision (
  key text not null,
  office_id uuid not null references office,
  kind text not null check (kind in ('overlap', 'gap')),
  area_code text not null,
  decision text not null check (decision in ('confirmed', 'dismissed')),
  reason text check (length(reason) <= 2000),
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (key, office_id)
);

-- Counts every change of what coverage is made of, so that a computed table can be kept until the next change.
-- Counted at the very end of the changing transaction and under a shared lock until it has ended: whoever finds the
-- lock free after reading the number sees all that the number counts, and a long import disturbs nobody before its end.
create sequence register_version;
grant usage, select on sequence register_version to sinergi_app;
create table register_change (transaction bigint primary key);
create function note_register_change() returns trigger language plpgsql as $$ begin
  insert into public.register_change values (pg_current_xact_id()::text::bigint) on conflict do nothing;
  return null;
end $$;
create function count_register_change() returns trigger language plpgsql as $$ begin
  perform pg_advisory_xact_lock_shared(707007);
  delete from public.register_change where transaction = new.transaction;
  perform nextval('public.register_version');
  return null;
end $$;
create constraint trigger count_at_the_end after insert on register_change
  deferrable initially deferred for each row execute function count_register_change();
create trigger note_cell_change after insert or update or delete on coverage_cell
  for each statement execute function note_register_change();
create trigger note_partner_change after insert or update or delete on partner
  for each statement execute function note_register_change();
create trigger note_area_change after insert or update or delete on area
  for each statement execute function note_register_change();

alter table coverage_cell enable row level security; alter table coverage_cell force row level security;
alter table finding_decision enable row level security; alter table finding_decision force row level security;
alter table register_change enable row level security; alter table register_change force row level security;
grant select, insert, update, delete on coverage_cell, finding_decision to sinergi_app;
grant select, insert, delete on register_change to sinergi_app;
-- Holds no record: whoever may change the register may say that it changed.
create policy note_register_change on register_change for all using (true) with check (true);
-- area_code 'ID' is "in Indonesia, not placed": an internal one is seen by ministry, system and its partner alone.
create policy read_coverage_cell on coverage_cell for select to sinergi_app
  using (visibility = 'public' or (select actor('kind')) in ('system', 'national')
    or partner_id = (select actor('partner'))::uuid
    or ((select actor('kind')) in ('province', 'regency') and starts_with(area_code, (select actor('area')))));
do $$ declare
  may_change constant text := '(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (
    a.partner_id = (select actor(''partner''))::uuid
    or ((select actor(''kind'')) in (''province'', ''regency'')
      and (a.reach @> array[(select actor(''area''))] or a.office_id = (select actor(''office''))::uuid))))';
begin
  execute format('create policy add_coverage_cell on coverage_cell for insert to sinergi_app with check (%s)', may_change);
  execute format('create policy remove_coverage_cell on coverage_cell for delete to sinergi_app using (%s)', may_change);
  execute format('create policy edit_coverage_cell on coverage_cell for update to sinergi_app using (%s)', may_change);
end $$;
create policy read_finding_decision on finding_decision for select to sinergi_app
  using ((select actor('kind')) in ('system', 'national', 'province', 'regency'));
create policy write_finding_decision on finding_decision for all to sinergi_app
  using ((select actor('kind')) = 'system' or ((select actor('kind')) in ('province', 'regency') and office_id = (select actor('office'))::uuid
    and starts_with(area_code, (select actor('area')))))
  with check ((select actor('kind')) = 'system' or ((select actor('kind')) in ('province', 'regency') and office_id = (select actor('office'))::uuid
    and starts_with(area_code, (select actor('area')))));

-- After a large import the planner needs new statistics at once; the trial database never gathers any by itself.
create function analyze_register() returns void language sql security definer set search_path = public as
  'select gin_clean_pending_list(''activity_search''); select gin_clean_pending_list(''activity_reach'');
   analyze partner; analyze activity; analyze activity_location; analyze activity_sector; analyze activity_participant; analyze coverage_cell';
revoke all on function analyze_register() from public;
grant execute on function analyze_register() to sinergi_app;
