import { type Desk, mayDo, ownerOfOffice, todayOf } from '#access/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import { completeSettings } from './letter-defaults.ts';
import { type LetterProfile, letterProfileOn } from './letter-profile.ts';
import type { EmblemKind } from './letter-settings.ts';
import {
  findEmblem,
  type KeptEmblem,
  type ProfileVersion,
  readEmblemFacts,
  readProfiles,
  readSignatories,
} from './letter-store.ts';
import { getLetterOffice } from './letter-subject.ts';
import type { StoredSignatory } from './signatory.ts';

/** How an office writes, with all that belongs to it. */
export interface LetterProfileView extends LetterProfile {
  /** The newest version, also where it holds from a later day on; 0 for none. */
  readonly newest: number;
  readonly versions: readonly ProfileVersion[];
  readonly emblems: readonly KeptEmblem[];
  /** Emblems that a letterhead asks for and nobody has given. */
  readonly missing: readonly EmblemKind[];
  readonly signatories: readonly StoredSignatory[];
  readonly may: { readonly keep: boolean };
}

/** How an office writes on a day, today where none is said. @throws NotFound, Forbidden */
export async function readLetterProfile(
  desk: Desk,
  officeId: string,
  day: PlainDate = todayOf(desk.now()),
): Promise<LetterProfileView> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const office = await getLetterOffice(tx, desk, officeId, 'readLetterProfile');
    const profile = await letterProfileOn(tx, officeId, day);
    const versions = (await readProfiles(tx, officeId)).map((version) => ({
      ...version,
      settings: completeSettings(profile, version.settings),
    }));
    const emblems = await readEmblemFacts(tx, officeId);
    const wanted = Object.values(profile.settings.letterheads).map(({ emblem }) => emblem);
    return {
      ...profile,
      newest: versions[0]?.version ?? 0,
      versions,
      emblems,
      missing: [...new Set(wanted)].filter(
        (kind): kind is EmblemKind => kind !== 'none' && !emblems.some((one) => one.kind === kind),
      ),
      signatories: await readSignatories(tx, officeId),
      may: { keep: mayDo(desk.actor, 'keepLetterProfile', ownerOfOffice(office)) },
    };
  });
}

/** The picture of an emblem. @throws NotFound, Forbidden */
export async function readEmblem(
  desk: Desk,
  { officeId, kind }: { readonly officeId: string; readonly kind: string },
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  return desk.database.asActor(desk.actor, async (tx) => {
    await getLetterOffice(tx, desk, officeId, 'readLetterProfile');
    return findEmblem(tx, officeId, kind);
  });
}
