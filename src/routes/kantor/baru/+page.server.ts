import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { APPOINTS, type Desk, findOffice, mayDo, mayOpenOffice, openOffice } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import { roleOf } from '#database/index.ts';
import { Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { getPartner } from '#partners/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { areaChoices } from '../../mitra/area-choices.ts';
import { officeChoices, officeInput, type OfficePlace, officeValues } from '../office-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const EMPTY = { name: '', unit: '', parentId: '', validFrom: '', validTo: '' };

/** Where the office is to be opened, as the address says; undefined where it must still be chosen. */
async function placeOf(
  desk: Desk,
  params: URLSearchParams,
): Promise<(OfficePlace & { label: string }) | undefined> {
  const [partnerId, parentId] = [params.get('mitra'), params.get('induk')];
  const asked =
    params.get('wilayah') ??
    ('areaCode' in desk.actor && desk.actor.kind === 'regency' ? desk.actor.areaCode : null);
  if (partnerId !== null && isId(partnerId)) return ofPartner(desk, partnerId);
  if (parentId !== null && isId(parentId)) {
    const { office, areaName, partnerName } = await findOffice(desk, parentId);
    return {
      kind: office.kind,
      areaCode: office.areaCode,
      partnerId: office.partnerId,
      label: areaName ?? partnerName ?? m.officesKindMinistry(),
    };
  }
  if (desk.actor.kind === 'partner') return ofPartner(desk, desk.actor.partnerId);
  if (asked === 'pusat')
    return { kind: 'ministry', areaCode: null, partnerId: null, label: m.officesKindMinistry() };
  if (asked === null || asked === '') return undefined;
  const area = await desk.database.asActor(desk.actor, (tx) => findArea(tx, asked));
  if (!area || area.level > 2) throw new NotFound('no such province or regency');
  const kind = area.level === 1 ? 'province' : 'regency';
  return { kind, areaCode: area.code, partnerId: null, label: area.name };
}

async function ofPartner(desk: Desk, partnerId: string): Promise<OfficePlace & { label: string }> {
  const partner = await getPartner(desk, partnerId);
  return { kind: 'partner', areaCode: null, partnerId, label: partner.record.name };
}

async function demandPlace(desk: Desk, place: OfficePlace): Promise<void> {
  if (!(await mayOpenOffice(desk, place))) throw new Forbidden('may not open an office there');
}

export const load: PageServerLoad = async ({ url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  if (!mayDo(desk.actor, 'manageOffices') && !mayDo(desk.actor, 'welcomePartner'))
    throw new Forbidden('may not open offices');
  const place = await placeOf(desk, url.searchParams);
  if (place) await demandPlace(desk, place);
  const parentId = url.searchParams.get('induk') ?? '';
  return {
    place,
    address: url.search,
    values: { ...EMPTY, parentId, name: place?.kind === 'partner' ? place.label : '' },
    choices: place ? await officeChoices(desk, place) : undefined,
    areas: place ? [] : await placesToChoose(desk),
    mayAppointLater: (APPOINTS[roleOf(desk.actor)] ?? []).length > 0,
  };
};

/** The centre for who may open offices everywhere; else the own province with its regencies. */
async function placesToChoose(desk: Desk) {
  const provinces = await areaChoices(desk, []);
  if ('areaCode' in desk.actor) return provinces;
  const inside = await areaChoices(
    desk,
    provinces.map(({ value }) => value),
  );
  return [{ value: 'pusat', label: m.officesKindMinistry() }, ...inside];
}

export const actions: Actions = {
  default: async ({ url, request, locals: { desk, locale } }) => {
    const place = await placeOf(desk, url.searchParams);
    if (!place) throw new NotFound('no place chosen');
    await demandPlace(desk, place);
    const values = officeValues(await request.formData());
    try {
      const { id } = await openOffice(desk, officeInput(place, values));
      redirect(303, `${resolve('/kantor/[id]', { id })}?tersimpan=baru`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
  },
};
