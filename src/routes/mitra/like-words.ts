import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { DuplicateReason, Like } from '#partners/index.ts';
import { CLASS_WORDS } from '../class-name.ts';
import { countryName, REASON_WORDS } from './words.ts';

/** Why two partners are thought to be one, as one short phrase a reason. */
export function reasonWords(reasons: readonly DuplicateReason[], locale: Locale): string[] {
  return reasons.map(({ reason, evidence }) => {
    const word = REASON_WORDS[reason]();
    if (reason === 'identifier') return `${word}: ${evidence.join(', ')}`;
    if (reason === 'nameAndCountry')
      return `${word}: ${evidence.map((code) => countryName(code, locale)).join(', ')}`;
    return evidence.length === 2
      ? m.partnersReasonPair({ reason: word, one: evidence[0] ?? '', other: evidence[1] ?? '' })
      : word;
  });
}

/** A partner like the one being typed, ready to be shown. */
export function likeWords(like: Like, locale: Locale) {
  const { id, name, acronym, partnerClass, homeCountry } = like.partner;
  const facts = [
    acronym,
    CLASS_WORDS[partnerClass](),
    homeCountry === null ? null : countryName(homeCountry, locale),
  ];
  return {
    id,
    name,
    facts: facts.filter((fact) => fact !== null).join(' · '),
    reasons: reasonWords(like.reasons, locale).join('; '),
  };
}
