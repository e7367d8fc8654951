-- Overlaps that are negotiated: what a bureau proposes to the partners and the kab/kota concerned, what each answers, and
-- what it came to. Rounds and answers are only ever added.

create table proposal (
  id uuid primary key,
  -- The bureau that proposes and settles.
  office_id uuid not null references office on delete cascade,
  -- The overlap as the bureau saw it, and its place and field, which stay when the overlap is gone.
  finding_key text not null check (length(finding_key) between 1 and 200),
  area_code text not null references area,
  field text not null check (length(field) between 1 and 40),
  -- The meeting where it is dealt with.
  meeting_id uuid references meeting on delete set null,
  -- Offices and partners it is addressed to: they read it whatever their area.
  addressed_ids uuid[] not null default '{}',
  -- Agreed how to divide; no agreement; not an overlap but two that complete each other.
  outcome text check (outcome in ('agreed', 'unresolved', 'complementary')),
  outcome_text text check (length(outcome_text) between 1 and 2000),
  -- Who does what, of an agreement: [{"partnerId": …, "text": …}].
  outcome_lines jsonb not null default '[]' check (jsonb_typeof(outcome_lines) = 'array'),
  recommendation_id uuid references recommendation on delete set null,
  settled_at timestamptz,
  settled_capacity text check (length(settled_capacity) <= 300),
  created_at timestamptz not null default now(),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (outcome_text is null))
);
-- An office negotiates an overlap once at a time.
create unique index proposal_open on proposal (finding_key, office_id) where outcome is null;
create index proposal_office on proposal (office_id);
create index proposal_area on proposal (area_code);
create index proposal_meeting on proposal (meeting_id);
create index proposal_recommendation on proposal (recommendation_id);
create index proposal_addressed on proposal using gin (addressed_ids);

create table proposal_addressee (
  proposal_id uuid not null references proposal on delete cascade,
  ordinal integer not null check (ordinal > 0),
  -- A partner, whose name is read in the register by who may know it; or a kab/kota, by its office and its name.
  partner_id uuid references partner on delete cascade,
  office_id uuid references office on delete set null,
  area_code text references area,
  name text check (length(name) between 1 and 300),
  primary key (proposal_id, ordinal),
  check ((partner_id is not null) = (name is null) and (partner_id is null or office_id is null))
);
create index proposal_addressee_partner on proposal_addressee (partner_id);
create index proposal_addressee_office on proposal_addressee (office_id);
create index proposal_addressee_area on proposal_addressee (area_code);

create table proposal_round (
  proposal_id uuid not null references proposal on delete cascade,
  ordinal integer not null check (ordinal > 0),
  body text not null check (length(body) between 1 and 5000),
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  answer_by date not null,
  at timestamptz not null,
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  primary key (proposal_id, ordinal)
);
create index proposal_round_office on proposal_round (office_id);
create index proposal_round_seat on proposal_round (seat_id);

create table proposal_answer (
  id uuid primary key,
  proposal_id uuid not null,
  round integer not null,
  addressee integer not null,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('agree', 'change', 'decline')),
  body text check (length(body) between 1 and 3000),
  at timestamptz not null,
  -- Who answers; the proposing bureau where it notes the answer of somebody who has no office here.
  office_id uuid references office on delete set null,
  user_id uuid,
  seat_id uuid references seat on delete set null,
  capacity text check (length(capacity) <= 300),
  unique (proposal_id, ordinal),
  foreign key (proposal_id, round) references proposal_round on delete cascade,
  foreign key (proposal_id, addressee) references proposal_addressee on delete cascade,
  check (kind = 'agree' or body is not null)
);
create index proposal_answer_round on proposal_answer (proposal_id, round);
create index proposal_answer_addressee on proposal_answer (proposal_id, addressee);
create index proposal_answer_office on proposal_answer (office_id);
create index proposal_answer_seat on proposal_answer (seat_id);

