import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import {
  closeErasureRequest,
  type ErasureRequest,
  insertErasureRequest,
  readRequestsAbout,
  type RequestAbout,
} from './erasure-store.ts';
import { demand } from './permissions.ts';
import { demandOwnLink, demandPerson } from './read-own-data.ts';

export interface ErasureWish {
  /** A partner's contact, who asked by letter or by word; without it who acts asks about themselves. */
  readonly contactId?: string | undefined;
  readonly words?: string | undefined;
}

/** About one person. */
const MOST_REQUESTS = 50;

/**
 * Records that somebody asks to have their data erased: a person with an account, a partner's contact, or a guest about
 * what is held by their link. Administrators see it and answer. A request that is open already stands.
 * @throws InvalidInput, Forbidden
 */
export async function askErasure(desk: Desk, wish: ErasureWish): Promise<{ id: string }> {
  const words = wish.words?.trim() ?? '';
  if (words.length > 1000) throw new InvalidInput({ words: 'officesErrorTooLong' });
  const about = wish.contactId === undefined ? ownSubject(desk) : contactSubject(desk, wish.contactId);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const known = await readRequestsAbout(tx, about);
    const open = known.find(({ state }) => state === 'open');
    if (open) return { id: open.id };
    if (known.length >= MOST_REQUESTS) throw new InvalidInput({ '': 'peopleErrorOften' });
    const id = newId();
    await insertErasureRequest(tx, {
      ...{ id, userId: null, contactId: null, linkId: null },
      ...about,
      askedAt: desk.now().toString(),
      askedBy: userOf(desk.actor),
      words: words || null,
    });
    await writeAudit(tx, desk, { action: 'ask-erasure', subject: 'account', subjectId: idOf(about) });
    return { id };
  });
}

/** Takes one's own open request back. @throws NotFound, Conflict where it was answered meanwhile */
export async function withdrawErasure(desk: Desk, id: string): Promise<void> {
  const about = ownSubject(desk);
  await desk.database.asActor(desk.actor, async (tx) => {
    const request = (await readRequestsAbout(tx, about)).find((one) => one.id === id);
    if (!request) throw new NotFound(`no request ${id}`);
    const by = userOf(desk.actor);
    const close = { state: 'withdrawn', at: desk.now().toString(), by, answer: null } as const;
    if (!(await closeErasureRequest(tx, id, close))) throw new Conflict(`request ${id} was answered`);
    await writeAudit(tx, desk, { action: 'withdraw-erasure', subject: 'account', subjectId: idOf(about) });
  });
}

/** Requests about a contact that the actor recorded or, as an administrator, answers. */
export async function readContactRequests(desk: Desk, contactId: string): Promise<ErasureRequest[]> {
  return await desk.database.asActor(desk.actor, (tx) => readRequestsAbout(tx, { contactId }));
}

function ownSubject({ actor }: Desk): RequestAbout {
  return actor.kind === 'guest' ? { linkId: demandOwnLink(actor) } : { userId: demandPerson(actor) };
}

function contactSubject({ actor }: Desk, contactId: string): RequestAbout {
  demandPerson(actor);
  demand(actor, 'seeContacts');
  return { contactId };
}

function idOf(about: RequestAbout): string {
  return 'userId' in about ? about.userId : 'contactId' in about ? about.contactId : about.linkId;
}
