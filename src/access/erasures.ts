import { SYSTEM } from '#database/index.ts';
import { asLine, Conflict, InvalidInput, NotFound } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import { type Desk, userOf } from './desk.ts';
import {
  closeErasureRequest,
  type Erasure,
  type ErasureRequest,
  findErasureRequest,
  readErasureRequests,
  readErasures,
} from './erasure-store.ts';
import { demand } from './permissions.ts';
import type { ContactData, PersonalRecords } from './personal-data.ts';
import { findAccounts, findSeatsByName, readAccountNames, readTrailOf } from './personal-data-store.ts';
import { readSeatsOfPerson } from './seat-store.ts';

/** A request with the name of who it is about, while that is known. */
export interface ListedRequest extends ErasureRequest {
  readonly name: string | null;
  readonly email: string | null;
}

/** Requests for erasure, the open ones first, and the notes of what was erased. @throws Forbidden */
export async function listErasures(
  desk: Desk,
  records: PersonalRecords,
): Promise<{ requests: ListedRequest[]; erasures: Erasure[] }> {
  demand(desk.actor, 'erasePerson');
  const { requests, erasures } = await desk.database.asActor(desk.actor, async (tx) => ({
    requests: await readErasureRequests(tx),
    erasures: await readErasures(tx),
  }));
  const accounts = await readAccountNames(
    desk.database,
    requests.flatMap(({ userId }) => userId ?? []),
  );
  const contacts = await desk.database.asActor(SYSTEM, (tx) =>
    records.findContacts(tx, { ids: requests.flatMap(({ contactId }) => contactId ?? []) }),
  );
  return {
    erasures,
    requests: requests.map((request) => {
      const who =
        accounts.get(request.userId ?? '') ?? contacts.find((contact) => contact.id === request.contactId);
      return { ...request, name: who?.name ?? null, email: who?.email ?? null };
    }),
  };
}

/** Answers a request with why it is not followed. @throws Forbidden, NotFound, InvalidInput, Conflict */
export async function declineErasure(
  desk: Desk,
  { id, answer }: { readonly id: string; readonly answer: string },
): Promise<void> {
  demand(desk.actor, 'erasePerson');
  const written = answer.trim();
  if (written === '') throw new InvalidInput({ answer: 'officesErrorReason' });
  if (written.length > 1000) throw new InvalidInput({ answer: 'officesErrorTooLong' });
  await desk.database.asActor(desk.actor, async (tx) => {
    const request = await findErasureRequest(tx, id);
    if (!request) throw new NotFound(`no request ${id}`);
    const close = { state: 'declined', at: desk.now().toString(), by: userOf(desk.actor) } as const;
    if (!(await closeErasureRequest(tx, id, { ...close, answer: written })))
      throw new Conflict(`request ${id} was answered`);
    await writeAudit(tx, desk, {
      action: 'decline-erasure',
      subject: 'account',
      subjectId: request.userId ?? request.contactId ?? id,
    });
  });
}

/** What may be somebody's: an administrator says which of it is. */
export interface PersonalTraces {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly seats: readonly { readonly position: string | null; readonly officeName: string }[];
    /** Rows of the trail that name the account and stay. */
    readonly acts: number;
  }[];
  readonly contacts: readonly ContactData[];
  readonly seats: readonly {
    readonly id: string;
    readonly name: string;
    readonly position: string | null;
    readonly officeName: string;
  }[];
}

/**
 * Where somebody stands in the register, by an address or by the whole name; also in records that the administrator may
 * not read, of which nothing else is told.
 * @throws Forbidden
 */
export async function findTraces(
  desk: Desk,
  written: string,
  records: PersonalRecords,
): Promise<PersonalTraces> {
  demand(desk.actor, 'erasePerson');
  const text = asLine(written);
  if (text === '') return { accounts: [], contacts: [], seats: [] };
  const wanted = text.includes('@') ? { email: text } : { name: text };
  const accounts = await findAccounts(desk.database, wanted);
  return await desk.database.asActor(SYSTEM, async (tx) => {
    const described: PersonalTraces['accounts'][number][] = [];
    for (const account of accounts)
      described.push({
        ...account,
        seats: await readSeatsOfPerson(tx, account.id),
        acts: (await readTrailOf(tx, account.id, 0)).count,
      });
    return {
      accounts: described,
      contacts: await records.findContacts(tx, wanted),
      seats: 'name' in wanted ? await findSeatsByName(tx, wanted.name) : [],
    };
  });
}
