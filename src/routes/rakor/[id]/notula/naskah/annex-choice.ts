import type { Desk } from '#access/index.ts';
import { ANNEX_KINDS, type AnnexChoice, type AnnexKind, countAnnexes } from '#meetings/index.ts';
import { chosenAnnexes } from '#minutes/index.ts';
import { m } from '#messages/messages.js';

/** What each annex is called in addresses and forms. */
const NAMES: Readonly<Record<AnnexKind, string>> = { attendance: 'hadir', material: 'bahan', photos: 'foto' };
const LABELS = {
  attendance: m.annexesChoiceAttendance,
  material: m.annexesChoiceMaterial,
  photos: m.annexesChoicePhotos,
} as const satisfies Readonly<Record<AnnexKind, (words: { count: number }) => string>>;

/** The ticked boxes of a form. */
export function annexesOfForm(ticked: readonly unknown[]): AnnexChoice {
  const isTicked = (kind: AnnexKind) => ticked.includes(NAMES[kind]);
  return { attendance: isTicked('attendance'), material: isTicked('material'), photos: isTicked('photos') };
}

/** The annexes an address asks for; nothing where it leaves that open. */
export function annexesOfQuery(query: URLSearchParams): AnnexChoice | undefined {
  return query.has('pilihan') ? annexesOfForm(query.getAll('lampiran')) : undefined;
}

/** The boxes to tick: what there is of each for this reader, as it was chosen last. */
export async function annexBoxes(desk: Desk, meetingId: string) {
  const [counts, chosen] = [await countAnnexes(desk, meetingId), await chosenAnnexes(desk, meetingId)];
  const there = ANNEX_KINDS.filter((kind) => counts[kind] > 0);
  return {
    options: there.map((kind) => ({ value: NAMES[kind], label: LABELS[kind]({ count: counts[kind] }) })),
    ticked: there.filter((kind) => chosen[kind]).map((kind) => NAMES[kind]),
    /** Chosen, though there is nothing of it yet: stays chosen. */
    unseen: ANNEX_KINDS.filter((kind) => counts[kind] === 0 && chosen[kind]).map((kind) => NAMES[kind]),
  };
}
