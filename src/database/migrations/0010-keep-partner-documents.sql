-- Partners' papers themselves, and the money a partner is recorded with.
-- A document is never changed in place: described anew, it is a new row over the same file.
alter table partner_document
  add column number text check (length(number) <= 200),
  add column issuer text check (length(issuer) <= 200),
  add column issued_on date,
  add column valid_from date,
  add column valid_to date,
  add constraint partner_document_validity check (valid_to is null or valid_from is null or valid_to >= valid_from);

create table partner_file (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  name text not null check (length(name) between 1 and 300),
  type text not null check (type in ('pdf', 'docx', 'xlsx', 'odt', 'jpeg', 'png')),
  size integer not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by uuid,
  added_at timestamptz not null default now(),
  unique (id, partner_id)
);
create index partner_file_partner on partner_file (partner_id);
-- The bytes as those of imported files are kept: pieces of 1 MiB, each compressed with zstd.
create table partner_file_piece (
  file_id uuid not null references partner_file on delete cascade,
  ordinal integer not null,
  bytes bytea not null,
  primary key (file_id, ordinal)
);
-- A document shows a file of its own partner and of no other. Deferred, because a merge moves both, one after the other.
alter table partner_document
  add constraint partner_document_file foreign key (file_id, partner_id) references partner_file (id, partner_id)
  deferrable initially deferred;

create table partner_funding (
  id uuid primary key,
  partner_id uuid not null references partner on delete cascade,
  -- Null where only the period is known.
  amount numeric(20, 2) check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- A year or a date: as much as is known. Both ends belong to the period.
  period_from text check (period_from ~ '^\d{4}(-\d{2}-\d{2})?$'),
  period_to text check (period_to ~ '^\d{4}(-\d{2}-\d{2})?$'),
  -- The amount as its file wrote it, and the value of the last digit written: 8,70 M is exact to 10 million.
  written text check (length(written) <= 100),
  exact_to numeric(20, 2) check (exact_to > 0),
  source text check (length(source) <= 300),
  note text check (length(note) <= 1000),
  check (amount is not null or period_from is not null or period_to is not null),
  check (rpad(period_to, 10, '-12-31') >= rpad(period_from, 10, '-01-01'))
);
create index partner_funding_partner on partner_funding (partner_id);

-- Files: read by offices that may read the partner, and by the partner itself; never by the public or another partner,
-- however public the document's title is. Nobody changes or deletes one; a merge, alone, hands it over.
alter table partner_file enable row level security; alter table partner_file force row level security;
alter table partner_file_piece enable row level security; alter table partner_file_piece force row level security;
grant select, insert on partner_file, partner_file_piece to sinergi_app;
grant update (partner_id) on partner_file to sinergi_app;
create policy read_partner_file on partner_file for select to sinergi_app
  using (((select actor('kind')) in ('system', 'national', 'province', 'regency') or partner_id = (select actor('partner'))::uuid)
    and exists (select 1 from partner p where p.id = partner_id));
create policy add_partner_file on partner_file for insert to sinergi_app with check (may_edit_partner(partner_id));
create policy hand_over_partner_file on partner_file for update to sinergi_app
  using ((select actor('kind')) = 'system') with check ((select actor('kind')) = 'system');
create policy read_partner_file_piece on partner_file_piece for select to sinergi_app
  using (exists (select 1 from partner_file f where f.id = file_id));
create policy add_partner_file_piece on partner_file_piece for insert to sinergi_app
  with check (exists (select 1 from partner_file f where f.id = file_id and may_edit_partner(f.partner_id)));

-- Funding: as the partner's other facts.
alter table partner_funding enable row level security; alter table partner_funding force row level security;
grant select, insert, update, delete on partner_funding to sinergi_app;
create policy read_partner_funding on partner_funding for select to sinergi_app
  using (exists (select 1 from partner p where p.id = partner_id));
create policy add_partner_funding on partner_funding for insert to sinergi_app
  with check ((select actor('kind')) in ('system', 'province') or may_edit_partner(partner_id));
create policy edit_partner_funding on partner_funding for update to sinergi_app
  using ((select actor('kind')) in ('system', 'province') or may_edit_partner(partner_id));
create policy remove_partner_funding on partner_funding for delete to sinergi_app
  using ((select actor('kind')) in ('system', 'province') or may_edit_partner(partner_id));
