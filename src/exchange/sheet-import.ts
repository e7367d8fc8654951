import { type ActivityDraft, storeActivities } from '#activities/index.ts';
import { mayDo } from '#access/index.ts';
import { foldName, yearOf } from '#kernel/index.ts';
import {
  loadPartnerMatcher,
  type PartnerDraft,
  type PartnerMatcher,
  storePartners,
} from '#partners/index.ts';
import type { Applying } from './applying.ts';
import { takeBreaths } from './breath.ts';
import { readWhole } from './file-pieces.ts';
import {
  addProblems,
  emptyReport,
  FileRefused,
  type ImportQuestion,
  type ImportReport,
} from './import-report.ts';
import { readMemory } from './import-store.ts';
import { cutCells, draftHash, matrixDraft, RowIdentities, uuidOf } from './matrix-draft.ts';
import { askPartner, QuestionBook } from './question-book.ts';
import { fundingOfRow } from './funding-draft.ts';
import { registerDraft } from './register-draft.ts';
import { isAbroad, SheetPlaces } from './sheet-places.ts';
import {
  type Mapping,
  type ReadSheet,
  readSheets,
  type SheetProblem,
  type SheetQuestion,
  type SheetRow,
} from './sheets/index.ts';
import { addStored } from './stored-outcome.ts';

/** A workbook on its way in is at most this large; a bureau's sheets are a thousandth of it. */
export const LARGEST_SHEET = 64 * 1024 * 1024;

/**
 * Brings a bureau's workbook or CSV in: partners from a register, activities from a matrix. Every sheet with a table
 * is read with the mapping a person confirmed, else the office's own of the same headings, else the proposed one.
 * @throws FileRefused when it is no readable sheet
 */
export async function applySheetFile(applying: Applying): Promise<ImportReport & { mappings: Mapping[] }> {
  const { tx, file, answers } = applying;
  if (file.size > LARGEST_SHEET) throw new FileRefused({ at: '', code: 'sheet.fileTooLarge', params: {} });
  const remembered = await readMemory(tx, file.officeId, 'mapping');
  const read = await readSheets(await readWhole(tx, file.id, LARGEST_SHEET), file.name, {
    confirmed: file.mapping as Mapping[] | null,
    remembered: [...remembered.values()] as Mapping[],
    answers: [...answers],
  });
  if ('refused' in read) throw new FileRefused(sheetProblem(read.refused));
  const mappings = read.sheets.map(({ mapping }) => mapping);
  if (mappings.length === 0) throw new FileRefused({ at: '', code: 'sheet.noHeader', params: {} });
  const report = emptyReport(mappings[0]?.kind ?? 'unknown');
  addProblems(report, read.notices.map(sheetProblem));
  const questions = new QuestionBook(answers);
  for (const sheet of read.sheets) {
    addProblems(report, sheet.problems.map(sheetProblem));
    report.skipped += sheet.skipped;
    for (const question of sheet.questions) questions.add(sheetQuestion(question));
    await new SheetRun(applying, report, questions, await loadPartnerMatcher(tx)).take(sheet);
  }
  report.questions.push(...questions.list());
  return { ...report, mappings };
}

function sheetProblem(problem: SheetProblem): { at: string; code: string; params: Record<string, string> } {
  return { at: problem.at, code: `sheet.${problem.code}`, params: problem.parameters };
}

function sheetQuestion({ key, kind, at, written, proposals }: SheetQuestion): ImportQuestion {
  return {
    key,
    kind,
    at,
    written,
    detail: {},
    proposals: proposals.map(({ value, sample, confidence, reason }) => ({
      value,
      label: sample,
      confidence,
      reason,
    })),
  };
}

class SheetRun {
  readonly #applying: Applying;
  readonly #report: ImportReport;
  readonly #questions: QuestionBook;
  readonly #matcher: PartnerMatcher;
  /** Partner by the name a row gives; null while a question about it is open. */
  readonly #partners = new Map<string, string | null>();

  constructor(applying: Applying, report: ImportReport, questions: QuestionBook, matcher: PartnerMatcher) {
    this.#applying = applying;
    this.#report = report;
    this.#questions = questions;
    this.#matcher = matcher;
  }

  async take(sheet: ReadSheet): Promise<void> {
    const { tx, file, within } = this.#applying;
    const { rows } = sheet;
    const places = await SheetPlaces.open(tx, {
      rows,
      within,
      title: sheet.mapping.context.province,
      officeId: file.officeId,
      questions: this.#questions,
    });
    if (sheet.mapping.kind === 'register') await this.#takeRegister(sheet, places);
    else await this.#takeMatrix(sheet, places);
  }

