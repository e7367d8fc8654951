import { findStoredOffice, readBelonging, type StoredOffice } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { NotFound, type PlainDate } from '#kernel/index.ts';
import { completeSettings } from './letter-defaults.ts';
import type { Emblems } from './letter-parts.ts';
import type { LetterSettings } from './letter-settings.ts';
import { findProfile, readEmblems, readSignatories } from './letter-store.ts';
import { isInOffice, type StoredSignatory } from './signatory.ts';

/** How an office writes on a day. */
export interface LetterProfile {
  readonly office: StoredOffice;
  readonly areaName: string | null;
  /** 0 where the office has said nothing: preset 2023 then. */
  readonly version: number;
  readonly validFrom: PlainDate | null;
  readonly legalSource: string | null;
  readonly settings: LetterSettings;
}

/** @throws NotFound where there is no such office */
export async function letterProfileOn(
  tx: Transaction,
  officeId: string,
  day: PlainDate,
): Promise<LetterProfile> {
  const office = await findStoredOffice(tx, officeId);
  if (!office) throw new NotFound(`no office ${officeId}`);
  const { areaName } = await readBelonging(tx, office);
  const found = await findProfile(tx, officeId, day);
  return {
    office,
    areaName,
    version: found?.version ?? 0,
    validFrom: found?.validFrom ?? null,
    legalSource: found?.legalSource ?? null,
    settings: completeSettings({ office, areaName }, found?.settings),
  };
}

/** Everything a paper of an office needs on its day. */
export interface LetterKit extends LetterProfile {
  readonly emblems: Emblems;
  /** Who is in office on the day; of one post who acts in it before who holds it. */
  readonly signatories: readonly StoredSignatory[];
}

/** The profile with emblems and signatories, as they stand on the paper's day and not today. @throws NotFound */
export async function letterKitOn(tx: Transaction, officeId: string, day: PlainDate): Promise<LetterKit> {
  const profile = await letterProfileOn(tx, officeId, day);
  const signatories = (await readSignatories(tx, officeId)).filter((one) => isInOffice(one, day));
  return {
    ...profile,
    emblems: await readEmblems(tx, officeId),
    signatories: signatories.sort(
      (a, b) =>
        a.letterhead.localeCompare(b.letterhead) ||
        a.post.localeCompare(b.post, 'id') ||
        Number(a.acting === null) - Number(b.acting === null),
    ),
  };
}
