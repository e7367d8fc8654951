-- Meetings (Rakor and their kin), whom they call together, what they recommended, and what became of it.

create table meeting (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  -- Who calls it together and answers for its papers.
  office_id uuid references office on delete set null,
  kind text not null check (kind in ('rakor', 'evaluation', 'interministerial', 'plenary', 'visit', 'socialisation', 'seminar')),
  title text not null check (length(title) between 1 and 300),
  theme text check (length(theme) <= 500),
  aim text check (length(aim) <= 5000),
  -- One regulation a line.
  legal_basis text check (length(legal_basis) <= 5000),
  -- The area it is about and held for; empty for the nation.
  area_code text references area,
  venue text check (length(venue) <= 300),
  city text check (length(city) <= 200),
  link text check (link ~ '^https?://' and length(link) <= 500),
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  first_day date not null,
  last_day date not null check (last_day >= first_day and last_day < first_day + 31),
  -- What the public may read of it afterwards.
  summary text check (length(summary) <= 10000),
  -- The meeting of the same series before it, whose open recommendations come first.
  follows_id uuid references meeting on delete set null,
  visibility text not null check (visibility in ('public', 'internal', 'restricted', 'confidential')),
  draft boolean not null default true,
  -- Offices and partners among the invited: they read it whatever their area.
  invited_ids uuid[] not null default '{}',
  -- Came with the demonstration and goes with it.
  demonstration boolean not null default false,
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  standing text not null generated always as (
    case when removed_at is not null then 'removed ' when draft then 'draft ' else 'recorded ' end || visibility) stored
);
create index meeting_office on meeting (office_id);
create index meeting_area on meeting (area_code);
create index meeting_day on meeting (first_day desc);
create index meeting_follows on meeting (follows_id);
create index meeting_invited on meeting using gin (invited_ids);

create table agenda_item (
  meeting_id uuid not null references meeting on delete cascade,
  ordinal integer not null check (ordinal > 0),
  day date not null,
  -- Of the clock at the venue: 09:30; empty while it is not settled.
  begins text check (begins ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  title text not null check (length(title) between 1 and 300),
  -- Who answers for it: a post.
  owner text check (length(owner) <= 300),
  -- Who speaks: a post, from where, on what.
  speaker text check (length(speaker) <= 300),
  institution text check (length(institution) <= 300),
  topic text check (length(topic) <= 500),
  primary key (meeting_id, ordinal),
  check (ends is null or ends > begins)
);

create table meeting_invitee (
  meeting_id uuid not null references meeting on delete cascade,
  ordinal integer not null check (ordinal > 0),
  category text not null check (category in ('host', 'ministry', 'province', 'regency', 'agency', 'council', 'partner', 'other')),
  -- A post or an institution, never a person.
  name text not null check (length(name) between 1 and 300),
  area_code text references area,
  partner_id uuid references partner on delete set null,
  office_id uuid references office on delete set null,
  -- How many persons are asked for, and how many came.
  persons integer not null default 1 check (persons between 1 and 1000),
  came integer check (came between 0 and 1000),
  primary key (meeting_id, ordinal)
);
create index meeting_invitee_area on meeting_invitee (area_code);
create index meeting_invitee_partner on meeting_invitee (partner_id);
create index meeting_invitee_office on meeting_invitee (office_id);

create table recommendation (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  meeting_id uuid not null references meeting on delete cascade,
  ordinal integer not null check (ordinal > 0),
  text text not null check (length(text) between 1 and 3000),
  theme text check (length(theme) <= 200),
  level text not null check (level in ('nation', 'province', 'regency', 'partner')),
  -- What of a plan it serves, as it is written there.
  plan_target text check (length(plan_target) <= 1000),
  -- Whose task it is: by name always; and the office or partner, where it is known here.
  owner_name text not null check (length(owner_name) between 1 and 300),
  owner_office_id uuid references office on delete set null,
  owner_partner_id uuid references partner on delete set null,
  due date,
  -- Where it was left open by an earlier meeting: what it was there.
  carried_from uuid references recommendation on delete set null,
  removed_at timestamptz,
  unique (meeting_id, ordinal)
);
create index recommendation_owner_office on recommendation (owner_office_id);
create index recommendation_owner_partner on recommendation (owner_partner_id);
create index recommendation_carried on recommendation (carried_from);

-- What became of a recommendation, one step after the other; none is changed or removed. The last ones say where it stands.
create table followup (
  id uuid primary key,
  recommendation_id uuid not null references recommendation on delete cascade,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('report', 'verify', 'return', 'reschedule', 'cancel', 'reopen')),
  -- Per cent done, as the owner says.
  progress integer check (progress between 0 and 100),
  body text not null check (length(body) between 1 and 5000),
  evidence text check (evidence ~ '^https?://' and length(evidence) <= 500),
  due date,
  at timestamptz not null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  unique (recommendation_id, ordinal),
  check ((kind = 'report') = (progress is not null)),
  check ((kind = 'reschedule') = (due is not null))
);
create index followup_office on followup (office_id);
create index followup_seat on followup (seat_id);

