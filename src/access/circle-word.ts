import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { VISIBILITIES, type Visibility } from './permissions.ts';

const WORDS: Readonly<Record<Visibility, typeof m.circlePublic>> = {
  public: m.circlePublic,
  internal: m.circleInternal,
  restricted: m.circleRestricted,
  confidential: m.circleConfidential,
};

/** How widely a record may be known, as a word; what the trail cannot say any more counts as the narrowest. */
export function circleWord(visibility: unknown, locale: Locale): string {
  const known = VISIBILITIES.find((one) => one === visibility) ?? 'confidential';
  return WORDS[known]({}, { locale });
}
