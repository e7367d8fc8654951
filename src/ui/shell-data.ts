import type { Locale } from '#kernel/index.ts';

/** What the frame around a page shows; `+layout.server.ts` gives it. */
export interface ShellData {
  readonly locale: Locale;
  readonly user: ShellUser | null;
  /** Somebody signed in reads the page as the public sees it. */
  readonly asPublic: boolean;
  readonly demonstration: boolean;
  readonly trial: boolean;
  /** When the page was drawn, as an ISO instant. */
  readonly drawnAt: string;
}

export interface ShellUser {
  readonly name: string;
  readonly officeName: string;
  /** In which capacity they act, ready to read: `Plh. Kepala Biro Kerja Sama`. */
  readonly capacity: string;
  readonly seatId: string;
  /** All they can act in; where there are several, the frame lets them choose. */
  readonly seats: readonly { readonly seatId: string; readonly label: string }[];
  /** Whether they bring in files. */
  readonly mayImport: boolean;
}
