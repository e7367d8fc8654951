/** Somebody at the forms of one activity, as a browser sends them: opens, types, saves, chooses, corrects rows, undoes. */
import type { Desk } from '#access/index.ts';
import { undoEdit } from '#activities/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import type { FormValues } from '#routes/kegiatan/form-values.ts';
import { getEditable } from '#routes/kegiatan/get-activity.ts';
import { loadRow, saveRow } from '#routes/kegiatan/row-page.ts';
import { saveForm, valuesOf } from '#routes/kegiatan/save-form.ts';
import type { MetField } from '#ui/types.ts';
import { type Fact, factOf, factsOf, type Ledger } from './ledger.ts';

interface OpenForm {
  version: number;
  values: FormValues;
  /** Field of the activity → what was typed into it and not given up. */
  readonly typed: Map<string, Fact>;
  /** Radio buttons of what both changed: field → whether mine is ticked. */
  choices: Map<string, boolean>;
  /** Hidden beside the buttons: field → mark of what the form showed. */
  marks: Map<string, string>;
  /** Fields typed into since the comparison. */
  readonly since: Set<string>;
  readonly over: Map<string, string>;
}
interface OpenRow {
  readonly nomor: string;
  before: string;
  readonly typed: Record<string, string>;
}
type Answer = { readonly status: number; readonly data: object } | undefined;

const TEXTS = ['title', 'programme', 'implementer', 'leadAgency', 'obstacle'] as const;
const nameOf = (field: string): string => (field === 'title' ? 'title.id' : field);

export class Editor {
  readonly desk: Desk;
  readonly userId: string;
  /** All that stood before their eyes, or that they wrote. */
  readonly seen = new Set<Fact>();
  /** What they saved and were told is saved. */
  readonly saved = new Set<Fact>();
  readonly #ledger: Ledger;
  #form: OpenForm | undefined;
  #row: OpenRow | undefined;
  #looked: number | undefined;

  constructor(desk: Desk, userId: string, ledger: Ledger) {
    this.desk = desk;
    this.userId = userId;
    this.#ledger = ledger;
  }

  async open(): Promise<OpenForm> {
    const { version, document } = await getEditable(this.desk, this.#ledger.id);
    this.#see(factsOf(document));
    const values = await valuesOf(this.desk, document, 'id');
    this.#form = {
      ...{ version, values, typed: new Map(), since: new Set(), over: new Map() },
      ...{ choices: new Map(), marks: new Map() },
    };
    return this.#form;
  }

  /** Writes something nobody wrote before: into a field, or as the amount of a row that is there or new. */
  async type(n: number, unique: number): Promise<void> {
    const form = this.#form ?? (await this.open());
    const places = [...TEXTS, 'budgets', 'transactions'] as const;
    const field = places[n % places.length] ?? 'title';
    form.since.add(field);
    if (field === 'budgets' || field === 'transactions') {
      const at = `${field}.${String(n % (form.values.rows[field].length + 1))}`;
      const row = field === 'budgets' ? BUDGET : TRANSACTION;
      for (const [name, value] of Object.entries(row))
        if (form.values.rows[field][Number(at.split('.')[1])] === undefined)
          form.over.set(`${at}.${name}`, value);
      form.over.set(`${at}.amount`, String(unique));
      form.typed.set(field, factOf(field, String(unique)));
      return;
    }
    form.over.set(nameOf(field), `T${String(unique)}`);
    form.typed.set(field, factOf(field, `T${String(unique)}`));
  }

  /** A date that is none; taken out again when the form comes back with its fault. */
  mistype(): void {
    this.#form?.over.set('plannedStart', '31 Februari');
  }

