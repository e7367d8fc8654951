-- Roles: the tables belong to whoever migrates; requests run as sinergi_app, sign-in as sinergi_auth. Neither owns a record table.
do $$ begin
  create role sinergi_app nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  create role sinergi_auth nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant sinergi_app to %I', current_user);
  execute format('grant sinergi_auth to %I', current_user);
exception when others then
  if not (pg_has_role(current_user, 'sinergi_app', 'member') and pg_has_role(current_user, 'sinergi_auth', 'member')) then raise; end if;
end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

revoke create on schema public from public;
grant usage on schema public to sinergi_app;

-- What the transaction's actor is, set by Database.asActor; null where nobody set it, and then nothing but public records show.
create function actor(setting text) returns text language sql stable parallel safe
  return nullif(current_setting('sinergi.' || setting, true), '');

-- unaccent() itself is only stable; names are folded by the same dictionary in every database of ours.
create function fold(written text) returns text language sql immutable parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, written));

create text search configuration public.indonesian_folded (copy = pg_catalog.indonesian);
alter text search configuration public.indonesian_folded
  alter mapping for hword, hword_part, word with public.unaccent, indonesian_stem;
