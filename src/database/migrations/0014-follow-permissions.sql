-- Every policy anew, from one table of permissions: what the actor's role may do (`allowed`) and whose the row is.

-- Drafts, wider circles of visibility, who takes part; `standing` is what the table of permissions decides on.
alter table activity drop constraint activity_visibility_check,
  add check (visibility in ('public', 'internal', 'restricted', 'confidential')),
  add column draft boolean not null default false,
  add column participant_ids uuid[] not null default '{}',
  add column standing text not null generated always as (
    case when removed_at is not null then 'removed ' when draft then 'draft ' else 'recorded ' end || visibility) stored;
alter table activity no force row level security;
alter table activity_participant no force row level security;
update activity a set participant_ids = p.ids
  from (select activity_id, array_agg(distinct partner_id) as ids from activity_participant where partner_id is not null group by 1) p
  where p.activity_id = a.id;
alter table activity force row level security;
alter table activity_participant force row level security;
create index activity_office on activity (office_id) where office_id is not null;
create index activity_taking_part on activity using gin (participant_ids);
alter table partner drop constraint partner_visibility_check,
  add check (visibility in ('public', 'internal', 'restricted', 'confidential')),
  add column standing text not null generated always as ('recorded ' || visibility) stored;
alter table partner_document drop constraint partner_document_visibility_check,
  add check (visibility in ('public', 'internal', 'restricted', 'confidential'));

-- A field that fewer may know than the rest of its record: its value is kept here and not in the record.
create table withheld_field (
  subject text not null check (subject in ('activity', 'partner')),
  subject_id uuid not null,
  field text not null check (length(field) between 1 and 60),
  visibility text not null check (visibility in ('internal', 'restricted', 'confidential')),
  value jsonb not null,
  primary key (subject, subject_id, field)
);
alter table withheld_field enable row level security; alter table withheld_field force row level security;
grant select, insert, update, delete on withheld_field to sinergi_app;

do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' and roles = array['sinergi_app']::name[] or policyname = 'note_register_change' loop
    execute format('drop policy %I on public.%I', p.policyname, p.tablename);
  end loop;
end $$;

-- The condition of a policy: `standing` is among those the actor's role may do `act` on, in one of the scopes given as
-- {"scope": condition on the row}. Written out in each policy and asked once a query: as a call for each row it would
-- make an import several times slower.
create function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;
create function pg_temp.activity_scopes(a text) returns jsonb language sql as $$
  select jsonb_build_object('any', 'true',
    'area', a || '.reach @> array[(select actor(''area''))]',
    'office', a || '.office_id = (select actor(''office''))::uuid',
    'partner', a || '.partner_id = (select actor(''partner''))::uuid',
    'participant', a || '.participant_ids @> array[(select actor(''partner''))::uuid]') $$;
create function pg_temp.partner_scopes(p text) returns jsonb language sql as $$
  select jsonb_build_object('any', 'true', 'office', p || '.office_id = (select actor(''office''))::uuid',
    'partner', p || '.id = (select actor(''partner''))::uuid') $$;
create function pg_temp.policy(name text, tab text, command text, condition text) returns void language plpgsql as $$ begin
  execute format('create policy %I on public.%I for %s to sinergi_app %s', name, tab, command,
    case command when 'insert' then format('with check (%s)', condition)
      when 'update' then format('using (%1$s) with check (%1$s)', condition) when 'all' then format('using (%1$s) with check (%1$s)', condition)
      else format('using (%s)', condition) end);
end $$;

