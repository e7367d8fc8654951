import type { Subject } from '#access/index.ts';

/** What the table of permissions looks at of an activity. A draft stays its office's own, also thrown away. */
export function subjectOfActivity(stored: {
  readonly document: {
    readonly partnerId: string;
    readonly visibility: string;
    readonly participants: readonly { readonly partnerId?: string | null | undefined }[];
  };
  readonly reach: readonly string[];
  readonly officeId: string | null;
  readonly removedAt: string | null;
  readonly draft: boolean;
}): Subject {
  const { document, reach, officeId, removedAt, draft } = stored;
  return {
    state: draft ? 'draft' : removedAt !== null ? 'removed' : 'recorded',
    visibility: document.visibility,
    areaCodes: reach,
    officeId,
    partnerId: document.partnerId,
    participantIds: document.participants.flatMap(({ partnerId }) => partnerId ?? []),
  };
}
