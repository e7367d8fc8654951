-- Letters that leave by e-mail. The link in one is put in when it is sent: the database alone opens nothing.

create table mail (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('invitation', 'reminder', 'task', 'overdue')),
  link_id uuid references personal_link on delete set null,
  -- What is sent once: a reminder of a day, to one.
  once_key text unique check (length(once_key) <= 200),
  recipient text not null check (length(recipient) <= 200 and recipient ~ '^[^@\s<>",;]+@[^@\s<>",;]+$'),
  name text not null check (length(name) <= 300),
  subject text not null check (length(subject) between 1 and 300),
  -- `{link}` stands where the address of the link goes.
  body text not null check (length(body) between 1 and 5000),
  -- An entry for the recipient's calendar (RFC 5545).
  calendar text check (length(calendar) <= 20000),
  -- Kept: written while no mail server was set, and not sent.
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'kept')),
  tries integer not null default 0 check (tries between 0 and 20),
  made_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  -- What the mail server said.
  fault text check (length(fault) <= 500),
  user_id uuid
);
create index mail_meeting on mail (meeting_id, made_at desc);
create index mail_link on mail (link_id);
create index mail_waiting on mail (due_at) where state in ('queued', 'sending');

alter table mail enable row level security;
alter table mail force row level security;
grant select, insert, update on mail to sinergi_app;

-- Written out like the policies before (see 0014 and 0024).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare
  plans constant text := 'exists (select 1 from meeting m where m.id = meeting_id and ' || pg_temp.whose('planMeeting', 'm.standing',
    jsonb_build_object('any', 'true', 'area', 'starts_with(m.area_code, (select actor(''area'')))', 'office', 'm.office_id = (select actor(''office''))::uuid',
      'participant', 'm.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner''))]::uuid[], null)')) || ')';
begin
  execute format('create policy read_mail on mail for select to sinergi_app using (%s)', plans);
  execute format('create policy write_mail on mail for insert to sinergi_app with check (%s and user_id is not distinct from (select actor(''user''))::uuid)', plans);
  -- Who calls the meeting puts what was given up back into the box; all else is the product's own.
  execute format('create policy change_mail on mail for update to sinergi_app using ((select actor(''kind'')) = ''system'' or (state = ''failed'' and %1$s)) with check (%1$s)', plans);
end $$;
