import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { Forbidden, InvalidInput, type Locale } from '#kernel/index.ts';
import {
  getProposal,
  lastRound,
  type Level,
  listMeetings,
  type ProposalView,
  settleProposal,
  type SettlementInput,
  writtenSo,
} from '#meetings/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import type { Option } from '#ui/types.ts';
import { daysWords } from '../../../../rakor/words.ts';
import { linesOf } from '../../round-form.ts';
import { aboutWords, addresseeName, STATE_WORDS } from '../../words.ts';
import { lineViews } from '../../proposal-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const TEXTS = ['summary', 'meetingId', 'text', 'owner', 'due'] as const;
type Values = Readonly<Record<(typeof TEXTS)[number], string>>;

/** @throws NotFound, Forbidden where it is not the reader's to settle any more */
async function getOwn(desk: Desk, id: string): Promise<ProposalView> {
  const proposal = await getProposal(desk, id);
  if (!proposal.maySettle) throw new Forbidden('who proposed it settles it while it is open');
  return proposal;
}

/** Those concerned, of whom one answers for the follow-up: partners, the kab/kota, the bureau itself. */
function ownersOf({ addressees, officeId, officeName }: ProposalView): Option[] {
  return [
    ...addressees.map((one) => ({
      value: one.partnerId ? `partner:${one.partnerId}` : one.officeId ? `office:${one.officeId}` : 'name:',
      label: addresseeName(one),
    })),
    { value: `office:${officeId}`, label: officeName },
  ];
}

/** Whom the follow-up addresses, by who answers for it. */
function levelOf({ actor }: Desk, owner: string): Level {
  if (owner.startsWith('partner:')) return 'partner';
  return actor.kind === 'province' && owner === `office:${actor.officeId}` ? 'province' : 'regency';
}

/** Meetings of the reader's own office: the one it was dealt with in, those to come, the last ones. */
async function meetingsOf(desk: Desk, { officeId }: ProposalView, locale: Locale): Promise<Option[]> {
  const { coming, past, drafts } = await listMeetings(desk, {});
  return [...coming, ...drafts, ...past]
    .filter((meeting) => meeting.officeId === officeId)
    .slice(0, 30)
    .map((one) => ({ value: one.id, label: `${one.title}, ${daysWords(one, locale)}` }));
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const proposal = await getOwn(desk, params.id);
  const { body, lines } = lastRound(proposal);
  const meetings = await meetingsOf(desk, proposal, locale);
  const views = lineViews(proposal, lines);
  const values: Values = {
    summary: body.slice(0, 2000),
    meetingId: proposal.meetingId ?? meetings[0]?.value ?? '',
    text: '',
    owner: '',
    due: '',
  };
  return {
    id: proposal.id,
    about: aboutWords(proposal, locale),
    state: STATE_WORDS[proposal.state](),
    seen: writtenSo(proposal),
    values,
    lines: views.map(({ text }) => text),
    partners: views.map(({ name }) => name),
    partnerIds: views.map(({ partnerId }) => partnerId),
    owners: ownersOf(proposal),
    meetings,
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const values = Object.fromEntries(TEXTS.map((name) => [name, fieldText(form, name)])) as Values;
    const lines = linesOf(form, form.getAll('partner').map(String).slice(0, 50));
    try {
      const owners = ownersOf(await getOwn(desk, params.id));
      const owner = owners.find(({ value }) => value === values.owner);
      const [kind, id] = values.owner.split(':');
      const input: SettlementInput = {
        summary: values.summary,
        lines,
        meetingId: values.meetingId,
        text: values.text,
        level: levelOf(desk, values.owner),
        ownerName: owner?.label ?? '',
        ownerOfficeId: owner && kind === 'office' ? id : undefined,
        ownerPartnerId: owner && kind === 'partner' ? id : undefined,
        due: values.due,
      };
      await settleProposal(desk, { id: params.id, seen: Number(fieldText(form, 'seen')), input });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const { ownerName, ...fields } = error.fields;
      const errors = errorTexts({ ...fields, ...(ownerName !== undefined && { owner: ownerName }) }, locale);
      return fail(422, { values, lines: lines.map(({ text }) => text), errors });
    }
    redirect(303, `${resolve('/tumpang-tindih/usulan/[id]', { id: params.id })}?tersimpan=sepakat`);
  },
};
