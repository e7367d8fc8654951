import { useApp } from '#app.ts';
import { tokenOfLink } from '#meetings/index.ts';

/** The whole address of a link, to be sent to who it is for. */
export function linkAddress(origin: string, linkId: string): string {
  return `${origin}/u/${tokenOfLink(useApp().configuration.secret, linkId)}`;
}
