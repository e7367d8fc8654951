import type { PlainDate } from '#kernel/index.ts';
import type { AreaChange, AreaPlan } from './area-change.ts';
import { KINDS_OF_LEVEL, levelOfCode, parentCode } from './area-code.ts';
import { type AreaTree, Planner, properName } from './area-planner.ts';

type ChangeOf<K extends AreaChange['kind']> = Extract<AreaChange, { kind: K }>;

/**
 * What a change means for the tree, and the change with every code that it gives. On each day an area has one name and
 * lies in one area that holds on that day; a code is given once and never again. An area that moves takes all below it along.
 * @throws InvalidInput by field, with everything that is wrong
 */
export function planAreaChange(
  change: AreaChange,
  tree: AreaTree,
  today: PlainDate,
): { plan: AreaPlan; change: AreaChange } {
  const planner = new Planner(change, tree);
  if (change.date > today) planner.fault('date', 'areasErrorDateAhead');
  switch (change.kind) {
    case 'split':
      planSplit(planner, change);
      break;
    case 'merge':
      planMerge(planner, change);
      break;
    case 'rename':
      planRename(planner, change);
      break;
    case 'move':
      planMove(planner, change);
      break;
    case 'kind':
      planKind(planner, change);
  }
  return planner.done();
}

function planSplit(planner: Planner, change: ChangeOf<'split'>): void {
  const area = planner.living(change.area, 'area');
  if (!area) return;
  if (change.goesOn) planner.stay(area);
  else planner.end(area);
  if (!change.goesOn && change.newAreas.length < 2) planner.fault('newAreas', 'areasErrorSplitOne');
  change.newAreas.forEach(({ code, name }, index) => {
    const field = `newAreas.${String(index)}`;
    if (levelOfCode(code) !== levelOfCode(area.code)) planner.fault(`${field}.code`, 'areasErrorCodeLevel');
    else if (parentCode(code) !== parentCode(area.code))
      planner.fault(`${field}.code`, 'areasErrorCodeParent');
    const begun = planner.begin(
      { code, name, continues: null },
      { code: `${field}.code`, name: `${field}.name` },
    );
    if (begun) planner.link(area.code, begun.code);
  });
  const news = new Set(change.newAreas.map(({ code }) => code));
  const assigned = new Map(change.children.map(({ code, to }) => [code, to]));
  for (const child of planner.children(area.code)) {
    const to = assigned.get(child.code);
    assigned.delete(child.code);
    if (to === undefined) {
      if (!change.goesOn) planner.fault(`children.${child.code}`, 'areasErrorChildNowhere');
    } else if (!news.has(to)) planner.fault(`children.${child.code}`, 'areasErrorChildTo');
    else planner.carry(child, to);
  }
  for (const code of assigned.keys()) planner.fault(`children.${code}`, 'areasErrorNotBelow');
}

function planMerge(planner: Planner, change: ChangeOf<'merge'>): void {
  const { into } = change;
  const areas = [...new Set(change.areas)]
    .filter((code) => code !== into.code)
    .flatMap((code) => planner.living(code, 'areas') ?? []);
  const [first] = areas;
  if (!first) {
    planner.fault('areas', 'areasErrorMergeAreas');
    return;
  }
  const level = levelOfCode(into.code);
  if (areas.some(({ code }) => levelOfCode(code) !== level))
    planner.fault('into.code', 'areasErrorCodeLevel');
  const target = planner.find(into.code);
  if (target?.validTo === null) planner.stay(target);
  else {
    if (areas.length < 2) planner.fault('areas', 'areasErrorMergeTwo');
    if (!areas.some(({ code }) => parentCode(code) === parentCode(into.code)))
      planner.fault('into.code', 'areasErrorCodeParent');
    if (into.name === undefined) planner.fault('into.name', 'areasErrorName');
    planner.begin(
      { code: into.code, name: into.name ?? '', continues: null },
      { code: 'into.code', name: 'into.name' },
    );
  }
  for (const area of areas) {
    planner.end(area);
    planner.link(area.code, into.code);
    for (const child of planner.children(area.code)) planner.carry(child, into.code);
  }
}

function planRename(planner: Planner, change: ChangeOf<'rename'>): void {
  const area = planner.living(change.area, 'area');
  if (!area) return;
  const name = properName(change.name, area.kind);
  if (name === area.name) planner.fault('name', 'areasErrorNameSame');
  planner.rename(area, name);
}

function planMove(planner: Planner, change: ChangeOf<'move'>): void {
  const area = planner.living(change.area, 'area');
  const parent = planner.living(change.to, 'to');
  if (!area || !parent) return;
  if (levelOfCode(change.to) !== levelOfCode(area.code) - 1) planner.fault('to', 'areasErrorMoveLevel');
  else if (change.to === parentCode(area.code)) planner.fault('to', 'areasErrorMoveSame');
  else planner.carry(area, change.to);
}

function planKind(planner: Planner, change: ChangeOf<'kind'>): void {
  const area = planner.living(change.area, 'area');
  if (!area) return;
  const { newKind } = change;
  if (newKind === area.kind) planner.fault('newKind', 'areasErrorKindSame');
  else if (!KINDS_OF_LEVEL[levelOfCode(area.code)].includes(newKind))
    planner.fault('newKind', 'areasErrorKindLevel');
  else planner.carry(area, parentCode(area.code) ?? '', { kind: newKind, name: change.name });
}
