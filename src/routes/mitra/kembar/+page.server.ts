import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk } from '#access/index.ts';
import { activityRecords } from '#activities/index.ts';
import { Conflict, InvalidInput, isId, type Locale, NotFound } from '#kernel/index.ts';
import {
  declareDifferent,
  type DuplicateProposal,
  getPartner,
  listDifferent,
  mergePartners,
  proposeDuplicates,
  reconsiderLikeness,
} from '#partners/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { CLASS_WORDS } from '../../class-name.ts';
import { textOf } from '../form-values.ts';
import { reasonWords } from '../like-words.ts';
import { countryName } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;
const SHOWN = 20;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  demand(desk.actor, 'mergePartners');
  const proposals = await proposeDuplicates(desk);
  return {
    total: proposals.length,
    proposals: await Promise.all(
      proposals.slice(0, SHOWN).map((proposal) => proposalWords(desk, proposal, locale)),
    ),
    different: await listDifferent(desk),
    done: url.searchParams.get('selesai'),
  };
};

async function proposalWords(desk: Desk, proposal: DuplicateProposal, locale: Locale) {
  const partners = await Promise.all(
    proposal.partners.map(async ({ id }) => {
      const { record, version } = await getPartner(desk, id);
      const areas = new Set(record.presence.map(({ areaCode }) => areaCode)).size;
      return {
        id,
        version,
        name: record.name,
        acronym: record.acronym,
        class: CLASS_WORDS[record.partnerClass](),
        country: record.homeCountry === null ? null : countryName(record.homeCountry, locale),
        identifiers: record.identifiers.join(', '),
        permits: record.permits.flatMap(({ number }) => number ?? []).join(', '),
        areas,
      };
    }),
  );
  return {
    key: proposal.partners.map(({ id }) => id).join('/'),
    percent: Math.round(proposal.confidence * 100),
    reasons: reasonWords(proposal.reasons, locale),
    partners,
  };
}

function pairOf(form: FormData): [string, string] {
  const ids = [textOf(form, 'one'), textOf(form, 'other')] as [string, string];
  if (!ids.every(isId)) throw new NotFound('two partners are needed');
  return ids;
}

export const actions: Actions = {
  merge: async ({ request, locals: { desk } }) => {
    const form = await request.formData();
    const ids = pairOf(form);
    const winner = textOf(form, 'winner');
    if (!ids.includes(winner)) throw new NotFound('choose one of the two');
    const loser = ids[0] === winner ? ids[1] : ids[0];
    const version = (id: string) => Number(form.get(`version.${id}`));
    try {
      await mergePartners(
        desk,
        {
          winner: { id: winner, version: version(winner) },
          loser: { id: loser, version: version(loser) },
          reason: textOf(form, 'reason').trim() || undefined,
        },
        activityRecords,
      );
    } catch (error) {
      if (error instanceof Conflict) return fail(409, { key: ids.join('/'), conflict: true });
      throw error;
    }
    redirect(303, `${resolve('/mitra/[id]', { id: winner })}?tersimpan=gabung`);
  },
  different: async ({ request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const ids = pairOf(form);
    try {
      await declareDifferent(desk, { ids, reason: textOf(form, 'reason') });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { key: ids.join('/'), errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/mitra/kembar')}?selesai=beda`);
  },
  reconsider: async ({ request, locals: { desk } }) => {
    await reconsiderLikeness(desk, pairOf(await request.formData()));
    redirect(303, `${resolve('/mitra/kembar')}?selesai=ulang`);
  },
};
