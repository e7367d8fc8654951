import { redirect } from '@sveltejs/kit';
import { mayDo } from '#access/index.ts';
import { useApp } from '#app.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals: { desk, user } }) => {
  if (!user) redirect(303, '/masuk?kembali=/pengaturan');
  return {
    secondStep: useApp().configuration.secondStep,
    mayLoadBoundaries: mayDo(desk.actor, 'loadBoundaries'),
  };
};
