-- Which fields of a record fewer may know than the rest of it, and how far each: {"obstacle": "restricted"}. Read with the
-- record, so that a page can say "not open" instead of "not recorded"; the values stand in `withheld_field`, and the
-- record's own columns are empty meanwhile.
alter table activity
  add column withheld jsonb not null default '{}' check (jsonb_typeof(withheld) = 'object'),
  add constraint activity_lays_nothing_open check (
    (not withheld ? 'description' or description = '{}')
    and (not withheld ? 'leadAgency' or lead_agency is null)
    and (not withheld ? 'obstacle' or obstacle is null));
alter table partner
  add column withheld jsonb not null default '{}' check (jsonb_typeof(withheld) = 'object'),
  add constraint partner_lays_nothing_open check (
    (not withheld ? 'description' or description is null)
    and (not withheld ? 'website' or website is null));

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

-- Who may know a field is decided by who decides it of the record.
do $$ declare
  body constant text := $body$
create function guard_withheld_%1$s() returns trigger language plpgsql set search_path = public, pg_temp as $guard$
declare may_classify boolean;
begin
  select %2$s into may_classify from (select %3$s) %4$I;
  if not coalesce(may_classify, false) then
    raise exception 'may not change who knows the fields of this %1$s' using errcode = '42501';
  end if;
  return new;
end $guard$ $body$;
begin
  execute format(body, 'activity', pg_temp.whose('classifyActivity', 'a.standing', jsonb_build_object('any', 'true',
      'area', 'a.reach @> array[(select actor(''area''))]',
      'office', 'a.office_id = (select actor(''office''))::uuid',
      'partner', 'a.partner_id = (select actor(''partner''))::uuid',
      'participant', 'a.participant_ids @> array[(select actor(''partner''))::uuid]')),
    'old.standing, old.reach, old.office_id, old.partner_id, old.participant_ids', 'a');
  execute format(body, 'partner', pg_temp.whose('classifyPartner', 'p.standing', jsonb_build_object('any', 'true',
      'office', 'p.office_id = (select actor(''office''))::uuid', 'partner', 'p.id = (select actor(''partner''))::uuid'))
    || ' or ' || pg_temp.whose('mergePartners', 'p.standing', jsonb_build_object('any', 'true')),
    'old.standing, old.office_id, old.id', 'p');
end $$;
create trigger guard_withheld_activity before update on activity for each row
  when (old.withheld is distinct from new.withheld) execute function guard_withheld_activity();
create trigger guard_withheld_partner before update on partner for each row
  when (old.withheld is distinct from new.withheld) execute function guard_withheld_partner();

-- A record that is deleted takes its withheld values with it, while its policy can still be asked.
create function drop_withheld() returns trigger language plpgsql set search_path = public, pg_temp as $$ begin
  delete from withheld_field where subject = tg_table_name and subject_id = old.id;
  return old;
end $$;
create trigger drop_withheld before delete on activity for each row when (old.withheld <> '{}') execute function drop_withheld();
create trigger drop_withheld before delete on partner for each row when (old.withheld <> '{}') execute function drop_withheld();
