import {
  type Circle,
  demand,
  type Desk,
  narrowerOf,
  userOf,
  type Withheld,
  withoutWithheld,
  writeAudit,
  writeRecordAudit,
} from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { asSystemWithin } from './as-system-within.ts';
import { rememberDecision } from './duplicate-store.ts';
import { type MoveReceipt, moveRows } from './merge-store.ts';
import type { PartnerFacts, StoredPartner } from './partner.ts';
import type { PartnerRecords } from './partner-records.ts';
import { findPartner, lockPartners, readPartners } from './partner-store.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { PARTNER_BLANKS, type PartnerWithheldField } from './partner-withheld.ts';
import { writePartners } from './write-partners.ts';

export interface MergeRequest {
  /** The record that stays. */
  readonly winner: { readonly id: string; readonly version: number };
  readonly loser: { readonly id: string; readonly version: number };
  readonly reason?: string | undefined;
}

/** What the audit keeps of a merge, beside both records: all that undoing it needs. */
export interface MergeReceipt {
  readonly mergedInto: string;
  readonly filled: Partial<PartnerFacts>;
  /** Withheld facts that were filled, with the circle the winner had them in: what they say stays with the loser. */
  readonly filledWithheld?: Readonly<Partial<Record<PartnerWithheldField, Circle | null>>>;
  readonly rows: MoveReceipt;
  readonly records: unknown;
}

const FILLED = [
  'nameId',
  'acronym',
  'legalForm',
  'homeCountry',
  'website',
  'description',
  'activeSince',
] as const;

/**
 * Makes two records of one partner one: everything of the loser, activities included, stands under the winner, whose
 * blanks are filled from it. The loser leads to the winner from then on. `unmergePartners` undoes it exactly.
 * @throws Conflict where either was changed since the given versions, or was merged already
 */
export async function mergePartners(
  desk: Desk,
  request: MergeRequest,
  records: PartnerRecords,
): Promise<{ version: number }> {
  demand(desk.actor, 'mergePartners');
  const { winner: into, loser: from } = request;
  if (into.id === from.id) throw new InvalidInput({ loser: 'partnersErrorSamePartner' });
  return await desk.database.asActor(desk.actor, async (tx) => {
    await lockPartners(tx, [into.id, from.id]);
    const known = await readPartners(tx, [into.id, from.id]);
    const [winner, loser] = [mergeable(desk, known, into.id), mergeable(desk, known, from.id)];
    demandCurrent(winner, into.version);
    demandCurrent(loser, from.version);
    const filling = blanksFilled(winner, loser);
    const { filled, filledWithheld } = filling;
    await markMerged(tx, desk, { winner, loser, filling });
    const moved = await asSystemWithin(desk, tx, async () => ({
      rows: await moveRows(tx, loser.id, winner.id),
      records: await records.move(tx, desk, { from: loser.id, to: winner.id }),
    }));
    const receipt: MergeReceipt = { mergedInto: winner.id, filled, filledWithheld, ...moved };
    await rememberDecision(tx, {
      a: winner.id,
      b: loser.id,
      decision: 'merged',
      reason: request.reason ?? null,
      userId: userOf(desk.actor),
      at: desk.now().toString(),
    });
    const after = await findPartner(tx, winner.id);
    const common = { action: 'merge-partners', subject: 'partner', reason: request.reason } as const;
    await writeRecordAudit(
      tx,
      desk,
      {
        ...{ ...common, subjectId: winner.id, version: winner.version + 1, hidden: winner.hidden },
        ...{ before: winner.record, after: after?.record },
      },
      PARTNER_BLANKS,
    );
    await writeAudit(tx, desk, {
      ...common,
      subjectId: loser.id,
      version: loser.version + 1,
      before: withoutWithheld(loser.record, PARTNER_BLANKS),
      after: receipt,
    });
    return { version: winner.version + 1 };
  });
}

function mergeable(desk: Desk, known: ReadonlyMap<string, StoredPartner>, id: string): StoredPartner {
  const stored = known.get(id);
  if (stored === undefined) throw new NotFound(`no partner ${id}`);
  demand(desk.actor, 'mergePartners', subjectOfPartner(stored));
  return stored;
}

function demandCurrent({ id, mergedInto, version: current }: StoredPartner, version: number): void {
  if (mergedInto !== null) throw new Conflict(`partner ${id} was merged already`);
  if (current !== version) throw new Conflict(`partner ${id} is at version ${String(current)}`, current);
}

interface Filling extends Pick<MergeReceipt, 'filled'>, Required<Pick<MergeReceipt, 'filledWithheld'>> {
  /** All that is filled, withheld facts too, and who may know them in the winner then. */
  readonly facts: Partial<PartnerFacts>;
  readonly withheld: Withheld<PartnerWithheldField>;
}

/** What the winner does not say and the loser does. A withheld fact stays in its circle, or in the winner's if narrower. */
function blanksFilled(winner: StoredPartner, loser: StoredPartner): Filling {
  const given = FILLED.filter(
    (field) =>
      winner.record[field] === null && !winner.hidden.includes(field) && loser.record[field] !== null,
  );
  const taken = Object.fromEntries(
    Object.entries(loser.record.withheld).filter(([field]) => given.some((one) => one === field)),
  );
  const withheld = narrowerOf<PartnerWithheldField>(winner.record.withheld, taken);
  const facts = (fields: readonly (typeof FILLED)[number][]) =>
    Object.fromEntries(fields.map((field) => [field, loser.record[field]]));
  const isWithheld = (field: string): field is PartnerWithheldField => field in withheld;
  return {
    facts: facts(given),
    withheld,
    filled: facts(given.filter((field) => !isWithheld(field))),
    filledWithheld: Object.fromEntries(
      given.filter(isWithheld).map((field) => [field, winner.record.withheld[field] ?? null]),
    ),
  };
}

async function markMerged(
  tx: Transaction,
  desk: Desk,
  { winner, loser, filling }: { winner: StoredPartner; loser: StoredPartner; filling: Filling },
): Promise<void> {
  const at = desk.now().toString();
  const updated = await tx
    .updateTable('partner')
    .set((eb) => ({
      status: 'merged',
      merged_into: winner.id,
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', loser.id)
    .where('version', '=', loser.version)
    .returning('id')
    .execute();
  if (updated.length === 0) throw new Forbidden('the database refused the merge');
  const written = await writePartners(
    tx,
    [
      {
        id: winner.id,
        before: winner,
        after: { ...winner.record, ...filling.facts, withheld: filling.withheld },
      },
    ],
    {
      at,
      officeId: winner.officeId,
      importId: null,
      editedBy: userOf(desk.actor),
      // What somebody wrote of the loser is theirs under the winner too: a file does not correct it.
      edited: winner.editedAt !== null || loser.editedAt !== null,
      fictional: winner.fictional,
    },
  );
  if (written.size === 0) throw new Conflict(`partner ${winner.id} was changed meanwhile`);
}