do $$ declare part text; begin
  foreach part in array array['meeting', 'agenda_item', 'meeting_invitee', 'recommendation', 'followup'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security;', part);
    execute format('grant select, insert%s on %I to sinergi_app',
      case part when 'followup' then '' when 'meeting' then ', update' when 'recommendation' then ', update' else ', update, delete' end, part);
  end loop;
end $$;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;
create function pg_temp.meeting_scopes(m text) returns jsonb language sql as $$
  select jsonb_build_object('any', 'true',
    'area', format('starts_with(%s.area_code, (select actor(''area'')))', m),
    'office', m || '.office_id = (select actor(''office''))::uuid',
    'participant', m || '.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner''))]::uuid[], null)') $$;

do $$
declare
  part text;
  plans constant text := pg_temp.whose('planMeeting', 'm.standing', pg_temp.meeting_scopes('m'));
  is_system constant text := '(select actor(''kind'')) = ''system''';
  own_name constant text := '((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid'
    ' and seat_id is not distinct from (select actor(''seat''))::uuid)';
begin
  execute format('create policy read_meeting on meeting for select to sinergi_app using (%s)',
    pg_temp.whose('readMeeting', 'meeting.standing', pg_temp.meeting_scopes('meeting')));
  execute format('create policy plan_meeting on meeting for insert to sinergi_app with check (%s)',
    pg_temp.whose('planMeeting', 'meeting.standing', pg_temp.meeting_scopes('meeting')));
  execute format('create policy change_meeting on meeting for update to sinergi_app using (%1$s) with check (%1$s)',
    pg_temp.whose('planMeeting', 'meeting.standing', pg_temp.meeting_scopes('meeting')));
  -- The agenda and who is called together are read with the meeting.
  foreach part in array array['agenda_item', 'meeting_invitee'] loop
    execute format('create policy read_%1$s on %1$I for select to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id))', part);
    execute format('create policy add_%1$s on %1$I for insert to sinergi_app with check (exists (select 1 from meeting m where m.id = meeting_id and %2$s))', part, plans);
    execute format('create policy change_%1$s on %1$I for update to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id and %2$s)) with check (exists (select 1 from meeting m where m.id = meeting_id and %2$s))', part, plans);
    execute format('create policy remove_%1$s on %1$I for delete to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id and %2$s))', part, plans);
  end loop;
  -- A recommendation is read with its meeting, and by whose task it is.
  execute format('create policy read_recommendation on recommendation for select to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id)
    or (removed_at is null and owner_office_id = (select actor(''office''))::uuid) or (removed_at is null and owner_partner_id = (select actor(''partner''))::uuid))');
  execute format('create policy add_recommendation on recommendation for insert to sinergi_app with check (exists (select 1 from meeting m where m.id = meeting_id and %s))', plans);
  execute format('create policy change_recommendation on recommendation for update to sinergi_app
    using (exists (select 1 from meeting m where m.id = meeting_id and %1$s)) with check (exists (select 1 from meeting m where m.id = meeting_id and %1$s))', plans);
  -- Steps: told by whose task it is or by who called the meeting, judged by somebody else; always in one's own name.
  execute 'create policy read_followup on followup for select to sinergi_app using (exists (select 1 from recommendation r where r.id = recommendation_id))';
  execute format('create policy report_followup on followup for insert to sinergi_app with check (kind = ''report'' and %s and exists (select 1 from recommendation r where r.id = recommendation_id and (%s or exists (select 1 from meeting m where m.id = r.meeting_id and %s))))',
    own_name, pg_temp.whose('reportFollowup', '''-''', jsonb_build_object('any', 'true',
      'office', 'r.owner_office_id = (select actor(''office''))::uuid', 'partner', 'r.owner_partner_id = (select actor(''partner''))::uuid')), plans);
  execute format('create policy judge_followup on followup for insert to sinergi_app with check (kind in (''verify'', ''return'') and %s and exists (select 1 from recommendation r where r.id = recommendation_id
      and (%s or (r.owner_office_id is distinct from (select actor(''office''))::uuid and %s))))',
    own_name, is_system, pg_temp.whose('verifyFollowup', '''-''', jsonb_build_object('any', 'true',
      'office', 'exists (select 1 from meeting m where m.id = r.meeting_id and m.office_id = (select actor(''office''))::uuid)')));
  execute format('create policy steer_followup on followup for insert to sinergi_app with check (kind in (''reschedule'', ''cancel'', ''reopen'') and %s and exists (select 1 from recommendation r join meeting m on m.id = r.meeting_id where r.id = recommendation_id and %s))',
    own_name, plans);
  -- The demonstration goes as it came.
  execute format('create policy remove_demonstration_meeting on meeting for delete to sinergi_app using (%s and demonstration)', is_system);
