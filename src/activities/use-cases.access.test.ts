/** Each use case on activities, called by every role on records of each standing: it does what the table of permissions says. */
import { beforeAll, expect, test } from 'vitest';
import { type Desk, mayDo, type RecordAct, type Subject } from '#access/index.ts';
import { type Actor, type Role, ROLES } from '#database/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { type Cast, deskWithin, makeActivities, makeCast, type SceneRecord, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { activityHistory } from './activity-history.ts';
import { editActivity } from './edit-activity.ts';
import { loadActivity } from './load-activity.ts';
import { recordActivity } from './record-activity.ts';
import { removeActivity } from './remove-activity.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

const draftOf = (subject: Subject) => ({
  partnerId: subject.partnerId ?? '',
  title: { id: 'Baru' },
  status: 2,
  visibility: subject.visibility,
  locations: (subject.areaCodes ?? []).slice(1).map((areaCode) => ({ areaCode, percentage: '100' })),
});

type UseCase = (desk: Desk, record: SceneRecord) => Promise<unknown>;

const USE_CASES: Partial<Record<RecordAct, UseCase>> = {
  recordActivity: (desk, { subject }) =>
    recordActivity(desk, draftOf(subject), { draft: subject.state === 'draft' }),
  editActivity: (desk, { id, subject }) => editActivity(desk, { id, version: 1, input: draftOf(subject) }),
  classifyActivity: (desk, { id, subject }) =>
    editActivity(desk, {
      id,
      version: 1,
      input: { ...draftOf(subject), visibility: subject.visibility === 'internal' ? 'public' : 'internal' },
    }),
  removeActivity: (desk, { id }) => removeActivity(desk, { id, version: 1 }),
  readActivity: async (desk, { id }) => {
    const found = await desk.database.asActor(desk.actor, (tx) => loadActivity(tx, id));
    if (!found) throw new NotFound(id);
  },
  readActivityHistory: async (desk, { id }) => {
    if ((await activityHistory(desk, id)).length === 0) throw new NotFound(id);
  },
};

/** What the use case is made of, in acts: an edit of who may know it edits too, and a removed record is not edited. */
function isAllowed(actor: Actor, act: RecordAct, { subject }: SceneRecord): boolean | undefined {
  if (act === 'recordActivity') {
    if (subject.state === 'removed') return undefined; // nothing is entered as removed
    const own = { ...subject, officeId: 'officeId' in actor ? actor.officeId : null };
    return mayDo(actor, 'recordActivity', own);
  }
  if (subject.state === 'removed' && act !== 'readActivity' && act !== 'readActivityHistory')
    return undefined;
  if (act === 'classifyActivity')
    return mayDo(actor, 'classifyActivity', subject) && mayDo(actor, 'editActivity', subject);
  return mayDo(actor, act, subject);
}

test.for(ROLES)('%s: each use case on each record', { timeout: 120_000 }, async (role: Role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makeActivities(database(), tx, cast, actor);
    const desk = deskWithin(database(), tx, actor);
    for (const [act, useCase] of Object.entries(USE_CASES) as [RecordAct, UseCase][])
      for (const record of records) {
        const allowed = isAllowed(actor, act, record);
        if (allowed === undefined) continue;
        const words = `${act}: ${record.relation} ${record.subject.state ?? ''} ${record.subject.visibility}`;
        const done = await useCase(desk, record).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Forbidden || error instanceof NotFound) return false;
            throw error;
          },
        );
        expect([words, done]).toEqual([words, allowed]);
      }
  });
});
