import { redirect } from '@sveltejs/kit';
import { mayDo, officeOf } from '#access/index.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals: { desk, user } }) => {
  if (!user) redirect(303, '/masuk?kembali=/pengaturan');
  return {
    role: user.role,
    officeId: officeOf(desk.actor) ?? '',
    mayErase: mayDo(desk.actor, 'erasePerson'),
    mayReadTrail: mayDo(desk.actor, 'readTrail'),
    mayLoadBoundaries: mayDo(desk.actor, 'loadBoundaries'),
  };
};
