import type { Transaction } from '#database/index.ts';
import type { Desk } from './desk.ts';

/** A person as the contact of a partner. */
export interface ContactData {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Taken off the partner's page, and kept so that the edit can be undone. */
  readonly removed: boolean;
}

/** What other rooms keep about people; handed to the use cases here by whoever joins the rooms. */
export interface PersonalRecords {
  /** Contacts with the address, with exactly the name, or of these ids; removed ones too. */
  findContacts(
    tx: Transaction,
    wanted: { readonly email: string } | { readonly name: string } | { readonly ids: readonly string[] },
  ): Promise<ContactData[]>;
  /** Deletes contacts for good, with a row in the trail of each partner. @returns how many there were */
  eraseContacts(tx: Transaction, desk: Desk, ids: readonly string[]): Promise<number>;
}
