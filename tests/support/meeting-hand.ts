/** Somebody at a form of one meeting, as a browser sends it: opens, types, adds and takes out rows, chooses, saves. */
import type { Desk } from '#access/index.ts';
import { getPlannedMeeting, type MeetingRecord } from '#meetings/index.ts';
import { valuesOfMeeting } from '#routes/rakor/meeting-values.ts';
import { saveInvitees, saveMeeting, valuesOfInvitees } from '#routes/rakor/save-meeting.ts';
import type { FormRow } from '#ui/join-versions.ts';
import type { MetField } from '#ui/types.ts';

/** Each value is written but once, so that it tells where it came from. */
export type Fact = string;

const TEXTS = ['theme', 'summary'] as const;
const FORMS = {
  meeting: { list: 'agenda', name: 'title', texts: TEXTS, save: saveMeeting, values: valuesOfMeeting },
  invitees: { list: 'invitees', name: 'name', texts: [], save: saveInvitees, values: valuesOfInvitees },
} as const;
export type FormKind = keyof typeof FORMS;

/** What people wrote into a meeting. */
export function factsOf(record: MeetingRecord): Fact[] {
  const texts = TEXTS.flatMap((name) => record[name] ?? []);
  return [...texts, ...record.agenda.map(({ title }) => title), ...record.invitees.map(({ name }) => name)];
}

interface Drawn {
  readonly version: number;
  readonly values: Readonly<Record<string, string | readonly FormRow[]>>;
  readonly met?: readonly MetField[];
}
export type Answer = { readonly status: number; readonly data: unknown } | undefined;

export class Hand {
  readonly kind: FormKind;
  /** All that stood before their eyes, or that they wrote. */
  readonly seen = new Set<Fact>();
  readonly #desk: Desk;
  readonly #id: string;
  #version = 0;
  #texts: Record<string, string> = {};
  #rows: FormRow[] = [];
  /** What was typed and not given up, by the place it was typed in. */
  readonly #typed = new Map<string, Fact>();
  #asked = new Map<string, { readonly shown: string; mine: boolean }>();
  readonly #since = new Set<string>();
  #isOpen = false;

  constructor(desk: Desk, id: string, kind: FormKind) {
    this.#desk = desk;
    this.#id = id;
    this.kind = kind;
  }

  async open(): Promise<void> {
    const { version, record } = await getPlannedMeeting(this.#desk, this.#id);
    this.#draw({ version, values: FORMS[this.kind].values(record) as unknown as Drawn['values'] });
    for (const fact of factsOf(record)) if (this.#shows(fact)) this.seen.add(fact);
    this.#typed.clear();
    this.#isOpen = true;
  }

  /** Writes something nobody wrote before into a field or a row, or adds a row, or takes one out. */
  async type(n: number, fact: Fact): Promise<void> {
    if (!this.#isOpen) await this.open();
    const { list, name, texts } = FORMS[this.kind];
    const text = texts[n % (texts.length + 3)];
    if (text !== undefined) {
      this.#texts[text] = fact;
      this.#note(text, fact);
      return;
    }
    const at = n % (this.#rows.length + 1);
    const row = this.#rows[at];
    if (row && n % 5 === 0) {
      this.#rows.splice(at, 1);
      this.#note(`${list}.${row['id'] || (row[name] ?? '')}`);
      return;
    }
    if (row) this.#rows[at] = { ...row, [name]: fact };
    else this.#rows.splice(n % 3 === 0 ? 0 : at, 0, { ...NEW, id: '', [name]: fact });
    if (row?.['id'] === '') this.#note(`${list}.${row[name] ?? ''}`);
    this.#note(`${list}.${row?.['id'] || fact}`, fact);
  }

  /** Ticks the buttons of what both changed one by one, or mine in all. */
  choose(bits: number): void {
    [...this.#asked.values()].forEach((one, i) => {
      one.mine = bits % 3 === 0 || ((bits >> i) & 1) === 1;
    });
  }

  async send(): Promise<Answer> {
    if (!this.#isOpen) await this.open();
    const form = new FormData();
    form.set('version', String(this.#version));
    for (const [name, value] of Object.entries(this.#texts)) form.set(name, value);
    this.#rows.forEach((row, i) => {
      for (const [name, value] of Object.entries(row))
        form.set(`${FORMS[this.kind].list}.${String(i)}.${name}`, value);
    });
    for (const [key, { shown, mine }] of this.#asked) {
      form.set(`take.${key}`, mine ? 'mine' : 'stored');
      form.set(`shown.${key}`, shown);
    }
    return FORMS[this.kind].save(this.#desk, this.#id, form, 'id');
  }

  /** @returns what they typed and never gave up, or were told is joined, and is not there: lost */
  receive(answer: Answer, made: MeetingRecord, standing: MeetingRecord): Fact[] {
    for (const [key, { mine }] of this.#asked) if (!mine && !this.#since.has(key)) this.#typed.delete(key);
    this.#since.clear();
    this.#asked.clear();
    if (!answer) {
      const stands = new Set(factsOf(made));
      const lost = [...this.#typed.values()].filter((fact) => !stands.has(fact));
      this.#isOpen = false;
      return lost;
    }
    const drawn = answer.data as Drawn;
    this.#draw(drawn);
    const met = JSON.stringify(drawn.met ?? []);
    for (const fact of factsOf(standing)) if (this.#shows(fact) || names(met, fact)) this.seen.add(fact);
    const joined = (drawn.met ?? []).filter(({ outcome }) => outcome === 'stored');
    const said = factsOf(standing).filter((fact) => joined.some(({ stored }) => names(stored, fact)));
    return [...this.#typed.values(), ...said].filter((fact) => !this.#shows(fact));
  }

  #draw({ version, values, met = [] }: Drawn): void {
    const texts = Object.entries(values).filter(([, value]) => typeof value === 'string');
    this.#version = version;
    this.#texts = Object.fromEntries(texts) as Record<string, string>;
    this.#rows = (values[FORMS[this.kind].list] as readonly FormRow[]).map((row) => ({ ...row }));
    const asked = met.filter(({ outcome }) => outcome === 'ask');
    this.#asked = new Map(asked.map(({ key, shown }) => [key, { shown, mine: true }]));
  }

  #note(key: string, fact?: Fact): void {
    this.#since.add(key);
    if (fact === undefined) this.#typed.delete(key);
    else this.#typed.set(key, fact);
  }

  #shows(fact: Fact): boolean {
    return JSON.stringify([this.#texts, this.#rows]).includes(`"${fact}"`);
  }
}

/** `F1` is not in `F10`. */
const names = (text: string | undefined, fact: Fact): boolean => new RegExp(`\\b${fact}\\b`).test(text ?? '');
const NEW = { day: '', category: 'other', persons: '1' };
