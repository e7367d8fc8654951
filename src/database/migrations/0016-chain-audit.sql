-- The trail as a chain. Each row has a digest of all it says; the rows of a transaction make a block when it commits; a
-- block's hash is made of its rows' digests and of the hash before it. What is altered, removed or put in afterwards no
-- longer fits. The format, so that anybody can check it: docs/audit.md.
do $$ begin
  create role sinergi_chain nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant sinergi_chain to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'sinergi_chain', 'member') then raise; end if;
end $$;

-- What a row's digest is made of: its columns in this order as JSON, those without a value left out, so that a column
-- added later changes no digest; documents as PostgreSQL writes jsonb.
create function audit_text(a audit) returns text language sql stable as $$
  select concat('{', concat_ws(',',
    '"id":' || a.id::text,
    '"at":"' || to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"',
    '"user_id":"' || a.user_id::text || '"',
    '"office_id":"' || a.office_id::text || '"',
    '"actor_kind":' || to_json(a.actor_kind)::text,
    '"role":' || to_json(a.role)::text,
    '"seat_id":"' || a.seat_id::text || '"',
    '"capacity":' || to_json(a.capacity)::text,
    '"address":' || to_json(a.address)::text,
    '"standing":' || to_json(a.standing)::text,
    '"action":' || to_json(a.action)::text,
    '"subject":' || to_json(a.subject)::text,
    '"subject_id":"' || a.subject_id::text || '"',
    '"version":' || a.version::text,
    '"import_id":"' || a.import_id::text || '"',
    '"reason":' || to_json(a.reason)::text,
    '"before":' || a.before::text,
    '"after":' || a.after::text,
    '"request_id":' || to_json(a.request_id)::text), '}') $$;
create function audit_block_text(number bigint, at timestamptz, previous bytea, rows jsonb) returns text language sql stable as $$
  select concat('{"number":', number, ',"at":"', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    '","previous":"', encode(previous, 'hex'), '","rows":', rows, '}') $$;

-- The rows a transaction has written so far, statement by statement; empty again when it commits.
create table audit_note (
  transaction bigint not null,
  ids bigint[] not null,
  digests bytea[] not null
);
create index audit_note_transaction on audit_note (transaction);
create table audit_block (
  number bigint primary key check (number > 0),
  -- When the transaction came to its end, by the database's clock; never before the block before.
  at timestamptz not null,
  previous bytea not null check (octet_length(previous) = 32),
  -- [[id, digest in hexadecimal], …], at most 1,000 by id; a larger transaction makes several blocks.
  rows jsonb not null,
  hash bytea not null check (octet_length(hash) = 32),
  -- For finding the block of a row.
  first_id bigint not null generated always as ((rows -> 0 ->> 0)::bigint) stored,
  last_id bigint not null generated always as ((rows -> -1 ->> 0)::bigint) stored
);
alter table audit_block alter column rows set storage external; -- digests do not compress
create index audit_block_at on audit_block (at, number);
create index audit_block_last on audit_block (last_id, first_id);
create index audit_office on audit (office_id, id desc);
create index audit_user on audit (user_id, id desc);
create index audit_at on audit (at);

-- Rows from before the chain are sealed as they stand, in blocks that end with the day; such a block carries the time of
-- its rows, because nobody knows when their transactions ended.
alter table audit no force row level security;
alter table audit add column digest bytea not null default ''::bytea;
update audit a set digest = sha256(convert_to(audit_text(a), 'UTF8'));
alter table audit add check (octet_length(digest) = 32);
do $$
declare
  part record;
  number bigint := 0;
  head bytea := decode(repeat('00', 32), 'hex');
begin
  for part in
    select max(moment) as at, jsonb_agg(jsonb_build_array(id, encode(digest, 'hex')) order by id) as rows
    from (select r.*, (row_number() over (partition by day order by id) - 1) / 1000 as part
      from (select id, digest, max(at) over (order by id) as moment,
          (max(at) over (order by id) at time zone 'Asia/Makassar')::date as day from audit) r) r
    group by day, r.part order by day, r.part
  loop
    number := number + 1;
    insert into audit_block (number, at, previous, rows, hash)
      values (number, part.at, head, part.rows, sha256(convert_to(audit_block_text(number, part.at, head, part.rows), 'UTF8')))
      returning hash into head;
  end loop;
end $$;
alter table audit force row level security;

