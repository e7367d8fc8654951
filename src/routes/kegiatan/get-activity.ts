import { demand, type Desk, mayDo } from '#access/index.ts';
import { loadActivity, type StoredActivity, subjectOfActivity } from '#activities/index.ts';
import { isId, NotFound } from '#kernel/index.ts';

/** An activity that the actor may see; one that was removed is there for those who may bring it back. @throws NotFound */
export async function getActivity(desk: Desk, id: string): Promise<StoredActivity> {
  const activity = isId(id)
    ? await desk.database.asActor(desk.actor, (tx) => loadActivity(tx, id))
    : undefined;
  if (
    !activity ||
    (activity.removedAt !== null && !mayDo(desk.actor, 'removeActivity', subjectOfActivity(activity)))
  )
    throw new NotFound(`activity ${id}`);
  return activity;
}

/** Whether the actor may change the activity as it stands. */
export function mayEdit(desk: Desk, activity: StoredActivity): boolean {
  return activity.removedAt === null && mayDo(desk.actor, 'editActivity', subjectOfActivity(activity));
}

/** @throws NotFound, also for one that was removed; Forbidden when the actor may not change it */
export async function getEditable(desk: Desk, id: string): Promise<StoredActivity> {
  const activity = await getActivity(desk, id);
  if (activity.removedAt !== null) throw new NotFound(`activity ${id}`);
  demand(desk.actor, 'editActivity', subjectOfActivity(activity));
  return activity;
}
