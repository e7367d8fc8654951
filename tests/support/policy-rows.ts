/** Rows in every table, and what makes a copy of each a new one: for the test that no policy is decoration. */
import { sql } from 'kysely';
import { arrayLiteral, type Database, type Role, SYSTEM, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { type Cast, makeActivities, makeMeetings, makePartners } from './cast.ts';

/** What makes a copy of a row a new one; the rest of the row stays. Most tables are keyed by `id`. */
const NEW_KEY: Readonly<Record<string, string>> = {
  activity: `jsonb_build_object('id', gen_random_uuid(), 'iati_identifier', null)`,
  activity_source: `jsonb_build_object('at', gen_random_uuid()::text)`,
  area: `jsonb_build_object('code', left(r->>'code', 2) || '.98')`,
  area_answer: `jsonb_build_object('folded', gen_random_uuid()::text)`,
  area_boundary: `jsonb_build_object('area_code', r->>'area_code')`,
  area_name: `jsonb_build_object('folded', gen_random_uuid()::text)`,
  area_successor: `jsonb_build_object('successor_code', '53.07')`,
  audit: `'{}'::jsonb`,
  calendar_address: `jsonb_build_object('token_hash', gen_random_uuid()::text)`,
  coverage_cell: `jsonb_build_object('year', 1901)`,
  exchange_rate: `jsonb_build_object('date', '1901-01-01')`,
  finding_decision: `jsonb_build_object('key', gen_random_uuid()::text)`,
  invitation: `jsonb_build_object('id', gen_random_uuid(), 'token_hash', gen_random_uuid()::text, 'withdrawn_at', now())`,
  import_memory: `jsonb_build_object('key', gen_random_uuid()::text)`,
  import_piece: `jsonb_build_object('ordinal', 901)`,
  import_question: `jsonb_build_object('key', gen_random_uuid()::text)`,
  agenda_item: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  followup: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  invitee_reply: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  meeting_invitee: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  minute_edit: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  minutes_outcome: `jsonb_build_object('entry_id', gen_random_uuid(), 'recommendation_id', (select x.id from recommendation x
    where x.meeting_id = (r->>'meeting_id')::uuid and x.id not in (select o.recommendation_id from minutes_outcome o) limit 1))`,
  minutes_remark: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  minutes_step: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  minutes_annexes: `'{}'::jsonb`,
  minutes_summary: `'{}'::jsonb`,
  personal_link: `jsonb_build_object('id', gen_random_uuid(), 'withdrawn_at', now())`,
  recommendation: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  letter_profile: `jsonb_build_object('version', 901)`,
  office_emblem: `jsonb_build_object('kind', 'ministry')`,
  proposal_addressee: `jsonb_build_object('ordinal', 902)`,
  proposal_round: `jsonb_build_object('ordinal', 902)`,
  proposal_answer: `jsonb_build_object('id', gen_random_uuid(), 'ordinal', 902)`,
  office_note: `jsonb_build_object('version', 901)`,
  paper: `jsonb_build_object('id', gen_random_uuid(), 'version', 901)`,
  partner_file_piece: `jsonb_build_object('ordinal', 901)`,
  partner_identifier: `jsonb_build_object('identifier', gen_random_uuid()::text)`,
  partner_likeness: `jsonb_build_object('other_id', 'ffffffff-ffff-4fff-bfff-ffffffffffff')`,
  partner_name: `jsonb_build_object('folded', gen_random_uuid()::text)`,
  partner_presence: `jsonb_build_object('year', 1901)`,
  partner_sector: `jsonb_build_object('field', gen_random_uuid()::text)`,
  search_word: `jsonb_build_object('word', gen_random_uuid()::text)`,
  setting: `jsonb_build_object('key', gen_random_uuid()::text)`,
  mail: `jsonb_build_object('id', gen_random_uuid(), 'once_key', null)`,
  withheld_field: `jsonb_build_object('field', left(gen_random_uuid()::text, 20))`,
};
const PART_KEY = `jsonb_build_object('ordinal', 901)`;
export const newKeyOf = (table: string): string =>
  NEW_KEY[table] ?? (/^activity_/.test(table) ? PART_KEY : `jsonb_build_object('id', gen_random_uuid())`);

const ON_EVERY_ACTIVITY = [
  `insert into activity_participant (activity_id, ordinal, role) select id, 1, 1 from activity`,
  `insert into activity_sector (activity_id, ordinal, vocabulary, code, percentage, field) select id, 1, '1', '140', 100, 'water' from activity`,
  `insert into activity_budget (activity_id, ordinal, period_start, period_end, amount, currency, value_date) select id, 1, '2020-01-01', '2020-12-31', 1, 'IDR', '2020-01-01' from activity`,
  `insert into activity_transaction (activity_id, ordinal, type, date, amount, currency, value_date) select id, 1, 3, '2020-01-01', 1, 'IDR', '2020-01-01' from activity`,
  `insert into activity_result (activity_id, ordinal, type, title) select id, 1, 1, '{}' from activity`,
  `insert into activity_tag (activity_id, ordinal, vocabulary, code) select id, 1, '99', 'x' from activity`,
  `insert into activity_beneficiary (activity_id, ordinal) select id, 1 from activity`,
  `insert into activity_source (activity_id, import_id, at) select id, gen_random_uuid(), 'A1' from activity`,
  `insert into coverage_cell (activity_id, area_code, field, year, partner_id, status, visibility)
    select id, reach[2], 'water', 2020, partner_id, 2, visibility from activity where not draft and removed_at is null`,
  `insert into withheld_field (subject, subject_id, field, visibility, value)
    select 'activity', id, 'obstacle', v, '"x"' from activity, unnest(array['internal', 'confidential']) v where v = 'internal' or visibility = 'confidential' on conflict do nothing`,
];
const ON_EVERY_PARTNER = [
  `insert into partner_name (partner_id, folded, name, kind) select id, id::text, 'x', 'own' from partner`,
  `insert into partner_identifier (partner_id, identifier) select id, id::text from partner`,
  `insert into partner_office (id, partner_id, kind, address) select gen_random_uuid(), id, 'head', 'x' from partner`,
  `insert into partner_permit (id, partner_id, kind) select gen_random_uuid(), id, 'other' from partner`,
  `insert into partner_presence (partner_id, area_code, year) select id, '53.08', 2020 from partner`,
  `insert into partner_sector (partner_id, field) select id, 'water' from partner`,
  `insert into partner_funding (id, partner_id, amount, currency) select gen_random_uuid(), id, 1, 'IDR' from partner`,
  `insert into partner_contact (id, partner_id, name) select gen_random_uuid(), id, 'x' from partner`,
];

const ON_EVERY_MEETING = [
  `insert into agenda_item (meeting_id, ordinal, day, begins, title) select id, 1, first_day, '09:00', 'x' from meeting`,
  `insert into meeting_invitee (id, meeting_id, ordinal, category, name) select gen_random_uuid(), id, 1001, 'other', 'x' from meeting`,
  `insert into personal_link (id, meeting_id, kind, made_at, expires_at) select gen_random_uuid(), id, 'attendance', now(), now() from meeting`,
  `insert into mail (id, meeting_id, kind, recipient, name, subject, body, state, made_at, due_at)
    select gen_random_uuid(), id, 'invitation', 'a@example.org', 'x', 'x', 'x', k, now(), now() from meeting, unnest(array['kept', 'failed']) k`,
  `insert into invitee_reply (id, meeting_id, invitee_id, ordinal, answer, at) select gen_random_uuid(), meeting_id, id, 1, 'attends', now() from meeting_invitee`,
  `insert into attendance (id, meeting_id, day, invitee_id, category, name, institution, mode, method, at)
    select gen_random_uuid(), meeting_id, '2026-01-01', id, category, 'Nama', 'Kantor', 'room', 'list', now() from meeting_invitee`,
  `insert into recommendation (id, meeting_id, ordinal, text, level, owner_name) select gen_random_uuid(), id, 901, 'x', 'province', 'x' from meeting`,
  `insert into followup (id, recommendation_id, ordinal, kind, progress, body, due, at)
    select gen_random_uuid(), r.id, k.n, k.kind, case k.kind when 'report' then 1 end, 'x', case k.kind when 'reschedule' then date '2027-01-01' end, now()
    from recommendation r, (values (1, 'report'), (2, 'verify'), (3, 'reschedule')) k(n, kind)`,
  `insert into meeting_file (id, meeting_id, kind, invitee_id, title, name, type, size, sha256, bytes, open)
    select gen_random_uuid(), meeting_id, 'material', id, 'x', 'x.pdf', 'pdf', 1, repeat('0', 64), '', ordinal = 1001 from meeting_invitee`,
  `insert into meeting_file (id, meeting_id, kind, followup_id, title, name, type, size, sha256, bytes)
    select gen_random_uuid(), r.meeting_id, 'evidence', f.id, 'x', 'x.pdf', 'pdf', 1, repeat('0', 64), '' from followup f join recommendation r on r.id = f.recommendation_id where f.kind = 'report'`,
  `insert into meeting_file (id, meeting_id, kind, title, name, type, size, sha256, bytes)
    select gen_random_uuid(), id, 'signedInvitation', 'x', 'x.pdf', 'pdf', 1, repeat('0', 64), '' from meeting`,
  `insert into minutes_annexes (meeting_id, attendance, material, photos, at) select id, true, true, true, now() from meeting`,
  `insert into minute_edit (id, meeting_id, ordinal, entry_id, kind, made_at, at)
    select gen_random_uuid(), id, 1, gen_random_uuid(), 'note', now(), now() from meeting`,
  `insert into minutes_outcome (entry_id, meeting_id, recommendation_id, at) select gen_random_uuid(), meeting_id, id, now() from recommendation`,
  `insert into recommendation (id, meeting_id, ordinal, text, level, owner_name) select gen_random_uuid(), id, 903, 'x', 'province', 'x' from meeting`,
  `insert into minutes_step (id, meeting_id, ordinal, kind, until, content, sha256, at)
    select gen_random_uuid(), id, 1, 'circulate', '2026-02-01', '{}', repeat('0', 64), now() from meeting`,
  `insert into minutes_remark (id, meeting_id, ordinal, body, author, at) select gen_random_uuid(), id, 1, 'x', 'x', now() from meeting`,
  `insert into minutes_summary (meeting_id, points, attendance, at) select id, '[]', '[]', now() from meeting where visibility <> 'restricted'`,
  `insert into briefing_book (id, meeting_id, office_id, as_known, looks_back, locale, state, begun_at, told_at)
    select distinct on (office_id, state) gen_random_uuid(), m.id, office_id, date '2026-01-01', false, 'id', state, now(), now()
    from meeting m, unnest(array['making', 'failed']) state where office_id is not null`,
  `update meeting set demonstration = true where visibility = 'internal'`,
  `insert into audit (actor_kind, action, subject, subject_id) select 'system', 'record', 'recommendation', id from recommendation`,
];

/**
 * Rows in every table: records of each standing of two very different actors, and what hangs on them.
 * @param looseFileId of a file that no document shows yet
 */
export async function fillTables(database: Database, cast: Cast, looseFileId: string): Promise<void> {
  for (const role of ['regency-operator', 'partner-officer'] as const)
    await database.asActor(cast.actors[role], async (tx) => {
      await makeActivities(database, tx, cast, cast.actors[role]);
      await makePartners(database, tx, cast, cast.actors[role]);
      await makeMeetings(database, tx, cast, cast.actors[role]);
    });
  await database.asActor(SYSTEM, async (tx) => {
    for (const statement of [...ON_EVERY_ACTIVITY, ...ON_EVERY_PARTNER, ...ON_EVERY_MEETING])
      await sql.raw(statement).execute(tx);
    const [one = '', other = ''] = [cast.partnerId, cast.foreignPartnerId].sort();
    await sql`insert into partner_likeness (partner_id, other_id, decision) values (${one}, ${other}, 'different')`.execute(
      tx,
    );
    const office = (role: Role): string => {
      const actor = cast.actors[role];
      return 'officeId' in actor ? actor.officeId : '';
    };
    const importId = newId();
    await sql`insert into import_file (id, name, kind, sha256, size, state, office_id)
      values (${importId}, 'x', 'unknown', '', 0, 'checking', ${office('province-administrator')})`.execute(
      tx,
    );
    await sql`insert into import_piece (import_id, ordinal, bytes) values (${importId}, 1, '')`.execute(tx);
    await sql`insert into import_question (import_id, key, kind, at, written) values (${importId}, 'k', 'area', '{}', 'x')`.execute(
      tx,
    );
    await sql`insert into import_memory (office_id, kind, key, answer) values (${office('province-administrator')}, 'x', 'k', '{}')`.execute(
      tx,
    );
    await sql`insert into area_answer (office_id, folded) values (${office('province-administrator')}, 'x')`.execute(
      tx,
    );
    await sql`insert into area_name (area_code, folded, name, kind) values ('53.08', 'uji', 'Uji', 'former')`.execute(
      tx,
    );
    await sql`insert into area_successor (area_code, successor_code, since) values ('53.08', '53.09', '2030-01-01')`.execute(
      tx,
    );
    await sql`insert into area_boundary (area_code, geometry, source) values ('53.08', '{}', 'uji')`.execute(
      tx,
    );
    await sql`insert into exchange_rate (currency, date, rate, source) values ('USD', '2020-01-01', 1, 'uji')`.execute(
      tx,
    );
    await sql`insert into area_change (id, kind, effective, basis, area_codes, plan) values (${newId()}, 'rename', '2030-01-01', 'uji', '{53.08}', '{}')`.execute(
      tx,
    );
    await sql`insert into partner_file (id, partner_id, name, type, size, sha256)
      values (${looseFileId}, ${cast.partnerId}, 'x.pdf', 'pdf', 1, ${'0'.repeat(64)})`.execute(tx);
    await sql`insert into partner_file_piece (file_id, ordinal, bytes) values (${looseFileId}, 1, '')`.execute(
      tx,
    );
    await sql`insert into search_word (word, count) values ('uji', 1)`.execute(tx);
    await sql`insert into setting (key, value) values ('uji', '1')`.execute(tx);
    await sql`insert into erasure (id, what, reason) values (${newId()}, 'x', 'x')`.execute(tx);
    for (const [role, state] of [
      ['regency-operator', 'withdrawn'],
      ['province-administrator', 'open'],
    ] as const) {
      const actor = cast.actors[role];
      const userId = 'userId' in actor ? actor.userId : null;
      await database.actAs(tx, actor);
      await sql`insert into erasure_request (id, user_id, asked_by) values (${newId()}, ${userId}, ${userId})`.execute(
        tx,
      );
      if (state === 'withdrawn')
        await sql`update erasure_request set state = ${state}, answered_at = now() where user_id = ${userId}::uuid`.execute(
          tx,
        );
    }
    await database.actAs(tx, SYSTEM);
    await sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'open', 'office', ${cast.officeIds.regency})`.execute(
      tx,
    );
    const planner = cast.actors['province-planner'];
    await sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'fail-sign-in', 'account', ${'userId' in planner ? planner.userId : ''})`.execute(
      tx,
    );
    const seatId = newId();
    await sql`insert into seat (id, office_id, name, role) values (${seatId}, ${cast.officeIds.regency}, 'Diundang', 'regency-operator')`.execute(
      tx,
    );
    await sql`insert into invitation (id, seat_id, token_hash, made_at, expires_at) values (${newId()}, ${seatId}, 'x', now(), now() + interval '1 day')`.execute(
      tx,
    );
    await sql`insert into calendar_address (user_id, token_hash, scope, locale, made_at, counted_from)
      values (${'userId' in planner ? planner.userId : ''}, 'x', 'all', 'id', now(), now())`.execute(tx);
    await negotiate(tx, cast);
    // Of a record that is no longer there.
    await sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'record', 'activity', ${newId()})`.execute(
      tx,
    );
  });
}

/** A division that a kab/kota proposes to a partner with an office here and to one without, and what each says. */
async function negotiate(tx: Transaction, cast: Cast): Promise<void> {
  const id = newId();
  const [bureau, partner] = [cast.actors['regency-operator'], cast.actors['partner-officer']];
  if (!('officeId' in bureau) || !('officeId' in partner)) throw new Error('they sit in offices');
  const partners = [cast.partnerId, cast.foreignPartnerId];
  await sql`insert into proposal (id, office_id, finding_key, area_code, field, addressed_ids)
    values (${id}, ${bureau.officeId}, 'overlap:53.08.05:water:x', '53.08.05', 'water', ${arrayLiteral(partners)}::uuid[])`.execute(
    tx,
  );
  await sql`insert into proposal_addressee (proposal_id, ordinal, partner_id)
    select ${id}, n, p from unnest(${arrayLiteral(partners)}::uuid[]) with ordinality as t(p, n)`.execute(tx);
  await sql`insert into proposal_round (proposal_id, ordinal, body, answer_by, at) values (${id}, 1, 'x', '2030-01-01', now())`.execute(
    tx,
  );
  for (const [index, { officeId, userId, seatId }] of [partner, bureau].entries())
    await sql`insert into proposal_answer (id, proposal_id, round, addressee, ordinal, kind, at, office_id, user_id, seat_id)
      values (${newId()}, ${id}, 1, ${index + 1}, ${index + 1}, 'agree', now(), ${officeId}, ${userId}, ${seatId})`.execute(
      tx,
    );
}
