import { redirect } from '@sveltejs/kit';
import { type Desk, listOffices, mayDo, todayOf, type Unit, UNITS } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import { m } from '#messages/messages.js';
import { areaChoices } from '../mitra/area-choices.ts';
import { groupsOf } from './office-groups.ts';
import { UNIT_WORDS } from './words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, user } }) => {
  if (!user) redirect(303, `/masuk?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  const asked = readQuery(url.searchParams);
  // Somebody of a region starts at home; "all" is asked for.
  const area = url.searchParams.has('wilayah') ? asked.area : asked.text ? '' : (user.areaCode ?? '');
  const list = await listOffices(desk, {
    text: asked.text || undefined,
    unit: asked.unit,
    areaCode: area || undefined,
    closed: asked.closed,
  });
  const isOverview = area === '' && asked.text === '' && asked.unit === undefined;
  const shown = isOverview
    ? list.offices.filter(({ kind }) => kind !== 'province' && kind !== 'regency')
    : list.offices;
  return {
    text: asked.text,
    unit: asked.unit ?? '',
    area,
    closed: asked.closed,
    groups: groupsOf(shown, { today: todayOf(desk.now()), own: user.actor }),
    more: list.more && !isOverview,
    provinces: isOverview ? list.provinces : [],
    areas: await filterAreas(desk, area, list.provinces),
    units: UNITS.map((value) => ({ value, label: UNIT_WORDS[value]() })),
    areaName:
      area === ''
        ? undefined
        : await desk.database.asActor(desk.actor, (tx) => findArea(tx, area)).then((one) => one?.name),
    mayOpen: mayDo(desk.actor, 'manageOffices'),
  };
};

function readQuery(params: URLSearchParams): {
  text: string;
  unit: Unit | undefined;
  area: string;
  closed: boolean;
} {
  const area = params.get('wilayah') ?? '';
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    unit: UNITS.find((unit) => unit === params.get('unit')),
    area: /^\d\d(\.\d\d)?$/.test(area) ? area : '',
    closed: params.get('tutup') === 'ya',
  };
}

/** Areas to choose from: those around where somebody looks, and every province that has offices. */
async function filterAreas(
  desk: Desk,
  area: string,
  provinces: readonly { readonly code: string; readonly name: string }[],
) {
  const near =
    'areaCode' in desk.actor || area !== '' ? await areaChoices(desk, area === '' ? [] : [area]) : [];
  const known = new Set(near.map(({ value }) => value));
  const far = provinces.filter(({ code }) => !known.has(code));
  return [
    ...near,
    ...far.map(({ code, name }) => ({ value: code, label: name, group: m.officesOtherProvinces() })),
  ];
}
