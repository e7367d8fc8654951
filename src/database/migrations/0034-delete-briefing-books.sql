-- Books that are no longer needed are deleted by who may plan the meeting, in the office whose books they are; one that is
-- being made is not. The trail keeps the hash of each.
grant delete on briefing_book to sinergi_app;

-- Written out like the policies before (see 0014).
create or replace function pg_temp.whose(act text, standing text, scopes jsonb) returns text language sql as $$
  select '(' || string_agg(format('(%s = any((select allowed(%L, %L))::text[])%s)', standing, act, key,
    case when value = 'true' then '' else ' and ' || value end), ' or ' order by key = 'any' desc, key) || ')'
  from jsonb_each_text(scopes) $$;

do $$
begin
  execute format('create policy delete_briefing_book on briefing_book for delete to sinergi_app using (state <> ''making'' and exists (
    select 1 from meeting m where m.id = meeting_id and m.office_id = briefing_book.office_id and %s))',
    pg_temp.whose('planMeeting', 'm.standing', '{"any": "true", "office": "m.office_id = (select actor(''office''))::uuid"}'));
end $$;
