import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Forbidden, InvalidInput } from '#kernel/index.ts';
import { changeProposal, getProposal, lastRound, type ProposalView, writtenSo } from '#meetings/index.ts';
import type { Desk } from '#access/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { inputOf, meetingChoices, valuesOfForm } from '../../round-form.ts';
import { sideView } from '../../side-view.ts';
import { aboutWords, addresseeName } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** @throws NotFound, Forbidden where it is not the reader's to change any more */
async function getOwn(desk: Desk, id: string): Promise<ProposalView> {
  const proposal = await getProposal(desk, id);
  if (!proposal.maySettle) throw new Forbidden('who proposed it changes it while it is open');
  return proposal;
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const proposal = await getOwn(desk, params.id);
  const { body, lines } = lastRound(proposal);
  const partners = proposal.addressees.filter(({ partnerId }) => partnerId !== null);
  return {
    id: proposal.id,
    about: aboutWords(proposal, locale),
    seen: writtenSo(proposal),
    partners: partners.map(addresseeName),
    partnerIds: partners.map(({ partnerId }) => partnerId ?? ''),
    values: {
      body,
      answerBy: '',
      meetingId: proposal.meetingId ?? '',
      lines: partners.map(({ partnerId }) => lines.find((line) => line.partnerId === partnerId)?.text ?? ''),
    },
    meetings: await meetingChoices(desk, locale, proposal.meetingId ?? undefined),
    side: sideView(proposal.sideBySide, locale),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const partnerIds = form.getAll('partner').map(String).slice(0, 50);
    try {
      const seen = Number(fieldText(form, 'seen'));
      await changeProposal(desk, { id: params.id, seen, input: inputOf(form, partnerIds) });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const values = valuesOfForm(form, partnerIds);
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/tumpang-tindih/usulan/[id]', { id: params.id })}?tersimpan=kirim`);
  },
};
