import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';

/** The words that every paper has, in its language. */
export interface PaperWords {
  readonly page: string;
  readonly of: string;
  readonly draft: string;
  readonly to: string;
  readonly dear: string;
  readonly listAttached: string;
  readonly at: string;
  readonly about: string;
  readonly number: string;
  readonly unofficial: string;
  readonly copies: string;
  readonly attachment: string;
  readonly paraf: string;
  readonly post: string;
  readonly initials: string;
  readonly electronic: string;
  readonly emblem: string;
}

export function wordsOf(locale: Locale): PaperWords {
  const words = { locale };
  return {
    page: m.papersPage({}, words),
    of: m.papersPageOf({}, words),
    draft: m.papersDraftMark({}, words),
    to: m.papersKepada({}, words),
    dear: m.papersYth({}, words),
    listAttached: m.papersListAttached({}, words),
    at: m.papersAtPlace({}, words),
    about: m.papersAbout({}, words),
    number: m.papersNumber({}, words),
    unofficial: m.papersUnofficial({}, words),
    copies: m.papersCopies({}, words),
    attachment: m.papersAttachment({}, words),
    paraf: m.papersParaf({}, words),
    post: m.papersPost({}, words),
    initials: m.papersInitials({}, words),
    electronic: m.papersElectronicBox({}, words),
    emblem: m.papersEmblem({}, words),
  };
}
