import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { mayDo, officeOf, readAuditDetail } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { aboutWords } from '../about-words.ts';
import { recordChanges } from '../record-changes.ts';
import { trailAddress } from '../trail-address.ts';
import { entryWords } from '../trail-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `/masuk?kembali=/jejak/${params.id}`);
  const id = Number(params.id);
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound('no such act');
  const row = await readAuditDetail(desk, id);
  const ownOfficeId = officeOf(desk.actor);
  const mayReadTrail = mayDo(desk.actor, 'readTrail', { officeId: row.officeId });
  return {
    id: row.id,
    entry: entryWords(row, await recordChanges(desk, row, locale), {
      ownOfficeId,
      fileHref: (file) => resolve('/impor/[id]', { id: file }),
    }),
    about: aboutWords(row, ownOfficeId, locale),
    version: row.version,
    address: row.address,
    requestId: row.requestId,
    digest: row.digest,
    block: row.block,
    ofRecord: trailAddress({ subject: row.subject, subjectId: row.subjectId }),
    ofPerson: row.userId !== null && mayReadTrail ? trailAddress({ userId: row.userId }) : undefined,
  };
};
