-- What a person filled in for a paper, apart from its description: a draft is put together of it anew from the records.
alter table paper add column filled jsonb not null default '{}' check (length(filled::text) <= 100000);
