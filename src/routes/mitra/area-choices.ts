import { findArea, listChildren, searchAreas } from '#areas/index.ts';
import type { Desk } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { m } from '#messages/messages.js';

export interface AreaChoice {
  readonly value: string;
  readonly label: string;
  readonly group?: string | undefined;
}

/**
 * Provinces and regencies to choose presence from: the actor's own province first, then those of what is recorded
 * already, then what was found by a search. Presence may be recorded anywhere; the rest is found by searching.
 */
export async function areaChoices(
  desk: Desk,
  recorded: readonly string[],
  found: readonly string[] = [],
): Promise<AreaChoice[]> {
  const own = 'areaCode' in desk.actor ? [desk.actor.areaCode.slice(0, 2)] : [];
  const others = recorded.map((code) => code.slice(0, 2)).sort();
  const provinces = [...new Set([...own, ...others])];
  return await desk.database.asActor(desk.actor, async (tx) => {
    const choices: AreaChoice[] = [];
    for (const code of provinces) choices.push(...(await provinceChoices(tx, code)));
    if (provinces.length === 0)
      for (const { code, name } of await listChildren(tx, null)) choices.push({ value: code, label: name });
    const shown = new Set(choices.map(({ value }) => value));
    for (const code of found) {
      const area = shown.has(code) ? undefined : await findArea(tx, code);
      if (area) choices.push({ value: code, label: withPath(area), group: m.partnersAreaFound() });
    }
    return choices;
  });
}

async function provinceChoices(tx: Transaction, code: string): Promise<AreaChoice[]> {
  const province = await findArea(tx, code);
  if (province === undefined) return [];
  const group = province.name;
  const regencies = await listChildren(tx, code);
  return [province, ...regencies].map((area) => ({ value: area.code, label: area.name, group }));
}

function withPath({ name, path }: { readonly name: string; readonly path: string }): string {
  return path === '' ? name : `${name}, ${path}`;
}

/**
 * Provinces and regencies by a written name, at most twelve. Where only a district or village bears it, the regencies
 * those lie in: presence counts for the regency.
 */
export async function findAreas(
  desk: Desk,
  words: string,
): Promise<{ code: string; name: string; path: string }[]> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const hits = await searchAreas(tx, words, { limit: 30 });
    const direct = hits.filter(({ level }) => level <= 2);
    if (direct.length > 0) return direct.slice(0, 12);
    const regencies = [...new Set(hits.map(({ code }) => code.slice(0, 5)))].slice(0, 12);
    const areas = [];
    for (const code of regencies) {
      const area = await findArea(tx, code);
      if (area) areas.push(area);
    }
    return areas;
  });
}
