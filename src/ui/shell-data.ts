import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';

/** What the frame around a page shows; `+layout.server.ts` gives it. */
export interface ShellData {
  readonly locale: Locale;
  readonly user: ShellUser | null;
  readonly demonstration: boolean;
  readonly trial: boolean;
  /** When the page was drawn, as an ISO instant. */
  readonly drawnAt: string;
}

export interface ShellUser {
  readonly name: string;
  readonly officeName: string;
  readonly kind: 'national' | 'province' | 'regency' | 'partner';
}

/** The role by its post, in the reader's language. */
export function roleName(kind: ShellUser['kind']): string {
  switch (kind) {
    case 'national':
      return m.roleNational();
    case 'province':
      return m.roleProvince();
    case 'regency':
      return m.roleRegency();
    case 'partner':
      return m.rolePartner();
  }
}
