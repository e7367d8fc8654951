import type { Desk } from '#access/index.ts';
import { type GivenFile, InvalidInput } from '#kernel/index.ts';
import { keepSignedWithin } from '#meetings/index.ts';
import { stateOf } from './minutes-step.ts';
import { selectSteps } from './steps-store.ts';
import { takeMinutes } from './write-minutes.ts';

/**
 * Keeps a scan of the minutes as they were signed; later ones stand beside it.
 * @throws InvalidInput at `scan`, also while they are not signed; Forbidden, NotFound
 */
export async function keepSignedMinutes(
  desk: Desk,
  { meetingId, file }: { readonly meetingId: string; readonly file: GivenFile },
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await takeMinutes(tx, desk, meetingId);
    if (!['signed', 'locked'].includes(stateOf(await selectSteps(tx, meetingId))))
      throw new InvalidInput({ scan: 'annexesErrorNotSigned' });
    await keepSignedWithin(tx, desk, { meetingId, kind: 'signedMinutes', file });
  });
}
