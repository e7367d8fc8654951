/** What a form offers is what the use case takes: no circle too many and none too few. */
import { beforeAll, expect, test } from 'vitest';
import { type Desk, VISIBILITIES, type Visibility } from '#access/index.ts';
import { editActivity, loadActivity, recordActivity } from '#activities/index.ts';
import { type Role, ROLES } from '#database/index.ts';
import { Forbidden, InvalidInput } from '#kernel/index.ts';
import {
  addDocuments,
  editPartner,
  getPartner,
  type Partner,
  type PartnerInput,
  registerPartner,
} from '#partners/index.ts';
import { type Cast, deskWithin, makeActivities, makeCast, makePartners, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { activityCircles, type CircleChoices, documentCircles, partnerCircles } from './circle-choices.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

const offered = ({ options, stands }: CircleChoices): string[] =>
  stands ? [stands.value] : options.map(({ value }) => value);

/** The circles that the act goes through with. */
async function taken(act: (visibility: Visibility) => Promise<unknown>): Promise<string[]> {
  const through: string[] = [];
  for (const visibility of VISIBILITIES) {
    const isThrough = await act(visibility).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Forbidden || error instanceof InvalidInput) return false;
        throw error;
      },
    );
    if (isThrough) through.push(visibility);
  }
  return through;
}

test.for(ROLES)('%s: circles of activities', { timeout: 120_000 }, async (role: Role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makeActivities(database(), tx, cast, actor);
    const desk = deskWithin(database(), tx, actor);
    const partnerId = 'partnerId' in actor ? actor.partnerId : cast.presentPartnerId;
    expect(offered(activityCircles(desk, 'id'))).toEqual(
      await taken((visibility) =>
        recordActivity(desk, { partnerId, title: { id: 'Baru' }, status: 2, visibility }),
      ),
    );
    for (const { id, relation, subject } of records) {
      if (subject.state === 'removed') continue;
      await database().actAs(tx, actor);
      const stored = await loadActivity(tx, id);
      if (!stored) continue;
      const able = await taken((visibility) =>
        editActivity(desk, { id, version: 1, input: { ...stored.document, visibility } }),
      );
      const record = `${relation} ${subject.state ?? ''} ${subject.visibility}`;
      // Who may not edit it is shown no form.
      if (able.length > 0)
        expect([record, offered(activityCircles(desk, 'id', stored))]).toEqual([record, able]);
    }
  });
});

const formOf = ({ record }: Partner, visibility: Visibility): PartnerInput => ({
  ...{ name: record.name, partnerClass: record.partnerClass, homeCountry: 'NO', visibility },
});

test.for(ROLES)('%s: circles of partners and their papers', { timeout: 120_000 }, async (role: Role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makePartners(database(), tx, cast, actor);
    const desk: Desk = deskWithin(database(), tx, actor);
    const given = { name: 'Baru', partnerClass: 'other', homeCountry: 'NO' } as const;
    expect(offered(partnerCircles(desk, 'id'))).toEqual(
      await taken((visibility) => registerPartner(desk, { ...given, visibility })),
    );
    const ids = 'partnerId' in actor ? [actor.partnerId] : records.map(({ id }) => id);
    for (const id of ids) {
      const partner = await getPartner(desk, id).catch(() => undefined);
      if (!partner) continue;
      const { version } = partner;
      const able = await taken((visibility) =>
        editPartner(desk, { id, version, form: formOf(partner, visibility) }),
      );
      if (able.length === 0) continue;
      expect([id, offered(partnerCircles(desk, 'id', partner))]).toEqual([id, able]);
      const upload = { name: 'x.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') };
      expect([id, offered(documentCircles(desk, 'id', partner))]).toEqual([
        id,
        await taken((visibility) =>
          addDocuments(desk, { id, documents: [{ kind: 'other', title: 'Uji', visibility, upload }] }),
        ),
      ]);
    }
  });
});
