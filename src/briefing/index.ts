export type { BriefingBook, KeptBook } from './briefing-book.ts';
export { composeBriefing, type ComposeWish } from './compose-briefing.ts';
export { deleteBriefing } from './delete-briefing.ts';
export { getBriefing, listBriefings } from './read-briefings.ts';
export { startBriefing, type StartedBriefing, type Workshop } from './start-briefing.ts';
