-- Who is called answers, hands in material, is counted in the room and tells what became of a recommendation, also
-- without an account: by a signed link of their own.

-- Slides are taken like other files.
alter table partner_file drop constraint partner_file_type_check,
  add check (type in ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'odp', 'jpeg', 'png'));

-- What is said of an invitee or an item of the agenda stays with it when rows are moved.
alter table agenda_item add column id uuid not null default gen_random_uuid(),
  drop constraint agenda_item_pkey, add primary key (id),
  add constraint agenda_item_place unique (meeting_id, ordinal) deferrable initially deferred;
alter table meeting_invitee add column id uuid not null default gen_random_uuid(),
  drop constraint meeting_invitee_pkey, add primary key (id),
  add constraint meeting_invitee_place unique (meeting_id, ordinal) deferrable initially deferred;

-- The post that answers for it in the owner's house.
alter table recommendation add column owner_post text check (length(owner_post) <= 300);

-- A link in somebody's hands. What it opens is signed with the secret of the product and not kept here.
create table personal_link (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  -- To answer an invitation; to enter oneself in the room; to tell what became of a recommendation.
  kind text not null check (kind in ('invitee', 'attendance', 'recommendation')),
  invitee_id uuid references meeting_invitee on delete cascade,
  recommendation_id uuid references recommendation on delete cascade,
  -- Where it was sent to.
  email text check (length(email) <= 200),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  used_at timestamptz,
  check ((kind = 'invitee') = (invitee_id is not null)),
  check ((kind = 'recommendation') = (recommendation_id is not null))
);
create unique index personal_link_invitee on personal_link (invitee_id) where withdrawn_at is null and invitee_id is not null;
create unique index personal_link_recommendation on personal_link (recommendation_id) where withdrawn_at is null and recommendation_id is not null;
create unique index personal_link_room on personal_link (meeting_id) where withdrawn_at is null and kind = 'attendance';
create index personal_link_meeting on personal_link (meeting_id);

-- Answers to an invitation, one after the other; none is changed or removed, the last one counts.
create table invitee_reply (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  invitee_id uuid not null references meeting_invitee on delete cascade,
  ordinal integer not null check (ordinal > 0),
  answer text not null check (answer in ('attends', 'online', 'declines')),
  -- Who comes: name, post, in which acting capacity. Personal data: read by who calls the meeting and who answers.
  persons jsonb not null default '[]' check (jsonb_typeof(persons) = 'array' and jsonb_array_length(persons) <= 20),
  note text check (length(note) <= 2000),
  at timestamptz not null,
  link_id uuid references personal_link on delete set null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  unique (invitee_id, ordinal)
);
create index invitee_reply_meeting on invitee_reply (meeting_id);
create index invitee_reply_link on invitee_reply (link_id);
create index invitee_reply_office on invitee_reply (office_id);
create index invitee_reply_seat on invitee_reply (seat_id);

-- Who was there, a day and a person a row.
create table attendance (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  day date not null,
  invitee_id uuid references meeting_invitee on delete set null,
  category text not null check (category in ('host', 'ministry', 'province', 'regency', 'agency', 'council', 'partner', 'other')),
  name text not null check (length(name) between 1 and 200),
  post text check (length(post) <= 300),
  institution text not null check (length(institution) between 1 and 300),
  -- Whom the person stands in for.
  represents text check (length(represents) <= 300),
  sex text check (sex in ('L', 'P')),
  contact text check (length(contact) <= 200),
  mode text not null check (mode in ('room', 'online')),
  method text not null check (method in ('link', 'code', 'list')),
  at timestamptz not null,
  link_id uuid references personal_link on delete set null,
  user_id uuid,
  removed_at timestamptz
);
create index attendance_meeting on attendance (meeting_id, day);
create index attendance_invitee on attendance (invitee_id);
create index attendance_link on attendance (link_id);

-- Material of speakers and participants, photographs of the room, evidence of a follow-up.
create table meeting_file (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('material', 'photo', 'evidence')),
  agenda_item_id uuid references agenda_item on delete set null,
  invitee_id uuid references meeting_invitee on delete set null,
  followup_id uuid references followup on delete cascade,
  title text not null check (length(title) between 1 and 300),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'odp', 'jpeg', 'png')),
  size integer not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  -- Whether everybody may have it who may read the meeting.
  open boolean not null default false,
  at timestamptz not null default now(),
  link_id uuid references personal_link on delete set null,
  office_id uuid references office on delete set null,
  user_id uuid,
  removed_at timestamptz,
  check ((kind = 'evidence') = (followup_id is not null))
);
create index meeting_file_meeting on meeting_file (meeting_id);
create index meeting_file_agenda on meeting_file (agenda_item_id);
create index meeting_file_invitee on meeting_file (invitee_id);
create index meeting_file_followup on meeting_file (followup_id);
create index meeting_file_link on meeting_file (link_id);
create index meeting_file_office on meeting_file (office_id);

alter table followup add column link_id uuid references personal_link on delete set null;
create index followup_link on followup (link_id);

