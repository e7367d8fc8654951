-- A secret address at which the calendar program of a person reads what they may know of days; one for a person. The
-- address itself is kept nowhere, only its hash.
create table calendar_address (
  user_id uuid primary key references auth."user" (id) on delete cascade,
  token_hash text not null unique check (length(token_hash) between 1 and 64),
  -- All meetings the person may know of, or those of their own office alone.
  scope text not null check (scope in ('all', 'own')),
  locale text not null check (locale in ('id', 'en')),
  made_at timestamptz not null,
  -- When it was last read, and how often since the hour began in which it is counted.
  used_at timestamptz,
  counted_from timestamptz not null,
  asked integer not null default 0 check (asked >= 0)
);
alter table calendar_address enable row level security;
alter table calendar_address force row level security;
grant select, insert, update, delete on calendar_address to sinergi_app;

-- A person's own; the product looks for the one that was asked for.
create policy own_calendar_address on calendar_address for all to sinergi_app
  using (user_id = (select actor('user'))::uuid or (select actor('kind')) = 'system')
  with check (user_id = (select actor('user'))::uuid or (select actor('kind')) = 'system');
