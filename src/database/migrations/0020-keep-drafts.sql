-- A draft that is thrown away stays its office's own: the bureaus of the area read and put back what was taken out of the
-- register, and a draft never was in it.
do $$ declare condition text; begin
  select pg_get_expr(polqual, polrelid) into strict condition from pg_policy
    where polrelid = 'public.activity'::regclass and polname = 'read_activity';
  execute format('alter policy read_activity on public.activity using ((%s) and (not draft
    or office_id = (select actor(''office''))::uuid or (select actor(''kind'')) = ''system''))', condition);
end $$;
-- What an office has not handed in, however much it has in the register.
create index activity_drafts on activity (office_id, updated_at) where draft and removed_at is null;
