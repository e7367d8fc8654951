import { type Desk, readGuestData } from '#access/index.ts';
import { useApp } from '#app.ts';
import type { Locale } from '#kernel/index.ts';
import { requestView } from '../../data-saya/request-words.ts';
import { placeViews } from '../../data-saya/trace-words.ts';

/** What is held by a guest's link, and what became of their requests to have it erased. */
export async function guestDataView(desk: Desk, locale: Locale) {
  const { places, requests } = await readGuestData(desk, useApp().personal);
  return {
    places: placeViews(places, locale),
    requests: requests.map((request) => requestView(request, locale)),
    openRequest: requests.find(({ state }) => state === 'open')?.id ?? null,
  };
}
