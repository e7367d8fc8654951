/**
 * Who a transaction acts as. Row-level security reads these values (function `actor()` in SQL);
 * what is absent gives nothing, so a forgotten value closes instead of opens.
 */
export type Actor =
  | { readonly kind: 'public' }
  /** The product itself: migrations' data, demonstration, background reading. Never made from a request. */
  | { readonly kind: 'system' }
  | { readonly kind: 'national'; readonly userId: string; readonly officeId: string }
  | {
      readonly kind: 'province';
      readonly userId: string;
      readonly officeId: string;
      readonly areaCode: string;
    }
  | {
      readonly kind: 'regency';
      readonly userId: string;
      readonly officeId: string;
      readonly areaCode: string;
    }
  | {
      readonly kind: 'partner';
      readonly userId: string;
      readonly officeId: string;
      readonly partnerId: string;
    };

export const PUBLIC: Actor = { kind: 'public' };
export const SYSTEM: Actor = { kind: 'system' };

/** The settings of one transaction, in the order of `ACTOR_PRELUDE`'s parameters; empty text stands for absent. */
export function actorSettings(actor: Actor): string[] {
  return [
    actor.kind,
    'userId' in actor ? actor.userId : '',
    'officeId' in actor ? actor.officeId : '',
    'areaCode' in actor ? actor.areaCode : '',
    'partnerId' in actor ? actor.partnerId : '',
  ];
}
