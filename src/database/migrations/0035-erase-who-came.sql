-- People who come to meetings, speak and sign there can have erased what is held of them (UU 27/2022), also by the link in
-- their hands. Rows that are otherwise only added lose the personal field alone, by the product itself.

-- A request of somebody without an account: by the link they were invited with.
alter table erasure_request add column link_id uuid references personal_link on delete set null,
  add check (link_id is null or (user_id is null and contact_id is null and asked_by is null));
create unique index erasure_request_open_link on erasure_request (link_id) where state = 'open';

drop policy ask_erasure on erasure_request;
create policy ask_erasure on erasure_request for insert to sinergi_app with check (
  state = 'open' and ((asked_by = (select actor('user'))::uuid and link_id is null
      and (user_id = (select actor('user'))::uuid or (user_id is null and exists (select 1 from partner_contact c where c.id = contact_id))))
    -- The code that hangs in the room is everybody's.
    or exists (select 1 from personal_link l where l.id = link_id and l.id = (select actor('link'))::uuid and l.kind <> 'attendance')));
drop policy read_erasure_request on erasure_request;
create policy read_erasure_request on erasure_request for select to sinergi_app using (
  (select allowed('erasePerson', 'any')) is not null or user_id = (select actor('user'))::uuid or asked_by = (select actor('user'))::uuid
  or link_id = (select actor('link'))::uuid);
drop policy withdraw_erasure on erasure_request;
create policy withdraw_erasure on erasure_request for update to sinergi_app
  using (user_id = (select actor('user'))::uuid or (user_id is null and asked_by = (select actor('user'))::uuid) or link_id = (select actor('link'))::uuid)
  with check (state = 'withdrawn' and (user_id = (select actor('user'))::uuid or (user_id is null and asked_by = (select actor('user'))::uuid)
    or link_id = (select actor('link'))::uuid));

-- A letter that was sent stays a fact when its address is forgotten.
alter table mail alter column recipient drop not null;

grant update (persons) on invitee_reply to sinergi_app;
grant update (person) on minute_edit to sinergi_app;
-- Since when a name is gone from a step: what was circulated has another SHA-256 since.
alter table minutes_step add column erased_at timestamptz;
grant update (signer, content, sha256, erased_at) on minutes_step to sinergi_app;
do $$ declare part text; begin
  foreach part in array array['invitee_reply', 'minute_edit', 'minutes_step'] loop
    execute format('create policy erase_from_%1$s on %1$I for update to sinergi_app
      using ((select actor(''kind'')) = ''system'') with check ((select actor(''kind'')) = ''system'')', part);
  end loop;
end $$;

-- Who comes stays counted; a name in the minutes only goes; what was signed or locked keeps the text that was signed, and
-- a text that was only circulated keeps a SHA-256 that is its own.
create function erase_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare is_kept boolean;
begin
  case tg_table_name
    when 'invitee_reply' then is_kept := jsonb_array_length(new.persons) = jsonb_array_length(old.persons);
    when 'minute_edit' then is_kept := new.person is null or new.person is not distinct from old.person;
    else is_kept := (new.content is not distinct from old.content and new.sha256 is not distinct from old.sha256)
      or (old.kind = 'circulate' and new.sha256 = encode(sha256(convert_to(new.content, 'UTF8')), 'hex'));
  end case;
  if not is_kept then raise exception 'of % only what is personal is erased', tg_table_name using errcode = '42501'; end if;
  return new;
end $$;
do $$ declare part text; begin
  foreach part in array array['invitee_reply', 'minute_edit', 'minutes_step'] loop
    execute format('create trigger erase_only before update on %I for each row execute function erase_only()', part);
  end loop;
end $$;
