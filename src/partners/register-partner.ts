import { demand, demandCircles, type Desk, officeOf, userOf, writeRecordAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { InvalidInput, newId } from '#kernel/index.ts';
import { demandReadable, rowsOfDocuments } from './demand-readable.ts';
import type { PartnerRecord } from './partner.ts';
import { parsePartnerForm, type PartnerInput } from './partner-form.ts';
import { readAreaNames } from './partner-store.ts';
import { PARTNER_BLANKS } from './partner-withheld.ts';
import { recordOfForm } from './record-of-form.ts';
import { writePartners } from './write-partners.ts';

/**
 * Registers a partner with what is known of it; the office that registers it becomes its keeper.
 * Likenesses are for the page to show before (`findLike`); registering does not refuse them.
 * @throws InvalidInput, Forbidden
 */
export async function registerPartner(
  desk: Desk,
  input: PartnerInput,
): Promise<{ id: string; version: number }> {
  demand(desk.actor, 'registerPartner');
  const { record, ...fresh } = recordOfForm(parsePartnerForm(input));
  const id = newId();
  const officeId = officeOf(desk.actor);
  const own = { officeId, partnerId: id };
  demandReadable(desk.actor, own, rowsOfDocuments(record.documentIds, fresh.newDocuments));
  demandCircles(
    desk.actor,
    'classifyPartner',
    { ...own, visibility: record.visibility },
    { before: {}, after: record.withheld },
  );
  return await desk.database.asActor(desk.actor, async (tx) => {
    await demandKnownAreas(tx, record);
    await writePartners(tx, [{ id, before: null, after: record, ...fresh }], {
      at: desk.now().toString(),
      officeId,
      importId: null,
      editedBy: userOf(desk.actor),
      edited: true,
      fictional: false,
    });
    await writeRecordAudit(
      tx,
      desk,
      { action: 'register-partner', subject: 'partner', subjectId: id, version: 1, after: record },
      PARTNER_BLANKS,
    );
    return { id, version: 1 };
  });
}

/** @throws InvalidInput where an area code of presence or office is not in the area tree */
export async function demandKnownAreas(tx: Transaction, record: PartnerRecord): Promise<void> {
  const codes = [
    ...record.presence.map((p) => p.areaCode),
    ...record.offices.flatMap((o) => o.areaCode ?? []),
  ];
  if (codes.length === 0) return;
  const names = await readAreaNames(tx, codes);
  const faults: Record<string, string> = {};
  for (const [index, { areaCode }] of record.presence.entries())
    if (names[areaCode] === undefined) faults[`presence.${String(index)}.areaCode`] = 'partnersErrorArea';
  for (const [index, { areaCode }] of record.offices.entries())
    if (areaCode !== null && names[areaCode] === undefined)
      faults[`offices.${String(index)}.areaCode`] = 'partnersErrorArea';
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
}