-- Whether a partner's office is in its own hands already. Asked by a policy of the very table it reads, so it looks as
-- a role that has a policy of its own (as find_activities does): the owner would be asked the same policy again, for ever.
create function has_officer(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  'select exists (select 1 from public.seat where office_id = wanted and role in (''partner-officer'', ''implementer-officer''))';
grant select (office_id, role) on seat to sinergi_search;
create policy search_seat on seat for select to sinergi_search using (true);
grant create on schema public to sinergi_search;
alter function has_officer(uuid) owner to sinergi_search;
revoke create on schema public from sinergi_search;

-- Whether a file is just being handed in by the actor: without a document yet it cannot be read yet either.
create function may_fill_file(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  'select exists (select 1 from public.partner_file f where f.id = wanted and f.added_by is not distinct from public.actor(''user'')::uuid
    and not exists (select 1 from public.partner_document d where d.file_id = f.id))';
-- How many records stand on areas, also those the actor may not see: counts and nothing else.
create or replace function records_on_areas(codes text[]) returns table (code text, kind text, records bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
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
    where b.area_code = any(codes) group by grouping sets ((b.area_code), ())
$$;
grant select (id, added_by) on partner_file to sinergi_search;
grant select (file_id) on partner_document to sinergi_search;
grant select (activity_id, area_code) on activity_location to sinergi_search;
do $$ declare counted text; begin
  foreach counted in array array['partner_presence', 'partner_office', 'office', 'finding_decision', 'area_answer', 'area_boundary'] loop
    execute format('grant select (area_code) on %I to sinergi_search', counted);
  end loop;
  foreach counted in array array['partner_file', 'partner_document', 'activity_location', 'partner_presence', 'partner_office', 'office',
    'finding_decision', 'area_answer', 'area_boundary'] loop
    execute format('create policy count_%1$s on %1$I for select to sinergi_search using (true)', counted);
  end loop;
end $$;
grant create on schema public to sinergi_search;
alter function may_fill_file(uuid) owner to sinergi_search;
alter function records_on_areas(text[]) owner to sinergi_search;
revoke create on schema public from sinergi_search;

-- A note that a person's data was erased on request (UU 27/2022): what and why, not whose.
create table erasure (
  id uuid primary key,
  at timestamptz not null default now(),
  erased_by uuid,
  what text not null,
  reason text not null check (length(reason) between 1 and 1000)
);
alter table erasure enable row level security; alter table erasure force row level security;
grant select, insert on erasure to sinergi_app;

-- Open to all who act at all, because they hold no record of anybody: areas, their names and boundaries, offices' names,
-- rates, words of public titles, what is true of the installation.
do $$ declare open_table text; begin
  foreach open_table in array array['area', 'area_name', 'area_successor', 'area_boundary', 'office', 'exchange_rate', 'search_word', 'setting'] loop
    perform pg_temp.policy('read_' || open_table, open_table, 'select', '(select actor(''role'')) is not null');
  end loop;
  perform pg_temp.policy('note_register_change', 'register_change', 'all', '(select actor(''role'')) is not null');
end $$;

do $$
declare
  part text;
  change constant text := pg_temp.whose('editActivity', 'a.standing', pg_temp.activity_scopes('a'))
    || ' or ' || pg_temp.whose('recordActivity', 'a.standing', pg_temp.activity_scopes('a'))
    || ' or ' || pg_temp.whose('removeActivity', 'a.standing', pg_temp.activity_scopes('a'));
  area_of constant jsonb := jsonb_build_object('any', 'true', 'area', 'starts_with(area_code, (select actor(''area'')))');
  all_in_area constant jsonb := jsonb_build_object('any', 'true',
    'area', 'not exists (select 1 from unnest(area_codes) code where starts_with(code, (select actor(''area''))) is not true)');
  own_office constant jsonb := jsonb_build_object('any', 'true', 'office', 'office_id = (select actor(''office''))::uuid');
begin
  -- Activities.
  perform pg_temp.policy('read_activity', 'activity', 'select', pg_temp.whose('readActivity', 'activity.standing', pg_temp.activity_scopes('activity')));
  perform pg_temp.policy('add_activity', 'activity', 'insert', pg_temp.whose('recordActivity', 'activity.standing', pg_temp.activity_scopes('activity')));
  perform pg_temp.policy('edit_activity', 'activity', 'update', pg_temp.whose('editActivity', 'activity.standing', pg_temp.activity_scopes('activity'))
    || ' or ' || pg_temp.whose('removeActivity', 'activity.standing', pg_temp.activity_scopes('activity')));
  perform pg_temp.policy('remove_fictional_activity', 'activity', 'delete',
    '(select allowed(''configure'', ''any'')) is not null and (select actor(''kind'')) = ''system'' and exists (select 1 from partner p where p.id = partner_id and p.fictional)');
  foreach part in array array['activity_participant', 'activity_sector', 'activity_location', 'activity_budget',
    'activity_transaction', 'activity_result', 'activity_tag', 'activity_beneficiary', 'activity_source'] loop
    perform pg_temp.policy('read_' || part, part, 'select', '(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id)');
    perform pg_temp.policy('add_' || part, part, 'insert', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));
    perform pg_temp.policy('edit_' || part, part, 'update', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));
    perform pg_temp.policy('remove_' || part, part, 'delete', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));
  end loop;

  -- Cells: as their activities. Those the area does not show are found by the office's and the organisation's own.
  perform pg_temp.policy('read_coverage_cell', 'coverage_cell', 'select',
    pg_temp.whose('readActivity', '''recorded '' || visibility', area_of)
    || ' or ((select actor(''office'')) is not null and activity_id in (
        select a.id from activity a where a.office_id = (select actor(''office''))::uuid
        union all select a.id from activity a where a.partner_id = (select actor(''partner''))::uuid
        union all select a.id from activity a where a.participant_ids @> array[(select actor(''partner''))::uuid]))');
  perform pg_temp.policy('add_coverage_cell', 'coverage_cell', 'insert', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));
  perform pg_temp.policy('edit_coverage_cell', 'coverage_cell', 'update', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));
  perform pg_temp.policy('remove_coverage_cell', 'coverage_cell', 'delete', format('(select actor(''kind'')) = ''system'' or exists (select 1 from activity a where a.id = activity_id and (%s))', change));

  -- Decisions about overlaps and gaps.
  perform pg_temp.policy('read_finding_decision', 'finding_decision', 'select', '(select allowed(''readDecisions'', ''any'')) is not null');
  perform pg_temp.policy('decide_finding', 'finding_decision', 'all', '(' || pg_temp.whose('decideFinding', '''-''', area_of)
    || ') and ((select actor(''kind'')) = ''system'' or office_id = (select actor(''office''))::uuid)');

  -- Partners.
  perform pg_temp.policy('read_partner', 'partner', 'select', pg_temp.whose('readPartner', 'partner.standing', pg_temp.partner_scopes('partner')));
  perform pg_temp.policy('register_partner', 'partner', 'insert', '(' || pg_temp.whose('registerPartner', '''recorded '' || visibility', pg_temp.partner_scopes('partner'))
    || ') and (status = ''active'' or (select actor(''kind'')) = ''system'')');
  perform pg_temp.policy('edit_partner', 'partner', 'update', pg_temp.whose('editPartner', 'partner.standing', pg_temp.partner_scopes('partner')));
  perform pg_temp.policy('remove_fictional_partner', 'partner', 'delete', '(select actor(''kind'')) = ''system'' and fictional');
  foreach part in array array['partner_name', 'partner_identifier', 'partner_office', 'partner_permit', 'partner_presence', 'partner_sector', 'partner_funding', 'partner_document'] loop
    if part <> 'partner_document' then
      perform pg_temp.policy('read_' || part, part, 'select', 'exists (select 1 from partner p where p.id = partner_id)');
    end if;
    perform pg_temp.policy('add_' || part, part, 'insert', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p')) || ' or ' || pg_temp.whose('registerPartner', 'p.standing', pg_temp.partner_scopes('p'))));
    perform pg_temp.policy('edit_' || part, part, 'update', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p'))));
    perform pg_temp.policy('remove_' || part, part, 'delete', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  end loop;
  -- A document is known as widely as it says itself; a removed one to those who may put it back.
  perform pg_temp.policy('read_partner_document', 'partner_document', 'select', format('exists (select 1 from partner p where p.id = partner_id and (%s)) and (removed_at is null or exists (select 1 from partner p where p.id = partner_id and (%s)))',
    pg_temp.whose('readDocument', '''recorded '' || partner_document.visibility', pg_temp.partner_scopes('p')),
    pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  -- The file behind a document is for the offices that work with it and for its partner, as far as they may see the
  -- document; nobody changes or deletes one, a merge alone hands it over.
  perform pg_temp.policy('read_partner_file', 'partner_file', 'select', '(' || pg_temp.whose('readPartnerFiles', '''-''',
    '{"any": "true", "partner": "partner_id = (select actor(''partner''))::uuid"}')
    || ') and exists (select 1 from partner_document d where d.file_id = partner_file.id)');
  perform pg_temp.policy('add_partner_file', 'partner_file', 'insert', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p')) || ' or ' || pg_temp.whose('registerPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  perform pg_temp.policy('hand_over_partner_file', 'partner_file', 'update', '(select actor(''kind'')) = ''system''');
  perform pg_temp.policy('read_partner_file_piece', 'partner_file_piece', 'select', 'exists (select 1 from partner_file f where f.id = file_id)');
  perform pg_temp.policy('add_partner_file_piece', 'partner_file_piece', 'insert', 'may_fill_file(file_id)');
  -- A regency says which partners work in it, whoever registered them.
  perform pg_temp.policy('witness_partner_presence', 'partner_presence', 'insert',
    pg_temp.whose('recordPresence', '''-''', area_of) || ' and exists (select 1 from partner p where p.id = partner_id)');
  perform pg_temp.policy('withdraw_partner_presence', 'partner_presence', 'delete', pg_temp.whose('recordPresence', '''-''', area_of));
  -- Personal data.
  perform pg_temp.policy('read_partner_contact', 'partner_contact', 'select', '(' || pg_temp.whose('seeContacts', '''-''',
    '{"any": "true", "partner": "partner_id = (select actor(''partner''))::uuid"}') || ') and exists (select 1 from partner p where p.id = partner_id)');
  perform pg_temp.policy('add_partner_contact', 'partner_contact', 'insert', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p')) || ' or ' || pg_temp.whose('registerPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  perform pg_temp.policy('edit_partner_contact', 'partner_contact', 'update', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  perform pg_temp.policy('remove_partner_contact', 'partner_contact', 'delete', format('exists (select 1 from partner p where p.id = partner_id and (%s))', pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p'))));
  perform pg_temp.policy('decide_partner_likeness', 'partner_likeness', 'all', '(select allowed(''mergePartners'', ''any'')) is not null');

  -- Withheld fields: their own visibility in the scopes of their record; written by who may edit the record and read the field.
  perform pg_temp.policy('read_withheld_field', 'withheld_field', 'select', format(
    '(subject = ''activity'' and exists (select 1 from activity a where a.id = subject_id and (%s))) or (subject = ''partner'' and exists (select 1 from partner p where p.id = subject_id and (%s)))',
    pg_temp.whose('readActivity', '''recorded '' || withheld_field.visibility', pg_temp.activity_scopes('a')),
    pg_temp.whose('readPartner', '''recorded '' || withheld_field.visibility', pg_temp.partner_scopes('p'))));
  perform pg_temp.policy('write_withheld_field', 'withheld_field', 'all', format(
    '(subject = ''activity'' and exists (select 1 from activity a where a.id = subject_id and (%s) and (%s))) or (subject = ''partner'' and exists (select 1 from partner p where p.id = subject_id and (%s) and (%s)))',
    change, pg_temp.whose('readActivity', '''recorded '' || withheld_field.visibility', pg_temp.activity_scopes('a')),
    pg_temp.whose('editPartner', 'p.standing', pg_temp.partner_scopes('p')) || ' or ' || pg_temp.whose('registerPartner', 'p.standing', pg_temp.partner_scopes('p')),
    pg_temp.whose('readPartner', '''recorded '' || withheld_field.visibility', pg_temp.partner_scopes('p'))));

  -- Files that came in, and what was asked and answered about them.
  perform pg_temp.policy('own_import_file', 'import_file', 'all', pg_temp.whose('importFiles', '''-''', own_office));
  -- Which file a stored figure came from is shown to every signed-in office; the file's content stays with its own.
  perform pg_temp.policy('read_stored_import_file', 'import_file', 'select', 'state = ''stored'' and (select allowed(''readImports'', ''any'')) is not null');
  foreach part in array array['import_piece', 'import_question'] loop
    perform pg_temp.policy('own_' || part, part, 'all', format('exists (select 1 from import_file f where f.id = import_id and (%s))',
      pg_temp.whose('importFiles', '''-''', jsonb_build_object('any', 'true', 'office', 'f.office_id = (select actor(''office''))::uuid'))));
  end loop;
  perform pg_temp.policy('own_import_memory', 'import_memory', 'all', pg_temp.whose('importFiles', '''-''', own_office));
  perform pg_temp.policy('own_area_answer', 'area_answer', 'all', pg_temp.whose('importFiles', '''-''', own_office));

  -- What the whole installation shares.
  perform pg_temp.policy('write_exchange_rate', 'exchange_rate', 'all', '(select allowed(''enterRates'', ''any'')) is not null');
  perform pg_temp.policy('write_search_word', 'search_word', 'all', '(select actor(''kind'')) = ''system''');
  perform pg_temp.policy('write_setting', 'setting', 'all', '(select allowed(''configure'', ''any'')) is not null');
  perform pg_temp.policy('write_area_name', 'area_name', 'all', pg_temp.whose('recordAreaChange', '''-''', area_of));
  perform pg_temp.policy('write_area_successor', 'area_successor', 'all', pg_temp.whose('recordAreaChange', '''-''',
    jsonb_build_object('any', 'true', 'area', 'starts_with(area_code, (select actor(''area''))) and starts_with(successor_code, (select actor(''area'')))')));
  perform pg_temp.policy('read_area_change', 'area_change', 'select',
    '(select actor(''role'')) is not null and (undone_at is null or (select actor(''role'')) <> ''public'')');
  perform pg_temp.policy('add_area_change', 'area_change', 'insert', pg_temp.whose('recordAreaChange', '''-''', all_in_area));
  perform pg_temp.policy('edit_area_change', 'area_change', 'update', pg_temp.whose('recordAreaChange', '''-''', all_in_area));
  perform pg_temp.policy('write_area', 'area', 'all', pg_temp.whose('recordAreaChange', '''-''', jsonb_build_object('any', 'true', 'area', 'starts_with(code, (select actor(''area'')))')));
  perform pg_temp.policy('write_area_boundary', 'area_boundary', 'all', pg_temp.whose('loadBoundaries', '''-''', area_of));

  perform pg_temp.policy('note_erasure', 'erasure', 'all', '(select allowed(''erasePerson'', ''any'')) is not null');

  -- Offices and seats. Who appoints may give only the roles that theirs may give, in offices within reach; a bureau
  -- opens a partner's office and appoints its first officer, who appoints the others.
  perform pg_temp.policy('write_office', 'office', 'all', pg_temp.whose('manageOffices', '''-''', jsonb_build_object('any', 'true',
    'area', 'starts_with(area_code, (select actor(''area'')))',
    'partner', '(kind = ''partner'' and partner_id = (select actor(''partner''))::uuid)'))
    || ' or ((select allowed(''welcomePartner'', ''any'')) is not null and kind = ''partner'' and not has_officer(id))');
  perform pg_temp.policy('read_seat', 'seat', 'select', 'user_id = (select actor(''user''))::uuid or ' || pg_temp.whose('readPeople', '''-''',
    jsonb_build_object('any', 'true', 'office', 'office_id = (select actor(''office''))::uuid',
      'area', 'exists (select 1 from office o where o.id = office_id and starts_with(o.area_code, (select actor(''area''))))',
      'partner', 'exists (select 1 from office o where o.id = office_id and o.partner_id = (select actor(''partner''))::uuid)')));
  perform pg_temp.policy('appoint', 'seat', 'all', '(' || pg_temp.whose('appointPeople', '''-''',
    jsonb_build_object('any', 'true',
      'area', 'exists (select 1 from office o where o.id = office_id and starts_with(o.area_code, (select actor(''area''))))',
      'partner', 'exists (select 1 from office o where o.id = office_id and o.partner_id = (select actor(''partner''))::uuid)'))
    || ' or ((select allowed(''welcomePartner'', ''any'')) is not null and exists (select 1 from office o where o.id = office_id and o.kind = ''partner'' and not has_officer(o.id)))'
    || ') and (role is null or exists (select 1 from sinergi_meta.role_appointment r where r.role = (select actor(''role'')) and r.appoints = seat.role))');

  -- The trail: written as who one is, read by office; the history of a record is read with the record, as far as it stood open then and stands now.
  perform pg_temp.policy('write_audit', 'audit', 'insert', 'actor_kind = (select actor(''kind'')) and (select actor(''role'')) <> ''public''
    and user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid');
end $$;

-- What a policy cannot say, because it sees only one of old and new row.
-- An activity: wider or narrower circles need `classifyActivity` on both; taking out and putting back `removeActivity`;
-- everything else `editActivity`; whose record it is, is not handed over by an edit.
do $$ declare
  body constant text := $body$
create function guard_activity() returns trigger language plpgsql set search_path = public, pg_temp as $guard$
declare may_edit boolean; may_remove boolean; may_classify boolean;
begin
  select %1$s, %2$s, %3$s into may_edit, may_remove, may_classify
    from (select old.standing, old.reach, old.office_id, old.partner_id, old.participant_ids) a;
  if (old.removed_at is null) is distinct from (new.removed_at is null) then
    if not coalesce(may_remove, false) then raise exception 'may not remove or restore this activity' using errcode = '42501'; end if;
  elsif not coalesce(may_edit, false) then raise exception 'may not edit this activity' using errcode = '42501';
  end if;
  if new.visibility is distinct from old.visibility and not coalesce(may_classify, false) then
    raise exception 'may not change who sees this activity' using errcode = '42501';
  end if;
  if new.draft and not old.draft then raise exception 'what is in the register does not become a draft' using errcode = '42501'; end if;
  if new.office_id is distinct from old.office_id and (select allowed('configure', 'any')) is null then
    raise exception 'an edit does not hand an activity over' using errcode = '42501';
  end if;
  return new;
end $guard$ $body$;
begin
  execute format(body, pg_temp.whose('editActivity', 'a.standing', pg_temp.activity_scopes('a')),
    pg_temp.whose('removeActivity', 'a.standing', pg_temp.activity_scopes('a')),
    pg_temp.whose('classifyActivity', 'a.standing', pg_temp.activity_scopes('a')));
end $$;
create trigger guard_activity before update on activity for each row
  when (old.visibility is distinct from new.visibility or old.removed_at is distinct from new.removed_at
    or old.removed_at is not null or old.draft is distinct from new.draft or old.office_id is distinct from new.office_id)
  execute function guard_activity();

-- A partner: merging and handing over are for those who merge; class, state and visibility for those who classify.
do $$ declare
  body constant text := $body$
create or replace function guard_partner() returns trigger language plpgsql set search_path = public, pg_temp as $guard$
declare may_merge boolean; may_classify boolean;
begin
  select %1$s, %2$s into may_merge, may_classify from (select old.standing, old.office_id, old.id) p;
  if (new.id, new.merged_into, new.office_id, new.fictional) is distinct from (old.id, old.merged_into, old.office_id, old.fictional)
    and not coalesce(may_merge, false) then
    raise exception 'may not merge or hand over this partner' using errcode = '42501';
  end if;
  if (new.partner_class, new.status, new.visibility) is distinct from (old.partner_class, old.status, old.visibility)
    and not coalesce(may_classify or may_merge, false) then
    raise exception 'may not change class, state or visibility of this partner' using errcode = '42501';
  end if;
  return new;
end $guard$ $body$;
begin
  execute format(body, pg_temp.whose('mergePartners', 'p.standing', pg_temp.partner_scopes('p')),
    pg_temp.whose('classifyPartner', 'p.standing', pg_temp.partner_scopes('p')));
end $$;
drop function may_edit_partner(uuid);

-- The trail: in which role, seat and capacity, from where; and how widely the record was known then (the narrower of
-- before and after), so that what was confidential once does not come out with the history.
alter table audit add column role text, add column seat_id uuid, add column capacity text, add column address text,
  add column standing text;
create function note_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  circles constant text[] := array['public', 'internal', 'restricted', 'confidential'];
  now_known text;
  now_draft boolean := false;
  before_known text := coalesce(new.before ->> 'visibility', new.after ->> 'visibility');
begin
  if new.subject = 'activity' then
    select visibility, draft into now_known, now_draft from activity where id = new.subject_id;
  elsif new.subject = 'partner' then
    select visibility into now_known from partner where id = new.subject_id;
  else
    return new;
  end if;
  if now_known is null or array_position(circles, before_known) > array_position(circles, now_known) then now_known := before_known; end if;
  new.standing := case when now_draft then 'draft ' else 'recorded ' end || coalesce(now_known, 'confidential');
  return new;
end $$;
grant select (id, visibility, draft) on activity to sinergi_search;
grant select (id, visibility) on partner to sinergi_search;
create policy search_partner on partner for select to sinergi_search using (true);
grant create on schema public to sinergi_search;
alter function note_standing() owner to sinergi_search;
revoke create on schema public from sinergi_search;
create trigger note_standing before insert on audit for each row execute function note_standing();

do $$ begin
  perform pg_temp.policy('read_trail', 'audit', 'select',
    'subject not in (''activity'', ''partner'') and (' || pg_temp.whose('readTrail', '''-''',
      '{"any": "true", "office": "office_id = (select actor(''office''))::uuid"}') || ')');
  perform pg_temp.policy('read_audit_of_record', 'audit', 'select', format(
    '(subject = ''activity'' and exists (select 1 from activity a where a.id = subject_id and (%s) and (%s)))
     or (subject = ''partner'' and exists (select 1 from partner p where p.id = subject_id and (%s) and (%s)))',
    pg_temp.whose('readActivityHistory', 'a.standing', pg_temp.activity_scopes('a')),
    pg_temp.whose('readActivityHistory', 'audit.standing', pg_temp.activity_scopes('a')),
    pg_temp.whose('readPartnerHistory', 'p.standing', pg_temp.partner_scopes('p')),
    pg_temp.whose('readPartnerHistory', 'audit.standing', pg_temp.partner_scopes('p'))));
end $$;
