import { isDeepStrictEqual } from 'node:util';
import { type Desk, userOf, writeAudit } from '#access/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { letterheadsOf } from './letter-defaults.ts';
import { type LetterProfileInput, parseLetterProfile } from './letter-form.ts';
import { insertProfile, lockLetters, readProfiles } from './letter-store.ts';
import { getLetterOffice } from './letter-subject.ts';

/**
 * Writes a new version of how an office writes; earlier ones stay, for papers of their days. Nothing is written where
 * nothing differs from the newest. Gives the version that is now the newest.
 * @throws InvalidInput, Forbidden, NotFound; Conflict where somebody wrote one since `version`
 */
export async function saveLetterProfile(
  desk: Desk,
  {
    officeId,
    version,
    profile,
  }: { readonly officeId: string; readonly version: number; readonly profile: LetterProfileInput },
): Promise<number> {
  const record = parseLetterProfile(profile);
  return desk.database.asActor(desk.actor, async (tx) => {
    const office = await getLetterOffice(tx, desk, officeId, 'keepLetterProfile');
    const known = letterheadsOf(office.kind);
    for (const kind of Object.keys(record.settings.letterheads))
      if (!known.some((one) => one === kind))
        throw new InvalidInput({ [`settings.letterheads.${kind}.lines`]: 'papersErrorLetterheadKind' });
    await lockLetters(tx, officeId);
    const [newest] = await readProfiles(tx, officeId);
    const current = newest?.version ?? 0;
    if (current !== version)
      throw new Conflict(`letter profile of ${officeId} is at ${String(current)}`, current);
    const before = newest && {
      validFrom: newest.validFrom,
      legalSource: newest.legalSource,
      settings: newest.settings,
    };
    if (isDeepStrictEqual(before, record)) return current;
    await insertProfile(tx, {
      ...record,
      officeId,
      version: current + 1,
      at: desk.now().toString(),
      userId: userOf(desk.actor),
      seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
    });
    await writeAudit(tx, desk, {
      action: 'save-letter-profile',
      subject: 'office',
      subjectId: officeId,
      ...(before === undefined ? {} : { before: { letterProfile: before } }),
      after: { letterProfile: record },
    });
    return current + 1;
  });
}