end $$;
grant delete on meeting to sinergi_app;

-- The trail of a meeting and of its recommendations is read with them, by signed-in offices, as far as the meeting was
-- open then and is now.
create or replace function note_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  elsif new.subject = 'meeting' then
    select visibility, draft into now_known, now_draft from meeting where id = new.subject_id;
  elsif new.subject = 'recommendation' then
    select m.visibility, m.draft into now_known, now_draft from recommendation r join meeting m on m.id = r.meeting_id
      where r.id = new.subject_id;
  else
    return new;
  end if;
  if now_known is null or array_position(circles, before_known) > array_position(circles, now_known) then now_known := before_known; end if;
  new.standing := case when now_draft then 'draft ' else 'recorded ' end || coalesce(now_known, 'confidential');
  return new;
end $$;
grant select (id, visibility, draft) on meeting to sinergi_search;
grant select (id, meeting_id) on recommendation to sinergi_search;
create policy search_meeting on meeting for select to sinergi_search using (true);
create policy search_recommendation on recommendation for select to sinergi_search using (true);

do $$ begin
  drop policy read_trail on audit;
  execute format('create policy read_trail on audit for select to sinergi_app using (subject not in (''activity'', ''partner'', ''meeting'', ''recommendation'') and %s)',
    pg_temp.whose('readTrail', '''-''', '{"any": "true", "office": "office_id = (select actor(''office''))::uuid"}'));
  execute format('create policy read_audit_of_meeting on audit for select to sinergi_app using ((select actor(''role'')) <> ''public'' and (
      (subject = ''meeting'' and exists (select 1 from meeting m where m.id = subject_id and %1$s))
      or (subject = ''recommendation'' and exists (select 1 from recommendation r join meeting m on m.id = r.meeting_id where r.id = subject_id and %1$s))))',
    pg_temp.whose('readMeeting', 'audit.standing', pg_temp.meeting_scopes('m')));
end $$;
