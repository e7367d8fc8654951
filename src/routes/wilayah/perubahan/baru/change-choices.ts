import type { Desk } from '#access/index.ts';
import {
  type Area,
  type AreaRef,
  CHANGE_KINDS,
  type ChangeKind,
  findArea,
  listAreasBelow,
  listChildren,
  searchAreas,
} from '#areas/index.ts';
import { m } from '#messages/messages.js';
import { asCode } from '../../area-code.ts';
import { kindWord } from '../../area-words.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

/** What a form about an area offers to choose from. */
export interface ChangeChoices {
  readonly children: readonly { readonly code: string; readonly name: string }[];
  readonly beside: readonly Option[];
  readonly parents: readonly Option[];
  readonly kinds: readonly Option[];
}

const withCode = ({ code, name }: AreaRef): Option => ({ value: code, label: `${name} (${code})` });

export async function choicesFor(desk: Desk, kind: ChangeKind, area: Area): Promise<ChangeChoices> {
  const parent = area.parents.at(-1)?.code ?? null;
  return desk.database.asActor(desk.actor, async (tx) => ({
    children: kind === 'split' ? await listChildren(tx, area.code) : [],
    beside:
      kind === 'merge'
        ? (await listChildren(tx, parent)).filter(({ code }) => code !== area.code).map(withCode)
        : [],
    parents:
      kind === 'move'
        ? await parentOptions(area, (level) => listAreasBelow(tx, area.code.slice(0, 2), level))
        : [],
    kinds: kindsOf(area).map((value) => ({ value, label: kindWord(value) })),
  }));
}

async function parentOptions(area: Area, list: (level: number) => Promise<AreaRef[]>): Promise<Option[]> {
  const own = area.parents.at(-1)?.code;
  const areas = await list(area.level - 1);
  return areas
    .filter(({ code }) => code !== own)
    .map((one) => ({ ...withCode(one), group: one.path.split(', ')[0] ?? '' }));
}

function kindsOf(area: Area): string[] {
  const kinds =
    area.level === 4 ? ['desa', 'kelurahan', 'desa_adat'] : area.level === 2 ? ['kabupaten', 'kota'] : [];
  return kinds.filter((kind) => kind !== area.kind);
}

/** The changes an area of this level can go through inside a province. */
export function changesOf(level: number): ChangeKind[] {
  return CHANGE_KINDS.filter((kind) => {
    if (level === 1) return kind === 'rename';
    if (kind === 'move') return level >= 3;
    return kind !== 'kind' || level !== 3;
  });
}

/** The area that was written, by code or by name inside the actor's own; several where the name does not decide. */
export async function areasWritten(desk: Desk, written: string): Promise<AreaRef[]> {
  const within = 'areaCode' in desk.actor ? desk.actor.areaCode : undefined;
  return desk.database.asActor(desk.actor, async (tx) => {
    const code = asCode(written);
    const coded = code === undefined ? undefined : await findArea(tx, code);
    if (coded) return [coded];
    return searchAreas(tx, written, { within, limit: 10 });
  });
}

/** "Ndori, kecamatan di Kabupaten Ende, …". */
export function areaLine({ name, kind, path }: AreaRef): string {
  return [m.areasChangeKindIn({ name, kind: kindWord(kind) }), path].filter(Boolean).join(', ');
}