-- NOTE: triggers on a row run in the order of their names; this one must come last.
create function seal_audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin
  new.digest := sha256(convert_to(public.audit_text(new), 'UTF8'));
  return new;
end $$;
create trigger seal_row before insert on audit for each row execute function seal_audit_row();

create function note_audit_rows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin
  insert into public.audit_note (transaction, ids, digests)
    select pg_current_xact_id()::text::bigint, array_agg(id order by id), array_agg(digest order by id) from added having count(*) > 0;
  return null;
end $$;
create trigger note_rows after insert on audit referencing new table as added for each statement execute function note_audit_rows();

-- At the very end of the transaction, under a lock until it has ended: one at a time, each after the one before.
create function chain_audit_rows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part record;
  head record;
  moment timestamptz;
begin
  if not exists (select 1 from public.audit_note where transaction = new.transaction) then return null; end if;
  perform pg_advisory_xact_lock(707016);
  select b.number, b.at, b.hash into head from public.audit_block b order by b.number desc limit 1;
  if not found then
    select 0::bigint as number, '-infinity'::timestamptz as at, decode(repeat('00', 32), 'hex') as hash into head;
  end if;
  moment := greatest(clock_timestamp(), head.at);
  for part in
    select jsonb_agg(jsonb_build_array(id, encode(digest, 'hex')) order by id) as rows
    from (select r.id, r.digest, (row_number() over (order by r.id) - 1) / 1000 as part
      from public.audit_note n cross join lateral unnest(n.ids, n.digests) as r (id, digest)
      where n.transaction = new.transaction) r
    group by r.part order by r.part
  loop
    insert into public.audit_block as b (number, at, previous, rows, hash)
      values (head.number + 1, moment, head.hash, part.rows,
        sha256(convert_to(public.audit_block_text(head.number + 1, moment, head.hash, part.rows), 'UTF8')))
      returning b.number, b.at, b.hash into head;
  end loop;
  delete from public.audit_note where transaction = new.transaction;
  return null;
end $$;
create constraint trigger chain_at_the_end after insert on audit_note
  deferrable initially deferred for each row execute function chain_audit_rows();

-- Neither the trail nor the chain is ever changed; who owns the tables would have to take this away first.
create function refuse_change() returns trigger language plpgsql as $$ begin
  raise exception 'what is in % stays as it is', tg_table_name using errcode = '42501';
end $$;
create trigger keep_audit before update or delete or truncate on audit for each statement execute function refuse_change();
create trigger keep_audit_block before update or delete or truncate on audit_block for each statement execute function refuse_change();

-- How far the chain has come: for anybody who may read a history, to be noted down elsewhere.
create function audit_head() returns table (number bigint, at timestamptz, hash text) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select b.number, b.at, encode(b.hash, 'hex') from public.audit_block b
  where public.allowed('readPartnerHistory', 'any') is not null order by b.number desc limit 1 $$;

-- The block a row is in: its number, its hash and when its transaction ended. For anybody who may read a history.
create function audit_place(row_id bigint) returns table (number bigint, at timestamptz, hash text) language sql stable security definer
  set search_path = pg_catalog, pg_temp rows 1 as $$
  select b.number, b.at, encode(b.hash, 'hex') from public.audit_block b
  where b.last_id >= row_id and b.first_id <= row_id and b.rows @> jsonb_build_array(jsonb_build_array(row_id))
    and public.allowed('readPartnerHistory', 'any') is not null
  order by b.last_id limit 1 $$;

