import type { Locale } from '#kernel/index.ts';
import type { Required, RequiredParty } from '#meetings/index.ts';
import { m } from '#messages/messages.js';

type Words<Key extends string> = Readonly<
  Record<Key, (inputs?: object, options?: { locale?: Locale }) => string>
>;

/** Those whom Permendagri 25/2020 art. 22(2) names. */
export const PARTY_WORDS: Words<Required> = {
  foreignAffairs: m.risalahPartyForeignAffairs,
  object: m.risalahPartyObject,
  province: m.risalahPartyProvince,
  regency: m.risalahPartyRegency,
};

export const STATE_WORDS: Words<RequiredParty['state']> = {
  invited: m.risalahStateInvited,
  missing: m.risalahStateMissing,
  unmarked: m.risalahStateUnmarked,
  unconcerned: m.risalahStateUnconcerned,
};

/** How many came; null where nobody recorded it. */
export function cameWords(came: number | null, locale: Locale): string {
  if (came === null) return m.risalahCameUnknown({}, { locale });
  return came === 0 ? m.risalahCameNone({}, { locale }) : m.risalahCameCount({ count: came }, { locale });
}
