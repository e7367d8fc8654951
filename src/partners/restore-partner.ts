import { backTo, type Desk, mayDo, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { getEditable, replaceRecord } from './edit-partner.ts';
import { partnerFoundBy } from './partner-history.ts';
import { subjectOfPartner } from './partner-subject.ts';

/**
 * Undoes an act: puts the partner back to how it stood before one entry of its history, as a new version. Later
 * changes are undone with it and can be had back the same way.
 * @throws Conflict where somebody changed it since `version`; NotFound where the entry keeps no earlier record
 */
export async function restorePartner(
  desk: Desk,
  request: { readonly id: string; readonly version: number; readonly entryId: number },
): Promise<{ version: number }> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getEditable(tx, desk.actor, request);
    const history = await readAudit(tx, 'partner', request.id);
    const entry = history.find(({ id }) => id === request.entryId);
    const found = partnerFoundBy(desk, stored, entry, history);
    if (found === undefined) throw new NotFound(`nothing to restore in entry ${String(request.entryId)}`);
    const earlier = backTo({ document: stored.record, hidden: stored.hidden }, found);
    const own = !mayDo(desk.actor, 'classifyPartner', subjectOfPartner(stored));
    // What the bureau decides about a partner stays as decided when the partner undoes an edit of its own.
    const { partnerClass, status, visibility, withheld } = own ? stored.record : earlier;
    const after = {
      ...earlier,
      partnerClass,
      visibility,
      withheld,
      status: status === 'merged' ? stored.record.status : status,
    };
    return await replaceRecord(
      tx,
      desk,
      { stored, write: { id: request.id, before: stored, after } },
      {
        action: 'restore-partner',
      },
    );
  });
}
