-- A meeting between ministries goes through the draft of an agreement article by article (Permendagri 25/2020 art. 22).

-- An article carries what it is called, how it read before (body) and how it was agreed; what an institution says of it is an
-- entry of its own under it. Limits are wider than what one types at once, so that versions can be joined without a word lost.
alter table minute_edit
  add column label text check (length(label) <= 2000),
  add column agreed text check (length(agreed) <= 40000),
  add column under_id uuid,
  drop constraint minute_edit_kind_check,
  add constraint minute_edit_kind_check check (kind in ('opened', 'closed', 'chair', 'secretary', 'taker', 'shown',
    'statement', 'decision', 'commitment', 'recommendation', 'note', 'article', 'input')),
  drop constraint minute_edit_body_check,
  add constraint minute_edit_body_check check (length(body) <= 40000),
  drop constraint minute_edit_speaker_check,
  add constraint minute_edit_speaker_check check (length(speaker) <= 2000),
  drop constraint minute_edit_person_check,
  add constraint minute_edit_person_check check (length(person) <= 2000),
  drop constraint minute_edit_owner_check,
  add constraint minute_edit_owner_check check (length(owner) <= 2000);

-- As which of those that art. 22(2) names somebody is invited; what the register knows of itself is not marked.
alter table meeting_invitee add column required_as text
  check (required_as in ('foreignAffairs', 'object', 'province', 'regency'));
-- The cooperation is of the province alone.
alter table meeting add column without_regency boolean not null default false;