do $$ declare part text; begin
  foreach part in array array['proposal', 'proposal_addressee', 'proposal_round', 'proposal_answer'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security;', part);
    execute format('grant select, insert%s on %I to sinergi_app', case part when 'proposal' then ', update' else '' end, part);
  end loop;
end $$;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
declare
  part text;
  is_system constant text := '(select actor(''kind'')) = ''system''';
  -- Deciding about findings of the place, by the office that proposed.
  decides constant text := format('(%s and (%s or p.office_id = (select actor(''office''))::uuid))',
    pg_temp.whose('decideFinding', '''-''', jsonb_build_object('any', 'true', 'area', 'starts_with(p.area_code, (select actor(''area'')))')), is_system);
  own_name constant text := '((select actor(''kind'')) = ''system'' or user_id is not distinct from (select actor(''user''))::uuid and office_id is not distinct from (select actor(''office''))::uuid'
    ' and seat_id is not distinct from (select actor(''seat''))::uuid)';
begin
  -- Read as a meeting of the restricted circle is, but by nobody for its area alone: the ministry, who proposed, who is addressed.
  execute format('create policy read_proposal on proposal for select to sinergi_app using (%s)',
    pg_temp.whose('readMeeting', '''recorded restricted''', jsonb_build_object('any', 'true',
      'office', 'office_id = (select actor(''office''))::uuid',
      'participant', 'addressed_ids && array_remove(array[(select actor(''office'')), (select actor(''partner''))]::uuid[], null)')));
  execute format('create policy propose_division on proposal for insert to sinergi_app with check (%s)', replace(decides, 'p.', ''));
  execute format('create policy settle_proposal on proposal for update to sinergi_app using (%1$s) with check (%1$s)', replace(decides, 'p.', ''));
  foreach part in array array['proposal_addressee', 'proposal_round', 'proposal_answer'] loop
    execute format('create policy read_%1$s on %1$I for select to sinergi_app using (exists (select 1 from proposal p where p.id = proposal_id))', part);
  end loop;
  execute format('create policy add_proposal_addressee on proposal_addressee for insert to sinergi_app with check (exists (select 1 from proposal p where p.id = proposal_id and %s))', decides);
  execute format('create policy add_proposal_round on proposal_round for insert to sinergi_app with check (%s and exists (select 1 from proposal p where p.id = proposal_id and p.outcome is null and %s))', own_name, decides);
  -- An answer is given by whom the proposal is addressed to, or noted by the bureau for who has no office here.
  execute format('create policy answer_proposal on proposal_answer for insert to sinergi_app with check (%s and exists (select 1 from proposal p
      join proposal_addressee a on a.proposal_id = p.id where p.id = proposal_answer.proposal_id and a.ordinal = addressee and p.outcome is null and %s))',
    own_name, pg_temp.whose('reportFollowup', '''-''', jsonb_build_object('any', 'true',
      'office', 'a.office_id = (select actor(''office''))::uuid', 'partner', 'a.partner_id = (select actor(''partner''))::uuid')));
  execute format('create policy note_answer on proposal_answer for insert to sinergi_app with check (%s and exists (select 1 from proposal p
      join proposal_addressee a on a.proposal_id = p.id where p.id = proposal_answer.proposal_id and a.ordinal = addressee and p.outcome is null
      and not exists (select 1 from office o where (o.id = a.office_id or o.partner_id = a.partner_id)
        and coalesce(o.valid_to, ''infinity'') >= (now() at time zone ''Asia/Makassar'')::date) and %s))', own_name, decides);
end $$;

-- A partner that holds an event gives tasks to itself alone.
do $$
declare
  plans constant text := format('exists (select 1 from meeting m where m.id = meeting_id and %s)', pg_temp.whose('planMeeting', 'm.standing',
    jsonb_build_object('any', 'true', 'area', 'starts_with(m.area_code, (select actor(''area'')))', 'office', 'm.office_id = (select actor(''office''))::uuid',
      'participant', 'm.invited_ids && array_remove(array[(select actor(''office'')), (select actor(''partner''))]::uuid[], null)')));
  own_task constant text := '((select actor(''kind'')) <> ''partner'' or owner_partner_id = (select actor(''partner''))::uuid)';
begin
  execute format('alter policy add_recommendation on recommendation with check (%s and %s)', plans, own_task);
  execute format('alter policy change_recommendation on recommendation using (%1$s and %2$s) with check (%1$s and %2$s)', plans, own_task);
end $$;
