import type { Desk } from '#access/index.ts';
import { useApp } from '#app.ts';
import { NotFound } from '#kernel/index.ts';
import { type OpenedLink, openLink } from '#meetings/index.ts';

/** Who comes with a link that works. @throws NotFound for any other */
export async function openGuest(desk: Desk, token: string): Promise<OpenedLink> {
  const opened = await openLink(desk, useApp().configuration.secret, token);
  if (opened.state !== 'open') throw new NotFound('the link is over');
  return opened;
}
