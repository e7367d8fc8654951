import { type Desk, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { faultOfFile, fileTypeOf, type GivenFile, InvalidInput } from '#kernel/index.ts';
import { keepFile } from './hand-in-file.ts';
import type { SignedKind } from './meeting-file.ts';
import { takePlanned } from './take-meeting.ts';

/** Of what a scan is. */
const SCANS = ['pdf', 'jpeg', 'png'] as const;

/**
 * Keeps a scan of a paper as it was signed, for who calls the meeting. None replaces another: a better one stands beside it.
 * Whether it can be signed by now is for who calls this to ask. @throws InvalidInput at `scan`; Forbidden, NotFound
 */
export async function keepSignedWithin(
  tx: Transaction,
  desk: Desk,
  {
    meetingId,
    kind,
    file,
  }: { readonly meetingId: string; readonly kind: SignedKind; readonly file: GivenFile },
): Promise<void> {
  const meeting = await takePlanned(tx, desk, meetingId);
  const fault = faultOfFile(file);
  if (fault === 'fileErrorEmpty' || fault === 'fileErrorLarge') throw new InvalidInput({ scan: fault });
  const type = fileTypeOf(file.bytes);
  if (fault !== undefined || !SCANS.some((one) => one === type))
    throw new InvalidInput({ scan: 'annexesErrorScanType' });
  const title = file.name;
  await keepFile(tx, desk, {
    ...{ meetingId: meeting.id, kind, title, file, inviteeId: null, agendaItemId: null, followupId: null },
  });
  await writeAudit(tx, desk, {
    action: kind === 'signedMinutes' ? 'keep-signed-minutes' : 'keep-signed-invitation',
    subject: 'meeting',
    subjectId: meeting.id,
    after: { name: file.name, size: file.bytes.length },
  });
}

/** Keeps a scan of the invitation as it went out. @throws as `keepSignedWithin` */
export async function keepSignedInvitation(
  desk: Desk,
  given: { readonly meetingId: string; readonly file: GivenFile },
): Promise<void> {
  await desk.database.asActor(desk.actor, (tx) =>
    keepSignedWithin(tx, desk, { ...given, kind: 'signedInvitation' }),
  );
}