do $$ declare part text; begin
  foreach part in array array['personal_link', 'invitee_reply', 'attendance', 'meeting_file'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security;', part);
    execute format('grant select, insert%s on %I to sinergi_app', case part when 'invitee_reply' then '' else ', update' end, part);
  end loop;
  execute 'create trigger note_meeting_file_change after insert or update on meeting_file for each statement execute function note_register_change()';
end $$;

-- Written out like the policies before (see 0014). Whoever holds a link takes part in the meeting it names.
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
  is_system constant text := '(select actor(''kind'')) = ''system''';
  own_name constant text := '((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid'
    ' and link_id is not distinct from (select actor(''link''))::uuid)';
  own_seat constant text := '((select actor(''kind'')) = ''system'' or seat_id is not distinct from (select actor(''seat''))::uuid)';
  -- Whose the invitation is.
  invitee constant jsonb := jsonb_build_object('any', 'true', 'office', 'i.office_id = (select actor(''office''))::uuid',
    'partner', 'i.partner_id = (select actor(''partner''))::uuid', 'participant', 'i.id = (select actor(''invitee''))::uuid');
  answers constant text := 'exists (select 1 from meeting_invitee i where i.id = invitee_id and ' || pg_temp.whose('answerInvitation', '''-''', invitee) || ')';
begin
  drop policy read_meeting on meeting;
  execute format('create policy read_meeting on meeting for select to sinergi_app using (%s)',
    pg_temp.whose('readMeeting', 'meeting.standing', pg_temp.meeting_scopes('meeting')));

  -- The trail is for who is signed in.
  drop policy read_audit_of_meeting on audit;
  execute format('create policy read_audit_of_meeting on audit for select to sinergi_app using ((select actor(''role'')) not in (''public'', ''guest'') and (
      (subject = ''meeting'' and exists (select 1 from meeting m where m.id = subject_id and %1$s))
      or (subject = ''recommendation'' and exists (select 1 from recommendation r join meeting m on m.id = r.meeting_id where r.id = subject_id and %1$s))))',
    pg_temp.whose('readMeeting', 'audit.standing', pg_temp.meeting_scopes('m')));

  drop policy read_recommendation on recommendation;
  execute 'create policy read_recommendation on recommendation for select to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id)
    or (removed_at is null and (owner_office_id = (select actor(''office''))::uuid or owner_partner_id = (select actor(''partner''))::uuid
      or id = (select actor(''recommendation''))::uuid)))';
  drop policy report_followup on followup;
  alter table followup add check (link_id is null or kind = 'report');
  execute format('create policy report_followup on followup for insert to sinergi_app with check (kind = ''report'' and %s and exists (select 1 from recommendation r where r.id = recommendation_id and (%s or exists (select 1 from meeting m where m.id = r.meeting_id and %s))))',
    own_name || ' and ' || own_seat,
    pg_temp.whose('reportFollowup', '''-''', jsonb_build_object('any', 'true',
      'office', 'r.owner_office_id = (select actor(''office''))::uuid', 'partner', 'r.owner_partner_id = (select actor(''partner''))::uuid',
      'participant', 'r.id = (select actor(''recommendation''))::uuid')),
    pg_temp.whose('planMeeting', 'm.standing', pg_temp.meeting_scopes('m')));

  -- Links: made and withdrawn by who calls the meeting; who holds one sees that one.
  execute format('create policy read_personal_link on personal_link for select to sinergi_app using (%s or id = (select actor(''link''))::uuid)', plans);
  execute format('create policy make_personal_link on personal_link for insert to sinergi_app with check (%s)', plans);
  execute format('create policy change_personal_link on personal_link for update to sinergi_app using (%1$s) with check (%1$s)', plans);

  -- Answers: of the invited themselves, or told to who calls the meeting.
  execute format('create policy read_invitee_reply on invitee_reply for select to sinergi_app using (%s or %s)', plans, answers);
  execute format('create policy add_invitee_reply on invitee_reply for insert to sinergi_app with check (%s and exists (select 1 from meeting_invitee i where i.id = invitee_id and i.meeting_id = invitee_reply.meeting_id) and (%s or %s))',
    own_name || ' and ' || own_seat, plans, answers);

  -- Attendance: kept by who calls the meeting; who holds a link of the meeting enters themselves and reads what they entered for their invitation.
  execute format('create policy read_attendance on attendance for select to sinergi_app using (%s or invitee_id = (select actor(''invitee''))::uuid)', plans);
  execute format('create policy add_attendance on attendance for insert to sinergi_app with check (
      user_id is not distinct from (select actor(''user''))::uuid and link_id is not distinct from (select actor(''link''))::uuid
      and (%s or meeting_id = (select actor(''meeting''))::uuid and removed_at is null and (invitee_id is null or (select actor(''invitee'')) is null or invitee_id = (select actor(''invitee''))::uuid)))', plans);
  execute format('create policy change_attendance on attendance for update to sinergi_app using (%1$s) with check (%1$s)', plans);

  -- Files: of the meeting for who takes part in it, for all its readers once opened; evidence with its step, not for the public.
  execute format('create policy read_meeting_file on meeting_file for select to sinergi_app using (%s
      or (removed_at is null and kind <> ''evidence'' and exists (select 1 from meeting m where m.id = meeting_id and (open or %s)))
      or (removed_at is null and kind = ''evidence'' and (select actor(''role'')) <> ''public'' and exists (select 1 from followup f where f.id = followup_id)))',
    plans, '(m.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner'')), (select actor(''meeting''))]::uuid[], null) or m.id = (select actor(''meeting''))::uuid)');
  execute format('create policy add_meeting_file on meeting_file for insert to sinergi_app with check (%s and (%s
      or (kind = ''material'' and not open and removed_at is null and %s)
      or (kind = ''evidence'' and removed_at is null and exists (select 1 from followup f where f.id = followup_id
        and f.link_id is not distinct from (select actor(''link''))::uuid and f.user_id is not distinct from (select actor(''user''))::uuid))))',
    own_name, plans, answers);
  execute format('create policy change_meeting_file on meeting_file for update to sinergi_app using (%1$s) with check (%1$s)', plans);
end $$;
