-- The minutes of a meeting: what was said, decided, promised and recommended, written by several hands on bad lines;
-- circulated, corrected, signed and locked.

-- Every saving of an entry is a row; none is changed or removed. The client makes the ids, so that sending twice writes once.
create table minute_edit (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  -- In which order it came in; who has seen a number has seen all before it.
  ordinal integer not null check (ordinal > 0),
  entry_id uuid not null,
  -- What the writer had before them; several where versions were joined.
  based_on uuid[] not null default '{}' check (cardinality(based_on) <= 100),
  kind text not null check (kind in ('opened', 'closed', 'chair', 'secretary', 'taker', 'shown',
    'statement', 'decision', 'commitment', 'recommendation', 'note')),
  agenda_item_id uuid references agenda_item on delete set null,
  body text not null default '' check (length(body) <= 10000),
  -- Who said it: a post; the person only where that is wished.
  speaker text check (length(speaker) <= 300),
  person text check (length(person) <= 200),
  -- Whose task it is: a post, an institution, a party.
  owner text check (length(owner) <= 300),
  due date,
  -- A decision that everybody may read.
  open boolean not null default false,
  removed boolean not null default false,
  -- By the clock of the device it was typed on.
  made_at timestamptz not null,
  at timestamptz not null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  unique (meeting_id, ordinal)
);
create index minute_edit_agenda on minute_edit (agenda_item_id);
create index minute_edit_office on minute_edit (office_id);
create index minute_edit_seat on minute_edit (seat_id);

-- The recommendation of the ledger that an entry became: one, once.
create table minutes_outcome (
  entry_id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  recommendation_id uuid not null unique references recommendation on delete cascade,
  at timestamptz not null
);
create index minutes_outcome_meeting on minutes_outcome (meeting_id);

-- From the room to the locked paper, one step after the other; none is changed or removed.
create table minutes_step (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('circulate', 'sign', 'withdraw', 'lock', 'addendum')),
  -- Until when it may be corrected.
  until date,
  -- Who signed the paper, in which capacity; its number and day.
  signer text check (length(signer) <= 200),
  post text check (length(post) <= 300),
  number text check (length(number) <= 100),
  signed_on date,
  -- Why it was withdrawn, or what is added.
  body text check (length(body) <= 10000),
  -- The minutes as they stood, one text that is never written anew, and its SHA-256.
  content text check (length(content) <= 20000000),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The head of the chain of the trail at that moment.
  block integer,
  block_hash text,
  at timestamptz not null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  unique (meeting_id, ordinal),
  check ((kind = 'circulate') = (until is not null)),
  check ((kind = 'sign') = (signer is not null and post is not null and signed_on is not null)),
  check ((kind in ('withdraw', 'addendum')) = (body is not null)),
  check ((kind in ('circulate', 'sign', 'lock')) = (content is not null and sha256 is not null))
);
create unique index minutes_step_lock on minutes_step (meeting_id) where kind = 'lock';
create index minutes_step_office on minutes_step (office_id);
create index minutes_step_seat on minutes_step (seat_id);

-- What is locked is never opened again; it can only be added to.
create function keep_locked() returns trigger language plpgsql as $$ begin
  if new.kind <> 'addendum' and exists (select 1 from minutes_step s where s.meeting_id = new.meeting_id and s.kind = 'lock') then
    raise exception 'these minutes are locked' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_locked before insert on minutes_step for each row execute function keep_locked();

-- What who was there says of the circulated minutes, and what was answered; none is changed or removed.
create table minutes_remark (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  ordinal integer not null check (ordinal > 0),
  -- Of which entry; empty for the whole.
  entry_id uuid,
  answers_id uuid references minutes_remark on delete cascade,
  -- Of an answer: whether the correction was taken over.
  taken boolean,
  body text not null check (length(body) between 1 and 5000),
  -- Office, partner or institution that speaks.
  author text not null check (length(author) between 1 and 300),
  at timestamptz not null,
  link_id uuid references personal_link on delete set null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  unique (meeting_id, ordinal),
  check ((answers_id is null) = (taken is null))
);
create index minutes_remark_answers on minutes_remark (answers_id);
create index minutes_remark_link on minutes_remark (link_id);
create index minutes_remark_office on minutes_remark (office_id);
create index minutes_remark_seat on minutes_remark (seat_id);

-- What all who may read the meeting read of its locked minutes: decisions that are open, and how many came of each category.
create table minutes_summary (
  meeting_id uuid primary key references meeting on delete cascade,
  points jsonb not null check (jsonb_typeof(points) = 'array'),
  attendance jsonb not null check (jsonb_typeof(attendance) = 'array'),
  at timestamptz not null
);

do $$ declare part text; begin
  foreach part in array array['minute_edit', 'minutes_outcome', 'minutes_step', 'minutes_remark', 'minutes_summary'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security;
      grant select, insert on %1$I to sinergi_app', part);
  end loop;
  execute 'create trigger note_minutes_summary_change after insert on minutes_summary for each statement execute function note_register_change()';
end $$;

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
  -- The code that hangs in the room opens neither.
  is_named constant text := '((select actor(''kind'')) <> ''guest'' or (select actor(''invitee'')) is not null)';
  reads constant text := '((select actor(''role'')) <> ''public'' and ' || is_named || ' and exists (select 1 from meeting m where m.id = meeting_id))';
  takes_part constant text := is_named || ' and exists (select 1 from meeting m where m.id = meeting_id and (m.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner'')), (select actor(''meeting''))]::uuid[], null) or m.id = (select actor(''meeting''))::uuid))';
  own_name constant text := '((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid'
    ' and seat_id is not distinct from (select actor(''seat''))::uuid)';
  own_link constant text := 'link_id is not distinct from (select actor(''link''))::uuid';
  -- Of the step that was taken last.
  last_step constant text := 'coalesce((select s.kind from minutes_step s where s.meeting_id = %1$s.meeting_id order by s.ordinal desc limit 1), '''')';
begin
  -- What is written in the room is read and written by who calls the meeting, until it is signed.
  execute format('create policy read_minute_edit on minute_edit for select to sinergi_app using (%s)', plans);
  execute format('create policy add_minute_edit on minute_edit for insert to sinergi_app with check (%s and %s and %s not in (''sign'', ''lock'', ''addendum''))',
    own_name, plans, format(last_step, 'minute_edit'));
  execute format('create policy read_minutes_outcome on minutes_outcome for select to sinergi_app using (%s)', plans);
  execute format('create policy add_minutes_outcome on minutes_outcome for insert to sinergi_app with check (%s and exists (select 1 from recommendation r where r.id = recommendation_id and r.meeting_id = minutes_outcome.meeting_id))', plans);
  -- Circulated, they are read by who may read the meeting and is not the public.
  execute format('create policy read_minutes_step on minutes_step for select to sinergi_app using (%s)', reads);
  execute format('create policy add_minutes_step on minutes_step for insert to sinergi_app with check (%s and %s)', own_name, plans);
  -- Those who took part remark, who calls the meeting answers.
  execute format('create policy read_minutes_remark on minutes_remark for select to sinergi_app using (%s)', reads);
  execute format('create policy add_minutes_remark on minutes_remark for insert to sinergi_app with check (%s and %s and (%s or answers_id is null and %s and %s = ''circulate''))',
    own_name, own_link, plans, takes_part, format(last_step, 'minutes_remark'));
  execute format('create policy read_minutes_summary on minutes_summary for select to sinergi_app using (exists (select 1 from meeting m where m.id = meeting_id))');
  execute format('create policy add_minutes_summary on minutes_summary for insert to sinergi_app with check (%s)', plans);
end $$;
