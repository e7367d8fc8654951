import { demand, type Desk, officeOf, writeRecordAudit } from '#access/index.ts';
import { InvalidInput, newId } from '#kernel/index.ts';
import { parseActivity } from './activity-schema.ts';
import { insertActivities } from './activity-store.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { checkReferences, recordOf } from './change-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';

/**
 * Enters an activity by hand and gives its id; as a draft it is seen by its office alone and counts nowhere.
 * @throws InvalidInput, Forbidden
 */
export async function recordActivity(desk: Desk, input: unknown, { draft = false } = {}): Promise<string> {
  const document = normaliseActivity(parseActivity(input));
  demand(desk.actor, 'recordActivity', {
    officeId: officeOf(desk.actor),
    partnerId: document.partnerId,
    visibility: document.visibility,
    state: draft ? 'draft' : 'recorded',
  });
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    await checkReferences(tx, document);
    const inserted = await insertActivities(tx, [await recordOf(tx, desk, { id, document, draft })]);
    if (!inserted.has(id)) throw new InvalidInput({ iatiIdentifier: 'activitiesErrorIdentifierTaken' });
    await writeRecordAudit(
      tx,
      desk,
      {
        action: draft ? 'draft-activity' : 'record-activity',
        subject: 'activity',
        subjectId: id,
        version: 1,
        after: document,
      },
      ACTIVITY_BLANKS,
    );
  });
  return id;
}