  /** Ticks the comparison's buttons one by one, or mine in all. */
  choose(bits: number): void {
    if (!this.#form || bits % 3 === 0) return;
    [...this.#form.choices.keys()].forEach((field, i) =>
      this.#form?.choices.set(field, ((bits >> i) & 1) === 1),
    );
  }

  /** Sends the form. What comes back is read by `receive`, when the trail has been followed. */
  async send(): Promise<Answer> {
    const form = this.#form;
    if (!form) return undefined;
    const data = new FormData();
    data.set('version', String(form.version));
    for (const [name, value] of Object.entries(form.values.texts)) data.set(name, value);
    for (const [name, rows] of Object.entries(form.values.rows))
      rows.forEach((row, i) => {
        for (const [field, value] of Object.entries(row)) data.set(`${name}.${String(i)}.${field}`, value);
      });
    for (const name of form.values.apart) data.append('apart', name);
    for (const [name, value] of form.over) data.set(name, value);
    for (const [field, mine] of form.choices) data.set(`take.${field}`, mine ? 'mine' : 'stored');
    for (const [field, mark] of form.marks) data.set(`shown.${field}`, mark);
    const request = { formData: () => Promise.resolve(data) };
    return (await saveForm(this.desk, this.#ledger.id, request, 'id')).refused;
  }

  /** @returns what they typed, never gave up, and does not stand: lost */
  receive(answer: Answer, mine: number | undefined): Fact[] {
    const form = this.#form;
    if (!form) return [];
    const taken = [...form.choices].flatMap(([field, isMine]) =>
      isMine || form.since.has(field) ? [] : [field],
    );
    for (const field of taken) form.typed.delete(field);
    form.since.clear();
    if (!answer) {
      this.#form = undefined;
      for (const fact of form.typed.values()) this.saved.add(fact);
      const stands = new Set(factsOf(mine === undefined ? this.#ledger.standing : this.#ledger.at(mine)));
      return [...form.typed.values()].filter((fact) => !stands.has(fact));
    }
    const {
      values,
      version,
      met = [],
    } = answer.data as { values: FormValues; version: number; met?: readonly MetField[] };
    // What was chosen of what stands is drawn into the form, as it stands by now.
    for (const field of taken) this.#see(shownIn(values, field));
    const gone = [...form.typed].filter(([field, fact]) => !shownIn(values, field).includes(fact));
    form.values = values;
    form.version = version;
    form.over.clear();
    if (values.texts['plannedStart'] === '31 Februari') form.over.set('plannedStart', '');
    const asked = met.filter(({ outcome }) => outcome === 'ask');
    form.choices = new Map(asked.map(({ key }) => [key, true]));
    form.marks = new Map(asked.map(({ key, shown }) => [key, shown]));
    if (met.length > 0)
      this.#see(
        factsOf(
          this.#ledger.at(version),
          met.map(({ key }) => key),
        ),
      );
    return gone.map(([, fact]) => fact);
  }

  async openRow(n: number): Promise<OpenRow> {
    const { document } = await getEditable(this.desk, this.#ledger.id);
    const count = document.transactions.length;
    const nomor = n % 3 === 0 || count === 0 ? 'baru' : String((n % count) + 1);
    const { before, values } = await loadRow(this.#asked(nomor), true);
    this.#seeRow(before);
    this.#row = { nomor, before, typed: { ...(values ?? TRANSACTION) } };
    return this.#row;
  }

  async saveRow(n: number, unique: number): Promise<void> {
    const row = this.#row ?? (await this.openRow(n));
    const fact = factOf('transactions', String(unique));
    row.typed['amount'] = n % 5 === 0 ? 'seribu' : String(unique);
    const form = new FormData();
    form.set('before', row.before);
    for (const [name, value] of Object.entries(row.typed)) form.set(`row.0.${name}`, value);
    const answer = await saveRow(this.#asked(row.nomor), form, '/').catch((error: unknown) => {
      if ((error as { status?: number }).status !== 303) throw error;
      return undefined;
    });
    if (!answer) {
      this.#row = undefined;
      this.saved.add(fact);
      return;
    }
    const stands = await loadRow(this.#asked(row.nomor), false);
    if (answer.status === 409) this.#seeRow(stands.before);
    row.before = answer.data.before ?? stands.before;
  }

  async look(): Promise<void> {
    const { version, document } = await getEditable(this.desk, this.#ledger.id);
    this.#see(factsOf(document));
    this.#looked = version;
  }

  async undo(): Promise<void> {
    if (this.#looked === undefined) await this.look();
    await undoEdit(this.desk, { id: this.#ledger.id, version: this.#looked ?? 0 }).catch((error: unknown) => {
      if (!(error instanceof Conflict || error instanceof InvalidInput)) throw error;
    });
    this.#looked = undefined;
  }

  #asked(nomor: string) {
    return { desk: this.desk, id: this.#ledger.id, nomor, list: 'transactions', locale: 'id' } as const;
  }

  #see(facts: readonly Fact[]): void {
    for (const fact of facts) this.seen.add(fact);
  }

  #seeRow(before: string): void {
    if (before !== '') this.#see([factOf('transactions', (JSON.parse(before) as { amount: string }).amount)]);
  }
}

/** What a form that is drawn again shows of a field. */
function shownIn(values: FormValues, field: string): Fact[] {
  const texts =
    field === 'budgets' || field === 'transactions'
      ? values.rows[field].map((row) => row['amount']?.replaceAll('.', ''))
      : [values.texts[nameOf(field)]];
  return texts.flatMap((text) => (text ? [factOf(field, text)] : []));
}

const BUDGET = {
  type: '1',
  status: '1',
  periodStart: '2024-01-01',
  periodEnd: '2024-12-31',
  currency: 'IDR',
};
const TRANSACTION = { type: '3', date: '2024-02-01', currency: 'IDR' };