  async #takeRegister(sheet: ReadSheet, places: SheetPlaces): Promise<void> {
    const thisYear = yearOf(this.#applying.desk.now().toString());
    const drafts = new Map<string, PartnerDraft>();
    const breath = takeBreaths();
    for (const row of sheet.rows) {
      await breath();
      const placed = row.places.list.length > 0 ? places.listOf(row) : places.placesOf(row);
      const draft = this.#withPartner(row, {
        ...registerDraft(row, placed, sheet.mapping.context, thisYear),
        funding: fundingOfRow(row, this.#applying.file.name),
      });
      if (!draft) continue;
      const key = draft.id ?? foldName(draft.name);
      const twin = drafts.get(key);
      drafts.set(key, twin ? joinDrafts(twin, draft) : draft);
      this.#report.classes[draft.partnerClass] =
        (this.#report.classes[draft.partnerClass] ?? 0) + (twin ? 0 : 1);
    }
    await this.#storePartners([...drafts.values()]);
  }

  /** The draft with the id of the partner it is; nothing while that is in doubt. */
  #withPartner(row: SheetRow, draft: Omit<PartnerDraft, 'id'>): PartnerDraft | undefined {
    const match = this.#matcher.match({
      name: draft.name,
      ...(draft.identifiers[0] !== undefined && { identifier: draft.identifiers[0] }),
      ...(draft.homeCountry ? { country: draft.homeCountry } : {}),
      partnerClass: draft.partnerClass,
    });
    if (match.kind === 'matched') return { ...draft, id: match.partnerId };
    if (match.kind === 'none') return draft;
    const answer = askPartner(this.#questions, match, {
      at: `${row.sheet}!${row.partner?.at ?? ''}`,
      written: draft.name,
    });
    if (answer === null) {
      this.#report.partners.rejected++;
      return undefined;
    }
    return answer === 'new' ? draft : { ...draft, id: answer };
  }

  async #storePartners(drafts: readonly PartnerDraft[]): Promise<Map<number, string>> {
    const { tx, desk, file } = this.#applying;
    const ids = new Map<number, string>();
    if (drafts.length === 0) return ids;
    const stored = await storePartners(tx, desk, [...drafts], { importId: file.id });
    for (const [index, { id, outcome }] of stored) {
      this.#report.partners[outcome]++;
      ids.set(index, id);
    }
    return ids;
  }

  async #takeMatrix(sheet: ReadSheet, places: SheetPlaces): Promise<void> {
    await this.#findPartners(sheet.rows);
    const identities = new RowIdentities();
    const drafts: ActivityDraft[] = [];
    const breath = takeBreaths();
    for (const row of sheet.rows) {
      await breath();
      const draft = this.#activityDraft(row, places, sheet.mapping, identities);
      if (draft) drafts.push(draft);
    }
    const { tx, desk, file, onProgress } = this.#applying;
    for (let at = 0; at < drafts.length; at += 200) {
      const batch = drafts.slice(at, at + 200);
      const stored = await storeActivities(tx, desk, batch, {
        importId: file.id,
        overwrite: this.#questions.overwritten(),
      });
      addStored({ report: this.#report, questions: this.#questions, drafts: batch }, stored);
      this.#report.transactions += batch.reduce((n, draft) => n + (draft.transactions?.length ?? 0), 0);
      onProgress((100 * (at + batch.length)) / drafts.length);
    }
  }

  #activityDraft(
    row: SheetRow,
    places: SheetPlaces,
    mapping: Mapping,
    identities: RowIdentities,
  ): ActivityDraft | undefined {
    const partnerId = this.#partners.get(partnerName(row));
    if (partnerId === undefined || partnerId === null) {
      this.#reject(row, 'partnerOpen');
      return undefined;
    }
    const { actor } = this.#applying.desk;
    if (actor.kind === 'partner' && !mayDo(actor, 'recordActivity', { partnerId, visibility: 'public' })) {
      this.#reject(row, 'notYourOrganisation');
      return undefined;
    }
    const placed = isAbroad(row) ? [] : places.placesOf(row);
    const draft = matrixDraft(row, { partnerId, places: placed, language: mapping.language });
    if (!draft) {
      this.#reject(row, 'rowWithoutActivity');
      return undefined;
    }
    this.#reportMissingMoney(row, mapping);
    for (const { cell, most } of cutCells(row))
      addProblems(this.#report, [
        { at: `${row.sheet}!${cell.at}`, code: 'textCut', params: { most: String(most) } },
      ]);
    return {
      ...draft,
      id: identities.identify(draft, row, placed[0]),
      source: { hash: draftHash(draft), at: [row.at] },
    };
  }

  /** A planned amount that is not there is unknown, not nothing: each such cell is said. */
  #reportMissingMoney(row: SheetRow, mapping: Mapping): void {
    const missing = [
      ...(mapping.columns.some((column) => column.meaning === 'planned') && row.plannedByYear.length === 0
        ? [{ reading: row.planned, code: 'plannedNotRecorded' }]
        : []),
      ...(row.spent?.state === 'unknown' && row.spent.text.trim() !== ''
        ? [{ reading: row.spent, code: 'spentNotRecorded' }]
        : []),
    ];
    for (const { reading, code } of missing)
      if (reading === undefined || reading.state === 'unknown')
        addProblems(this.#report, [
          {
            at: reading ? `${row.sheet}!${reading.at}` : row.at,
            code,
            params: { found: reading?.text.trim() ?? '' },
          },
        ]);
  }

  #reject(row: SheetRow, code: string): void {
    this.#report.activities.rejected++;
    addProblems(this.#report, [{ at: row.at, code, params: { found: partnerName(row) } }]);
  }

  /** Each partner named in the matrix: the registered one, a new one, or a question. */
  async #findPartners(rows: readonly SheetRow[]): Promise<void> {
    const fresh: { name: string; draft: PartnerDraft }[] = [];
    const breath = takeBreaths();
    for (const row of rows) {
      await breath();
      const name = partnerName(row);
      if (this.#partners.has(name)) continue;
      if (name === '') {
        this.#partners.set(name, null);
        continue;
      }
      const match = this.#matcher.match({ name });
      if (match.kind === 'matched') this.#know(name, match.partnerId);
      else if (match.kind === 'question') this.#askPartner(row, name, match, fresh);
      else this.#meet(name, row, fresh);
    }
    const mayRegister = mayDo(this.#applying.desk.actor, 'registerPartner');
    const ids = mayRegister
      ? await this.#storePartners(fresh.map(({ draft }) => draft))
      : new Map<number, string>();
    const made = new Map(fresh.map(({ draft }, index) => [draft.id, ids.get(index) ?? null]));
    for (const [name, id] of this.#partners)
      if (id !== null && made.has(id)) this.#partners.set(name, made.get(id) ?? null);
    if (!mayRegister) this.#report.partners.rejected += fresh.length;
  }

  #askPartner(
    row: SheetRow,
    name: string,
    match: Parameters<typeof askPartner>[1],
    fresh: { name: string; draft: PartnerDraft }[],
  ): void {
    const answer = askPartner(this.#questions, match, {
      at: `${row.sheet}!${row.partner?.at ?? ''}`,
      written: name,
    });
    if (answer === 'new') this.#meet(name, row, fresh);
    else if (answer !== null) this.#know(name, answer);
    else {
      this.#partners.set(name, null);
      this.#report.partners.rejected++;
    }
  }

  /** A partner not registered yet; another spelling of it further down is then the same one. */
  #meet(name: string, row: SheetRow, fresh: { name: string; draft: PartnerDraft }[]): void {
    const draft = { ...newPartner(name, row), id: uuidOf(`partner|${foldName(name)}`) };
    fresh.push({ name, draft });
    this.#partners.set(name, draft.id);
    this.#matcher.add({ id: draft.id, name });
  }

  #know(name: string, partnerId: string): void {
    if (![...this.#partners.values()].includes(partnerId)) this.#report.partners.unchanged++;
    this.#partners.set(name, partnerId);
  }
}

function partnerName(row: SheetRow): string {
  return (row.partner?.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** A partner first met in a matrix, with what its row says of it. */
function newPartner(name: string, row: SheetRow): PartnerDraft {
  return {
    name,
    partnerClass: row.partnerClass?.state === 'read' ? row.partnerClass.value : 'other',
    ...(row.country?.state === 'read' && { homeCountry: row.country.value }),
    identifiers: [],
    permits: [],
    presence: [],
    fields: [],
    contacts: [],
    offices: [],
  };
}

/** Two rows of a register about one partner: everything both say. */
function joinDrafts(one: PartnerDraft, other: PartnerDraft): PartnerDraft {
  return {
    ...other,
    ...one,
    identifiers: [...new Set([...one.identifiers, ...other.identifiers])],
    permits: [...one.permits, ...other.permits],
    presence: [...one.presence, ...other.presence],
    funding: [...(one.funding ?? []), ...(other.funding ?? [])],
    fields: [...new Set([...one.fields, ...other.fields])],
    contacts: [...one.contacts, ...other.contacts],
  };
}
