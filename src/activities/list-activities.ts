import type { Desk } from '#access/index.ts';
import type { ActivityFilter, ActivityListing } from './activity-filter.ts';
import { type ListedActivity, MOST_COUNTED, PAGE_SIZE, selectAfter, selectListing } from './list-store.ts';
import { suggestWords } from './search-words.ts';

export interface ActivityList {
  readonly activities: readonly ListedActivity[];
  /** Exact up to 1,000; with `more` it is "more than". */
  readonly count: number;
  readonly more: boolean;
  readonly pageSize: number;
  /** Where nothing was found: the question spelt as the register spells it. */
  readonly suggestion: string | null;
}

/** Activities as a list, found, filtered, sorted and paged; only what the actor may see. */
export async function listActivities(desk: Desk, listing: ActivityListing): Promise<ActivityList> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const { activities, count } = await selectListing(tx, listing);
    const suggestion =
      count === 0 && listing.search !== undefined ? await suggestWords(tx, listing.search) : null;
    return {
      activities,
      count: Math.min(count, MOST_COUNTED - 1),
      more: count >= MOST_COUNTED,
      pageSize: PAGE_SIZE,
      suggestion,
    };
  });
}

/** Every activity the filter finds and the actor may see, a few hundred at a time, in the order they were entered. */
export async function* eachActivity(desk: Desk, filter: ActivityFilter): AsyncGenerator<ListedActivity> {
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const from: string = after;
    const batch = await desk.database.asActor(desk.actor, (tx) => selectAfter(tx, filter, from));
    yield* batch;
    after = batch.at(-1)?.id;
  }
}
