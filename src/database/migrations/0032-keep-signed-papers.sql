-- Papers of a meeting as they were signed, scanned; its photographs, with the annexes the minutes are printed with.

-- A photograph is a picture; what else was called one is material.
alter table meeting_file no force row level security, disable trigger user;
update meeting_file set kind = 'material' where kind = 'photo' and type not in ('jpeg', 'png');
alter table meeting_file force row level security, enable trigger user;
alter table meeting_file drop constraint meeting_file_kind_check,
  add check (kind in ('material', 'photo', 'evidence', 'signedMinutes', 'signedInvitation')),
  add check (kind <> 'photo' or type in ('jpeg', 'png')),
  -- What was signed is never taken away nor shown to the public; a better scan is added beside it.
  add check (kind not in ('signedMinutes', 'signedInvitation') or (type in ('pdf', 'jpeg', 'png') and not open and removed_at is null));

-- Which annexes the minutes are printed with, as who calls the meeting chose last.
create table minutes_annexes (
  meeting_id uuid primary key references meeting on delete cascade,
  attendance boolean not null,
  material boolean not null,
  photos boolean not null,
  at timestamptz not null
);
alter table minutes_annexes enable row level security;
alter table minutes_annexes force row level security;
grant select, insert, update on minutes_annexes to sinergi_app;

-- Photographs are annexes of the minutes: once these are locked none is taken away and none says something else.
create function keep_photos() returns trigger language plpgsql as $$ begin
  if old.kind = 'photo' and (old.removed_at is distinct from new.removed_at or old.title <> new.title or old.sha256 <> new.sha256
    or new.kind <> 'photo') and exists (select 1 from minutes_step s where s.meeting_id = old.meeting_id and s.kind = 'lock') then
    raise exception 'the minutes this photograph is annexed to are locked' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_photos before update on meeting_file for each row execute function keep_photos();

-- Written out like the policies before (see 0014 and 0024).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;
create or replace function pg_temp.meeting_scopes(m text) returns jsonb language sql as $$
  select jsonb_build_object('any', 'true',
    'area', format('starts_with(%s.area_code, (select actor(''area'')))', m),
    'office', m || '.office_id = (select actor(''office''))::uuid',
    'participant', format('(%1$s.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner'')), (select actor(''meeting''))]::uuid[], null) or %1$s.id = (select actor(''meeting''))::uuid)', m)) $$;

do $$
declare
  plans constant text := 'exists (select 1 from meeting m where m.id = meeting_id and ' || pg_temp.whose('planMeeting', 'm.standing', pg_temp.meeting_scopes('m')) || ')';
  own_name constant text := '((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid'
    ' and link_id is not distinct from (select actor(''link''))::uuid)';
  invitee constant jsonb := jsonb_build_object('any', 'true', 'office', 'i.office_id = (select actor(''office''))::uuid',
    'partner', 'i.partner_id = (select actor(''partner''))::uuid', 'participant', 'i.id = (select actor(''invitee''))::uuid');
  answers constant text := 'exists (select 1 from meeting_invitee i where i.id = invitee_id and ' || pg_temp.whose('answerInvitation', '''-''', invitee) || ')';
  takes_part constant text := '(m.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner'')), (select actor(''meeting''))]::uuid[], null) or m.id = (select actor(''meeting''))::uuid)';
  -- As the minutes themselves: not for the public, nor for the code that hangs in the room (see 0026).
  reads_minutes constant text := '((select actor(''role'')) <> ''public'' and ((select actor(''kind'')) <> ''guest'' or (select actor(''invitee'')) is not null) and exists (select 1 from meeting m where m.id = meeting_id))';
  is_signed constant text := 'kind in (''signedMinutes'', ''signedInvitation'')';
begin
  drop policy read_meeting_file on meeting_file;
  execute format('create policy read_meeting_file on meeting_file for select to sinergi_app using (%s
      or (removed_at is null and kind in (''material'', ''photo'') and exists (select 1 from meeting m where m.id = meeting_id and (open or %s)))
      or (removed_at is null and kind = ''evidence'' and (select actor(''role'')) <> ''public'' and exists (select 1 from followup f where f.id = followup_id))
      or (%s and %s))',
    plans, takes_part, is_signed, reads_minutes);
  drop policy add_meeting_file on meeting_file;
  -- A scan of the minutes is added when they are signed, and later.
  execute format('create policy add_meeting_file on meeting_file for insert to sinergi_app with check (%s and (
      (%s and (kind <> ''signedMinutes'' or coalesce((select s.kind from minutes_step s where s.meeting_id = meeting_file.meeting_id order by s.ordinal desc limit 1), '''') in (''sign'', ''lock'', ''addendum'')))
      or (kind = ''material'' and not open and removed_at is null and %s)
      or (kind = ''evidence'' and removed_at is null and exists (select 1 from followup f where f.id = followup_id
        and f.link_id is not distinct from (select actor(''link''))::uuid and f.user_id is not distinct from (select actor(''user''))::uuid))))',
    own_name, plans, answers);
  drop policy change_meeting_file on meeting_file;
  execute format('create policy change_meeting_file on meeting_file for update to sinergi_app using (%1$s and not %2$s) with check (%1$s and not %2$s)', plans, is_signed);

  -- Who reads the minutes prints them as they were chosen last.
  execute format('create policy read_minutes_annexes on minutes_annexes for select to sinergi_app using (%s)', reads_minutes);
  execute format('create policy add_minutes_annexes on minutes_annexes for insert to sinergi_app with check (%s)', plans);
  execute format('create policy change_minutes_annexes on minutes_annexes for update to sinergi_app using (%1$s) with check (%1$s)', plans);
end $$;
