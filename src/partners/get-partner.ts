import { type Desk, mayDo } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { Partner } from './partner.ts';
import { findPartner, readAreaNames, readContactsOf, readDocuments } from './partner-store.ts';

/**
 * The whole document of a partner; contacts only where the actor may see them. A merged partner is returned as it
 * stands, with `mergedInto`, so that a page can lead on.
 * @throws NotFound also where the partner is internal and not the actor's to read
 */
export async function getPartner(desk: Desk, id: string): Promise<Partner> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await findPartner(tx, id);
    if (stored === undefined) throw new NotFound(`no partner ${id}`);
    const seesContacts = mayDo(desk.actor, 'seeContacts', { partnerId: id });
    const { presence, offices } = stored.record;
    return {
      ...stored,
      contacts: seesContacts ? await readContactsOf(tx, id) : null,
      documents: await readDocuments(tx, id),
      areaNames: await readAreaNames(tx, [
        ...presence.map((p) => p.areaCode),
        ...offices.flatMap((office) => office.areaCode ?? []),
      ]),
    };
  });
}