-- Which records of a kind were changed after a moment, without what they were: the first such row of each, whether it is
-- the one that made the record, the last row until then, and the last file. A row counts from the moment its transaction ended. Whether
-- the actor may know what stood there is decided where the rows are joined to audit.
create function changed_since(wanted text, moment timestamptz)
  returns table (subject_id uuid, next_id bigint, made boolean, last_action text, last_standing text, last_at timestamptz, last_import uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp rows 1000 as $$
  with later as materialized (
    select (r.value ->> 0)::bigint as id from public.audit_block b cross join lateral jsonb_array_elements(b.rows) r
    where b.number > coalesce((select k.number from public.audit_block k where k.at <= moment order by k.at desc, k.number desc limit 1), 0)),
  first as materialized (
    select a.subject_id, min(a.id) as id from later join public.audit a on a.id = later.id
    where a.subject = wanted and a.version is not null group by 1)
  select f.subject_id, f.id, a.version = 1 and a.before is null, l.action, l.standing, l.at,
    (select o.import_id from public.audit o where o.subject = wanted and o.subject_id = f.subject_id and o.id < f.id
      and o.import_id is not null order by o.id desc limit 1)
  from first f join public.audit a on a.id = f.id
    left join lateral (select o.action, o.standing, o.at from public.audit o
      where o.subject = wanted and o.subject_id = f.subject_id and o.id < f.id and o.version is not null
      order by o.id desc limit 1) l on true
  where public.allowed('readPartnerHistory', 'any') is not null $$;
-- The same for one record, without going through all blocks since.
create function record_since(wanted text, record uuid, moment timestamptz)
  returns table (subject_id uuid, next_id bigint, made boolean, last_action text, last_standing text, last_at timestamptz, last_import uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp rows 1 as $$
  with placed as materialized (
    select a.id, a.action, a.standing, a.at, a.import_id, a.version = 1 and a.before is null as made,
      (select b.at from public.audit_block b
        where b.last_id >= a.id and b.first_id <= a.id and b.rows @> jsonb_build_array(jsonb_build_array(a.id))
        order by b.last_id limit 1) > moment as later
    from public.audit a where a.subject = wanted and a.subject_id = record and a.version is not null)
  select record, f.id, f.made, l.action, l.standing, l.at,
    (select p.import_id from placed p where p.id < f.id and p.import_id is not null order by p.id desc limit 1)
  from (select * from placed where later order by id limit 1) f
    left join lateral (select * from placed p where p.id < f.id order by p.id desc limit 1) l on true
  where public.allowed('readPartnerHistory', 'any') is not null $$;

alter table audit_block enable row level security; alter table audit_block force row level security;
alter table audit_note enable row level security; alter table audit_note force row level security;
grant usage on schema public to sinergi_chain;
grant select on audit to sinergi_chain;
grant select, insert on audit_block to sinergi_chain;
grant select, insert, delete on audit_note to sinergi_chain;
create policy chain_reads_audit on audit for select to sinergi_chain using (true);
create policy chain_reads_block on audit_block for select to sinergi_chain using (true);
create policy chain_adds_block on audit_block for insert to sinergi_chain with check (true);
create policy chain_keeps_notes on audit_note for all to sinergi_chain using (true) with check (true);
grant select on audit_block to sinergi_app;
create policy read_audit_block on audit_block for select to sinergi_app using ((select allowed('readTrail', 'any')) is not null);
do $$ declare made text; begin
  foreach made in array array['seal_audit_row()', 'note_audit_rows()', 'chain_audit_rows()', 'audit_head()', 'audit_place(bigint)',
    'changed_since(text, timestamptz)', 'record_since(text, uuid, timestamptz)'] loop
    execute 'revoke execute on function ' || made || ' from public';
  end loop;
  grant execute on function audit_head(), audit_place(bigint), changed_since(text, timestamptz), record_since(text, uuid, timestamptz) to sinergi_app;
  grant create on schema public to sinergi_chain;
  foreach made in array array['seal_audit_row()', 'note_audit_rows()', 'chain_audit_rows()', 'audit_head()', 'audit_place(bigint)',
    'changed_since(text, timestamptz)', 'record_since(text, uuid, timestamptz)'] loop
    execute 'alter function ' || made || ' owner to sinergi_chain';
  end loop;
  revoke create on schema public from sinergi_chain;
end $$;

-- The product itself reads the whole trail, to check it: also of records that are no longer there.
create policy all_of_trail on audit for select to sinergi_app using ((select actor('kind')) = 'system');
-- What all may see was entered by somebody: its history is for every signed-in office.
create policy read_shared_trail on audit for select to sinergi_app
  using (subject in ('rate', 'area') and (select allowed('readSharedHistory', 'any')) is not null);
-- Role and seat are those of the sealed actor, not what a request says of them.
drop policy write_audit on audit;
create policy write_audit on audit for insert to sinergi_app with check (
  actor_kind = (select actor('kind')) and (select actor('role')) <> 'public'
  and user_id is not distinct from (select actor('user'))::uuid and office_id is not distinct from (select actor('office'))::uuid
  and (role is null or role = (select actor('role'))) and (seat_id is null or seat_id = (select actor('seat'))::uuid));
