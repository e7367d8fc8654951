/** Two people at the forms of one meeting: whatever the order of their steps, no word is lost that nobody gave up. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Desk, readAudit } from '#access/index.ts';
import { getPlannedMeeting, type MeetingRecord, planMeeting } from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { type Answer, type Fact, factsOf, type FormKind, Hand } from '#tests/meeting-hand.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';

/** More of them where somebody wants to be surer still. */
const RUNS = Number(process.env['INTERLEAVINGS'] ?? 25);
const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const counted = { runs: 0, saved: 0, asked: 0, conflicts: 0 };

interface Step {
  readonly kind: 'open' | 'type' | 'save' | 'saveBoth';
  readonly who: 0 | 1;
  readonly n: number;
}
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(
      'open',
      'type',
      'type',
      'type',
      'type',
      'type',
      'save',
      'save',
      'save',
      'saveBoth',
      'saveBoth',
    ),
    who: fc.constantFrom(0, 1),
    n: fc.nat(1000),
  }),
  { minLength: 10, maxLength: 18 },
);

class Stage {
  readonly lost: string[] = [];
  readonly #desk: Desk;
  readonly #id: string;
  readonly #hands: readonly [Hand, Hand];
  readonly #versions = new Map<number, MeetingRecord>();
  #unique = 1000;

  constructor(desk: Desk, id: string, kinds: readonly [FormKind, FormKind]) {
    this.#desk = desk;
    this.#id = id;
    this.#hands = [new Hand(desk, id, kinds[0]), new Hand(desk, id, kinds[1])];
  }

  async begin(): Promise<void> {
    await this.#judge([]);
    for (const hand of this.#hands) await hand.open();
  }

  async do({ kind, who, n }: Step): Promise<void> {
    const hand = this.#hands[who];
    const fact = `F${String(++this.#unique)}`;
    if (kind === 'open') await hand.open();
    else if (kind === 'type') {
      await hand.type(n, fact);
      hand.seen.add(fact);
    } else await this.#save(kind === 'save' ? [hand] : this.#hands, n);
  }

  async #save(hands: readonly Hand[], n: number): Promise<void> {
    for (const hand of hands) hand.choose(n);
    const answers: Answer[] = await Promise.all(hands.map((hand) => hand.send()));
    const made = await this.#judge(hands);
    const { record } = await getPlannedMeeting(this.#desk, this.#id);
    hands.forEach((hand, i) => {
      const answer = answers[i];
      if (answer?.status === 409) counted.conflicts++;
      counted.asked += ((answer?.data as { met?: { outcome: string }[] } | undefined)?.met ?? []).filter(
        ({ outcome }) => outcome === 'ask',
      ).length;
      const own = made.find((one) => one.hand === hand)?.record ?? record;
      this.lost.push(
        ...hand.receive(answer, own, record).map((fact) => `${fact} was typed and is not there`),
      );
    });
  }

  /** Reads the new versions, says who made each, and that nobody replaced what they had not seen. */
  async #judge(hands: readonly Hand[]): Promise<{ hand: Hand | undefined; record: MeetingRecord }[]> {
    const trail = await this.#desk.database.asActor(this.#desk.actor, (tx) =>
      readAudit(tx, 'meeting', this.#id),
    );
    const made = [];
    for (const { version, after } of trail.reverse()) {
      if (version === null || this.#versions.has(version)) continue;
      const record = after as MeetingRecord;
      const before = this.#versions.get(version - 1);
      this.#versions.set(version, record);
      if (!before) continue;
      const [was, is] = [factsOf(before), new Set(factsOf(record))];
      const gone = was.filter((fact) => !is.has(fact));
      const came = [...is].filter((fact) => !was.includes(fact));
      const hand = hands.find(({ seen }) => [...came, ...gone].every((fact) => seen.has(fact)));
      if (!hand) this.lost.push(`${gone.join()} was replaced unseen`);
      made.push({ hand, record });
      counted.saved++;
    }
    return made;
  }

  /** All that stood once stands in the trail, and what stands now is its last word. */
  async end(): Promise<Fact[]> {
    const { version, record } = await getPlannedMeeting(this.#desk, this.#id);
    expect(this.#versions.get(version)).toEqual(record);
    return this.lost;
  }
}

const item = (title: string, begins: string) => ({ title, begins, day: '2026-03-10' });
const called = (name: string) => ({ name, category: 'other' as const, persons: 1 });

test(
  `Of ${String(RUNS)} orders in which two people edit one meeting, none loses a word`,
  { timeout: 600_000 },
  async () => {
    const started = performance.now();
    const desk = deskOf(database(), people.province);
    const kinds = fc.constantFrom<readonly [FormKind, FormKind]>(
      ['meeting', 'meeting'],
      ['meeting', 'meeting'],
      ['invitees', 'invitees'],
      ['meeting', 'invitees'],
    );
    await fc.assert(
      fc.asyncProperty(kinds, steps, async (forms, list) => {
        const id = await planMeeting(desk, {
          ...{ kind: 'rakor', title: 'Rakor', timeZone: 'Asia/Makassar', firstDay: '2026-03-10' },
          ...{ areaCode: '53', theme: 'F1', summary: 'F2' },
          agenda: [item('F3', '08:00'), item('F4', '09:00'), item('F5', '10:00')],
          invitees: [called('F6'), called('F7')],
        });
        const stage = new Stage(desk, id, forms);
        await stage.begin();
        for (const step of list) await stage.do(step);
        counted.runs++;
        expect(await stage.end()).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${String(counted.runs)} orders, ${String(counted.saved)} versions, ${String(counted.conflicts)} conflicts, ` +
        `${String(counted.asked)} choices, ${seconds} s\n`,
    );
  },
);
