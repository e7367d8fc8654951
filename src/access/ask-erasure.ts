import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import {
  closeErasureRequest,
  type ErasureRequest,
  insertErasureRequest,
  readRequestsOf,
  readRequestsOfContact,
} from './erasure-store.ts';
import { demand } from './permissions.ts';
import { demandPerson } from './read-own-data.ts';

export interface ErasureWish {
  /** A partner's contact, who asked by letter or by word; without it the person who acts asks about themselves. */
  readonly contactId?: string | undefined;
  readonly words?: string | undefined;
}

/**
 * Records that a person asks to have their data erased; administrators see it and answer. A request that is open already
 * stands.
 * @throws InvalidInput, Forbidden
 */
export async function askErasure(desk: Desk, wish: ErasureWish): Promise<{ id: string }> {
  const userId = demandPerson(desk.actor);
  const words = wish.words?.trim() ?? '';
  if (words.length > 1000) throw new InvalidInput({ words: 'officesErrorTooLong' });
  const { contactId = null } = wish;
  if (contactId !== null) demand(desk.actor, 'seeContacts');
  return await desk.database.asActor(desk.actor, async (tx) => {
    const known =
      contactId === null ? await readRequestsOf(tx, userId) : await readRequestsOfContact(tx, contactId);
    const open = known.find(({ state }) => state === 'open');
    if (open) return { id: open.id };
    const id = newId();
    await insertErasureRequest(tx, {
      id,
      userId: contactId === null ? userId : null,
      contactId,
      askedAt: desk.now().toString(),
      askedBy: userId,
      words: words || null,
    });
    await writeAudit(tx, desk, {
      action: 'ask-erasure',
      subject: 'account',
      subjectId: contactId ?? userId,
    });
    return { id };
  });
}

/** Takes one's own open request back. @throws NotFound, Conflict where it was answered meanwhile */
export async function withdrawErasure(desk: Desk, id: string): Promise<void> {
  const userId = demandPerson(desk.actor);
  await desk.database.asActor(desk.actor, async (tx) => {
    const request = (await readRequestsOf(tx, userId)).find((one) => one.id === id);
    if (!request) throw new NotFound(`no request ${id}`);
    const close = { state: 'withdrawn', at: desk.now().toString(), by: userId, answer: null } as const;
    if (!(await closeErasureRequest(tx, id, close))) throw new Conflict(`request ${id} was answered`);
    await writeAudit(tx, desk, { action: 'withdraw-erasure', subject: 'account', subjectId: userId });
  });
}

/** Requests about a contact that the actor recorded or, as an administrator, answers. */
export async function readContactRequests(desk: Desk, contactId: string): Promise<ErasureRequest[]> {
  return await desk.database.asActor(desk.actor, (tx) => readRequestsOfContact(tx, contactId));
}
