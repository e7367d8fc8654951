/** Two people and a file at one activity: whatever the order of their steps, no word is lost that nobody gave up. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type ActivityDraft, activityHistory, recordActivity, storeActivities } from '#activities/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { Editor } from '#tests/editor.ts';
import { type Fact, factsOf, Ledger, type Made } from '#tests/ledger.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';

/** More of them where somebody wants to be surer still. */
const RUNS = Number(process.env['INTERLEAVINGS'] ?? 60);
const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const KINDS = {
  open: 1,
  type: 5,
  save: 6,
  saveBoth: 2,
  openRow: 1,
  saveRow: 3,
  look: 1,
  undo: 1,
  file: 1,
  answer: 1,
} as const;
interface Step {
  readonly kind: keyof typeof KINDS;
  readonly who: 0 | 1;
  readonly n: number;
}
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(
      ...Object.entries(KINDS).flatMap(([kind, weight]) =>
        Array.from({ length: weight }, () => kind as Step['kind']),
      ),
    ),
    who: fc.constantFrom(0, 1),
    n: fc.nat(1000),
  }),
  { minLength: 6, maxLength: 14 },
);

const counted = { runs: 0, saved: 0, conflicts: 0, lost: 0 };

class Stage {
  readonly lost: string[] = [];
  readonly #ledger: Ledger;
  readonly #editors: readonly [Editor, Editor];
  /** The partner, whose file it is. */
  readonly #file: {
    readonly seen: Set<Fact>;
    draft?: ActivityDraft;
    question?: { version: number; fields: readonly string[] };
  } = { seen: new Set() };
  readonly #identifier: string;
  #unique = 1000;

  constructor(id: string, identifier: string) {
    this.#identifier = identifier;
    this.#ledger = new Ledger(database(), id);
    const editor = (actor: People['province' | 'regency']) =>
      new Editor(deskOf(database(), actor), actor.userId, this.#ledger);
    this.#editors = [editor(people.province), editor(people.regency)];
  }

  async begin(): Promise<void> {
    await this.#judge();
    for (const editor of this.#editors) await editor.open();
  }

  async do({ kind, who, n }: Step): Promise<void> {
    const editor = this.#editors[who];
    switch (kind) {
      case 'open':
        await editor.open();
        return;
      case 'type':
        return editor.type(n, ++this.#unique);
      case 'save':
        return this.#save([editor], n);
      case 'saveBoth':
        return this.#save(this.#editors, n);
      case 'openRow':
        await editor.openRow(n);
        return;
      case 'saveRow':
        await editor.saveRow(n, ++this.#unique);
        break;
      case 'look':
        return editor.look();
      case 'undo':
        await editor.undo();
        break;
      case 'file':
        await this.#bringFile(this.#newDraft());
        break;
      case 'answer':
        if (this.#file.question && this.#file.draft) await this.#bringFile(this.#file.draft);
        break;
    }
    await this.#judge();
  }

  /** At the same moment, where several save. */
  async #save(editors: readonly Editor[], n: number): Promise<void> {
    for (const editor of editors) {
      editor.choose(n);
      if (n % 4 === 0) editor.mistype();
    }
    const answers = await Promise.all(editors.map((editor) => editor.send()));
    const made = await this.#judge();
    editors.forEach((editor, i) => {
      const answer = answers[i];
      if (answer?.status === 409) counted.conflicts++;
      const own = made.find(({ userId }) => userId === editor.userId);
      const lost = editor.receive(answer, own?.version);
      this.lost.push(...lost.map((fact) => `${fact} was typed and is not there`));
    });
  }

  #newDraft(): ActivityDraft {
    const unique = ++this.#unique;
    return {
      partnerId: people.partner.partnerId,
      iatiIdentifier: this.#identifier,
      title: { id: `F${String(unique)}` },
      programme: `F${String(unique)}`,
      status: 2,
      locations: [{ areaCode: '53.08' }],
      transactions: [
        {
          ref: null,
          type: 3,
          date: '2024-02-01',
          amount: String(unique),
          currency: 'IDR',
          valueDate: '2024-02-01',
          description: null,
          provider: null,
          receiver: null,
        },
      ],
    };
  }

  /** What somebody edited here becomes a question that shows it; sent again, the file goes over what was shown. */
  async #bringFile(draft: ActivityDraft): Promise<void> {
    const file = this.#file;
    const { id } = this.#ledger;
    const question = draft === file.draft ? file.question : undefined;
    if (question)
      for (const fact of factsOf(this.#ledger.at(question.version), question.fields)) file.seen.add(fact);
    const desk = deskOf(database(), people.partner);
    const { conflicts } = await database().asActor(people.partner, (tx) =>
      storeActivities(tx, desk, [draft], {
        importId: newId(),
        ...(question && { overwrite: new Map([[id, question.version]]) }),
      }),
    );
    file.draft = draft;
    const [conflict] = conflicts;
    if (conflict) file.question = { version: conflict.version, fields: conflict.fields };
    else delete file.question;
  }

  /** Nobody replaces what they have not seen. */
  async #judge(): Promise<Made[]> {
    const made = await this.#ledger.follow();
    for (const { version, action, userId, gone, came } of made) {
      const seen = this.#editors.find((editor) => editor.userId === userId)?.seen ?? this.#file.seen;
      for (const fact of gone)
        if (!seen.has(fact)) this.lost.push(`${fact} was replaced unseen by ${action} ${String(version)}`);
      for (const fact of came) seen.add(fact);
      counted.saved++;
    }
    return made;
  }

  /** All that anybody was told is saved stands in the history that people read. */
  async end(): Promise<void> {
    const history = await activityHistory(deskOf(database(), people.province), this.#ledger.id);
    const told = JSON.stringify(history.flatMap(({ differences }) => differences.map(({ after }) => after)));
    for (const editor of this.#editors)
      for (const fact of editor.saved)
        if (!told.includes(`"${fact.replace(/^\w+: /, '')}`))
          this.lost.push(`${fact} was saved and is not in the history`);
  }
}

test(
  `Of ${String(RUNS)} orders in which two people and a file edit one activity, none loses a word`,
  { timeout: 600_000 },
  async () => {
    const started = performance.now();
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const identifier = `XM-${newId()}`;
        const id = await recordActivity(deskOf(database(), people.regency), {
          partnerId: people.partner.partnerId,
          iatiIdentifier: identifier,
          title: { id: 'Embung' },
          status: 2,
          locations: [{ areaCode: '53.08' }],
        });
        const stage = new Stage(id, identifier);
        await stage.begin();
        for (const step of list) await stage.do(step);
        await stage.end();
        counted.runs++;
        counted.lost += stage.lost.length;
        expect(stage.lost).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${String(counted.runs)} orders, ${String(counted.saved)} versions, ${String(counted.conflicts)} conflicts, ` +
        `${String(counted.lost)} words lost, ${seconds} s\n`,
    );
  },
);
