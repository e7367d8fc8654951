import { findArea, listChildren } from '#areas/index.ts';
import type { Desk } from '#access/index.ts';

export interface AreaChoice {
  readonly value: string;
  readonly label: string;
  readonly group?: string | undefined;
}

/** Provinces and regencies to choose presence from: those of the actor's own province and of what is recorded already. */
export async function areaChoices(desk: Desk, recorded: readonly string[]): Promise<AreaChoice[]> {
  const own = 'areaCode' in desk.actor ? [desk.actor.areaCode] : [];
  const provinces = [...new Set([...own, ...recorded].map((code) => code.slice(0, 2)))].sort();
  return await desk.database.asActor(desk.actor, async (tx) => {
    if (provinces.length === 0)
      return (await listChildren(tx, null)).map(({ code, name }) => ({ value: code, label: name }));
    const groups: AreaChoice[] = [];
    for (const code of provinces) {
      const province = await findArea(tx, code);
      if (province === undefined) continue;
      const group = province.name;
      groups.push({ value: code, label: province.name, group });
      for (const area of await listChildren(tx, code))
        groups.push({ value: area.code, label: area.name, group });
    }
    return groups;
  });
}
