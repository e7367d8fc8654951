import type { KeptFile } from '#kernel/index.ts';

/**
 * Material of speakers and participants; photographs of the room; evidence of what became of a recommendation; scans of
 * the minutes and of the invitation as they were signed.
 */
export type MeetingFileKind = 'material' | 'photo' | 'evidence' | SignedKind;
export const SIGNED_KINDS = ['signedMinutes', 'signedInvitation'] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];

/** A file of a meeting as it is told of; its bytes are fetched apart. */
export interface MeetingFile extends KeptFile {
  readonly meetingId: string;
  readonly kind: MeetingFileKind;
  readonly agendaItemId: string | null;
  readonly inviteeId: string | null;
  readonly followupId: string | null;
  /** Of a photograph, its caption. */
  readonly title: string;
  /** Whether everybody may have it who may read the meeting; else who takes part in it. */
  readonly open: boolean;
  /** An instant. */
  readonly at: string;
}

/** How many files one invitation, or one step of a recommendation, may bring. */
export const MOST_FILES = 10;
