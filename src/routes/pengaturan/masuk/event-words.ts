import type { OwnEvent } from '#access/index.ts';
import { m } from '#messages/messages.js';

/** By which steps, as the trail keeps them. */
function steps(after: unknown): { first: string | null; second: string | null } {
  const kept: { with?: unknown; and?: unknown } = typeof after === 'object' && after !== null ? after : {};
  return {
    first: typeof kept.with === 'string' ? kept.with : null,
    second: typeof kept.and === 'string' ? kept.and : null,
  };
}

/** How a session was opened, by its steps. */
export function wayWords(first: string | null | undefined, second: string | null | undefined): string {
  if (first === 'passkey') return m.accessWayPasskey();
  const opened = first === 'provider' ? m.accessWayProvider() : m.accessWayPassword();
  switch (second) {
    case 'code':
      return m.accessWayWithCode({ first: opened });
    case 'recovery-code':
      return m.accessWayWithRecovery({ first: opened });
    case 'passkey':
      return m.accessWayWithPasskey({ first: opened });
    default:
      return opened;
  }
}

/** What happened with an account, in words. */
export function eventWords({ action, after }: Pick<OwnEvent, 'action' | 'after'>): string {
  switch (action) {
    case 'sign-in': {
      const { first, second } = steps(after);
      return m.accessEventSignIn({ way: wayWords(first, second) });
    }
    case 'fail-sign-in':
      return m.accessEventFailSignIn();
    case 'sign-out':
      return m.accessEventSignOut();
    case 'fail-second-step':
      return m.accessEventFailSecondStep();
    case 'use-recovery-code':
      return m.accessEventUseRecovery();
    case 'renew-recovery-codes':
      return m.accessEventRenewRecovery();
    case 'add-authenticator':
      return m.accessEventAddAuthenticator();
    case 'remove-authenticator':
      return m.accessEventRemoveAuthenticator();
    case 'add-passkey':
      return m.accessEventAddPasskey();
    case 'name-passkey':
      return m.accessEventNamePasskey();
    case 'remove-passkey':
      return m.accessEventRemovePasskey();
    case 'change-password':
      return m.accessEventChangePassword();
    case 'change-email':
      return m.accessEventChangeEmail();
    case 'reset-sign-in':
      return m.accessEventReset();
    case 'end-session':
      return m.accessEventEndSession();
    case 'make-calendar-address':
      return m.subscriptionEventMake();
    case 'withdraw-calendar-address':
      return m.subscriptionEventWithdraw();
    case 'accept-invitation':
      return m.accessEventAccept();
    case 'create-account':
      return m.accessEventCreate();
    default:
      return action;
  }
}
