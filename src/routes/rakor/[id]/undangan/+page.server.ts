import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { useApp } from '#app.ts';
import { Conflict, dayIn, InvalidInput, type Locale } from '#kernel/index.ts';
import {
  announceMeeting,
  listInvitations,
  listLinks,
  makeInvitationLinks,
  type PersonalLink,
  withdrawLink,
  getPlannedMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { linkAddress } from '../../link-address.ts';
import {
  invitationText,
  listMail,
  type Post,
  remindInvitees,
  retryMail,
  sendInvitations,
} from '#notices/index.ts';
import { contactEmails } from '#partners/index.ts';
import { answerMark, replyWords } from '../../reply-form.ts';
import { mailRow } from '../../mail-words.ts';
import { CATEGORY_WORDS } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getPlannedMeeting(desk, params.id);
  const { invitations, count } = await listInvitations(desk, meeting.id);
  const links = new Map((await listLinks(desk, meeting.id)).map((link) => [link.inviteeId, link]));
  const contacts = await contactEmails(
    desk,
    invitations.flatMap(({ invitee }) => invitee.partnerId ?? []),
  );
  const linkView = (link: PersonalLink, name: string) => {
    const address = linkAddress(url.origin, link.id);
    const text = invitationText(meeting, { name, link: address }, locale);
    const until = dayIn(meeting.record.timeZone, link.expiresAt);
    return {
      id: link.id,
      address,
      text,
      whatsapp: `https://wa.me/?text=${encodeURIComponent(text)}`,
      until: formatDate(until, locale),
      used: link.usedAt === null ? null : formatDateTime(link.usedAt, locale),
    };
  };
  return {
    id: meeting.id,
    title: meeting.record.title,
    saved: url.searchParams.get('tersimpan'),
    made: Number(url.searchParams.get('jumlah') ?? 0),
    version: meeting.version,
    isDraft: meeting.draft,
    count,
    sends: useApp().configuration.mail !== undefined,
    mails: (await listMail(desk, meeting.id)).map((mail) => mailRow(mail, locale)),
    missing: invitations.length - invitations.filter(({ invitee }) => links.has(invitee.id)).length,
    rows: invitations.map(({ invitee, replies, isOpen }) => {
      const last = replies.at(-1);
      const link = links.get(invitee.id);
      return {
        id: invitee.id,
        name: invitee.name,
        category: CATEGORY_WORDS[invitee.category](),
        persons: invitee.persons,
        mark: answerMark(last),
        words: last ? replyWords(last) : null,
        isOpen,
        email: link?.email ?? contacts.get(invitee.partnerId ?? '') ?? '',
        link: link ? linkView(link, invitee.name) : null,
      };
    }),
  };
};

function postOf(locale: Locale): Post {
  return { from: useApp().configuration.mail?.from, locale };
}

const done = (id: string, saved: string, count: number) =>
  redirect(
    303,
    `${resolve('/rakor/[id]/undangan', { id })}?tersimpan=${saved}&jumlah=${String(count)}#surat`,
  );

function refuse(status: 409 | 422, errors: Record<string, string>) {
  return fail(status, { errors, emails: undefined });
}

async function makeLinks(desk: Desk, id: string, locale: Locale) {
  let count: number;
  try {
    count = await makeInvitationLinks(desk, id);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refuse(422, errorTexts(error.fields, locale));
  }
  const here = resolve('/rakor/[id]/undangan', { id });
  redirect(303, `${here}?tersimpan=tautan&jumlah=${String(count)}`);
}

export const actions: Actions = {
  send: async ({ params, request, locals: { desk, locale } }) => {
    const addresses = new Map<string, string>();
    for (const [name, value] of await request.formData())
      if (name.startsWith('email-') && typeof value === 'string' && value.trim() !== '')
        addresses.set(name.slice('email-'.length), value);
    let count: number;
    try {
      count = await sendInvitations(desk, params.id, addresses, postOf(locale));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const errors = Object.entries(errorTexts(error.fields, locale)).map(([id, text]) => [
        id === '' ? '' : `email-${id}`,
        text,
      ]);
      return fail(422, {
        errors: Object.fromEntries(errors) as Record<string, string>,
        emails: Object.fromEntries(addresses),
      });
    }
    return done(params.id, 'surat', count);
  },
  remind: async ({ params, locals: { desk, locale } }) =>
    done(params.id, 'surat', await remindInvitees(desk, params.id, postOf(locale))),
  retry: async ({ params, locals: { desk } }) => done(params.id, 'surat', await retryMail(desk, params.id)),
  make: ({ params, locals: { desk, locale } }) => makeLinks(desk, params.id, locale),
  announce: async ({ params, request, locals: { desk, locale } }) => {
    const version = Number((await request.formData()).get('version'));
    try {
      await announceMeeting(desk, { id: params.id, version });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return refuse(409, { '': m.meetingsConflictShort() });
    }
    return makeLinks(desk, params.id, locale);
  },
  withdraw: async ({ params, request, locals: { desk } }) => {
    await getPlannedMeeting(desk, params.id);
    await withdrawLink(desk, fieldText(await request.formData(), 'link'));
    redirect(303, `${resolve('/rakor/[id]/undangan', { id: params.id })}?tersimpan=tarik`);
  },
};
