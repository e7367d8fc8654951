import { type Desk, findStoredOffice, readBelonging, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { NotFound, type PlainDate } from '#kernel/index.ts';
import { defaultSettings } from './letter-defaults.ts';
import type { LetterSettings } from './letter-settings.ts';
import { insertProfile, storeSignatory } from './letter-store.ts';
import { parseSignatory, type SignatoryInput } from './signatory-form.ts';

/** How an office of the demonstration writes. */
export interface LettersDraft {
  readonly officeId: string;
  readonly validFrom: PlainDate;
  /** What it does otherwise than by default. */
  readonly settings: (usual: LetterSettings) => LetterSettings;
  readonly signatories: readonly { readonly id: string; readonly input: SignatoryInput }[];
}

/** Stores a profile with its signatories. For the product itself: the desk acts as the system. @throws NotFound */
export async function storeLetters(
  tx: Transaction,
  desk: Desk,
  { officeId, validFrom, settings, signatories }: LettersDraft,
): Promise<void> {
  const office = await findStoredOffice(tx, officeId);
  if (!office) throw new NotFound(`no office ${officeId}`);
  const { areaName } = await readBelonging(tx, office);
  await insertProfile(tx, {
    ...{ officeId, version: 1, validFrom, legalSource: null },
    settings: settings(defaultSettings({ office, areaName })),
    ...{ at: desk.now().toString(), userId: null, seatId: null },
  });
  for (const { id, input } of signatories)
    await storeSignatory(tx, { ...parseSignatory(input), id, officeId, version: 1 });
  await writeAudit(tx, desk, { action: 'load-demonstration', subject: 'office', subjectId: officeId });
}
