import { type Desk, type ListedOffice, type OfficeNode, treeOf, UNITS } from '#access/index.ts';
import { KIND_WORDS, UNIT_WORDS } from './words.ts';

/** An office in the list, ready to be drawn. */
export interface ShownOffice {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly people: number;
  readonly closed: boolean;
  readonly own: boolean;
  readonly partnerName: string | null;
}

/** What stands under one heading. */
export interface OfficeGroup {
  readonly key: string;
  readonly title: string;
  readonly level: 2 | 3;
  readonly nodes: readonly OfficeNode<ShownOffice>[];
}

/** The centre, each province and each regency with its offices, then the partners; each as a tree. */
export function groupsOf(
  offices: readonly ListedOffice[],
  { today, own }: { readonly today: string; readonly own: Desk['actor'] },
): OfficeGroup[] {
  const groups = Map.groupBy(offices, ({ kind, areaCode }) => areaCode ?? kind);
  const show = (nodes: readonly OfficeNode<ListedOffice>[]): OfficeNode<ShownOffice>[] =>
    nodes.map(({ office, below }) => ({
      office: {
        id: office.id,
        name: office.name,
        unit: UNIT_WORDS[office.unit](),
        people: office.people,
        closed: office.validTo !== null && office.validTo < today,
        own: 'officeId' in own && own.officeId === office.id,
        partnerName: office.partnerName === office.name ? null : office.partnerName,
      },
      below: show(below),
    }));
  return [...groups]
    .map(([key, list]) => ({
      key,
      title: list[0]?.areaName ?? KIND_WORDS[list[0]?.kind ?? 'ministry'](),
      level: list[0]?.kind === 'regency' ? (3 as const) : (2 as const),
      nodes: show(treeOf(inOrder(list))),
    }))
    .sort((a, b) => (orderOf(a.key) < orderOf(b.key) ? -1 : 1));
}

function orderOf(key: string): string {
  return key === 'ministry' ? '' : key === 'partner' ? 'z' : key;
}

function inOrder(offices: readonly ListedOffice[]): ListedOffice[] {
  return [...offices].sort((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit));
}
