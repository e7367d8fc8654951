-- The briefing book of a meeting, made from the register and kept as it was made, so that the same book can be had again.

create table briefing_book (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  -- Whose book it is: the office that calls the meeting. It holds what its maker may read.
  office_id uuid not null references office on delete cascade,
  user_id uuid,
  capacity text check (length(capacity) <= 300),
  -- The day whose knowledge it tells; the day it was made where it looks back at none.
  as_known date not null,
  looks_back boolean not null,
  locale text not null check (locale in ('id', 'en')),
  state text not null check (state in ('making', 'ready', 'failed')),
  pages_done integer not null default 0 check (pages_done >= 0),
  -- Empty while what there is to tell is being gathered.
  pages_total integer check (pages_total >= pages_done),
  begun_at timestamptz not null,
  -- When the process that makes it last said so: one that has died says nothing.
  told_at timestamptz not null,
  -- The paper it is, and the hash of its text, keys in order.
  paper jsonb,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  check ((state = 'ready') = (paper is not null)),
  check ((paper is null) = (sha256 is null))
);
create index briefing_book_meeting on briefing_book (meeting_id, begun_at desc);
-- One at a time for an office.
create unique index briefing_book_making on briefing_book (office_id) where state = 'making';

alter table briefing_book enable row level security;
alter table briefing_book force row level security;
grant select, insert, update on briefing_book to sinergi_app;

-- Written out like the policies before (see 0014): for who may plan the meeting, in the office that calls it.
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare
  plans constant text := 'exists (select 1 from meeting m where m.id = meeting_id and m.office_id = briefing_book.office_id and '
    || pg_temp.whose('planMeeting', 'm.standing', '{"any": "true", "office": "m.office_id = (select actor(''office''))::uuid"}') || ')';
begin
  execute format('create policy read_briefing_book on briefing_book for select to sinergi_app using (%s)', plans);
  execute format('create policy make_briefing_book on briefing_book for insert to sinergi_app with check (
    ((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid) and %s)', plans);
  -- What is made stays as it is.
  execute format('create policy tell_briefing_book on briefing_book for update to sinergi_app using (state = ''making'' and %1$s) with check (%1$s)', plans);
end $$;
