import { type Gazetteer, loadGazetteer } from '#areas/index.ts';
import { type ActivityDraft, storeActivities } from '#activities/index.ts';
import { mayDo } from '#access/index.ts';
import { foldName, pickText } from '#kernel/index.ts';
import { type IatiActivity, IatiFileError, readActivities } from '#iati/index.ts';
import {
  loadPartnerMatcher,
  type PartnerDraft,
  type PartnerMatcher,
  storePartners,
} from '#partners/index.ts';
import type { Applying } from './applying.ts';
import { readPieces } from './file-pieces.ts';
import { draftOf } from './iati-draft.ts';
import { addProblems, emptyReport, FileRefused, type ImportReport } from './import-report.ts';
import { countryOfIdentifier, partnerClassOf } from './organisation-kind.ts';
import { askPartner, QuestionBook } from './question-book.ts';
import { readAhead } from './read-ahead.ts';
import { addStored } from './stored-outcome.ts';

/**
 * Brings an IATI activity file in, batch by batch, whatever its size. The reporting organisation is the partner;
 * places of activities in Indonesia are recognised by code or name.
 * @throws FileRefused when the file as a whole cannot be trusted
 */
export async function applyIatiFile(applying: Applying): Promise<ImportReport> {
  const report = emptyReport('iati-activities');
  const run = new IatiRun(applying, report, await loadPartnerMatcher(applying.tx));
  try {
    for await (const batch of readAhead(
      readActivities(readPieces(applying.tx, applying.file.id), { batchSize: 200 }),
    )) {
      addProblems(
        report,
        batch.problems.map((p) => ({
          at: String(p.line),
          code: `iati.${p.code}`,
          params: { element: p.element, ...p.params },
        })),
      );
      report.activities.rejected += batch.rejected;
      await run.take(batch.activities);
      applying.onProgress((100 * batch.bytesRead) / Math.max(1, applying.file.size));
    }
  } catch (error) {
    if (!(error instanceof IatiFileError)) throw error;
    throw new FileRefused({ at: String(error.line), code: `iati.file.${error.code}`, params: error.params });
  }
  report.questions.push(...run.questions.list());
  return report;
}

class IatiRun {
  readonly questions: QuestionBook;
  readonly #applying: Applying;
  readonly #report: ImportReport;
  readonly #matcher: PartnerMatcher;
  readonly #partners = new Map<string, string | null>();
  readonly #organisations = new Map<string, string | null>();
  #gazetteer: Gazetteer | undefined;

  constructor(applying: Applying, report: ImportReport, matcher: PartnerMatcher) {
    this.#applying = applying;
    this.#report = report;
    this.#matcher = matcher;
    this.questions = new QuestionBook(applying.answers);
  }

  async take(activities: readonly IatiActivity[]): Promise<void> {
    await this.#takePartners(activities);
    if (!this.#gazetteer && activities.some((one) => one.locations.length > 0 && isInIndonesia(one)))
      this.#gazetteer = await loadGazetteer(this.#applying.tx, { officeId: this.#applying.file.officeId });
    const drafts: ActivityDraft[] = [];
    for (const activity of activities) {
      const partnerId = this.#partners.get(reporterKey(activity));
      if (partnerId === undefined || partnerId === null) this.#report.activities.rejected++;
      else if (!this.#mayReport(partnerId)) this.#reject(activity, 'notYourOrganisation');
      else drafts.push(this.#draft(activity, partnerId));
    }
    if (drafts.length === 0) return;
    const { tx, desk, file } = this.#applying;
    const stored = await storeActivities(tx, desk, drafts, {
      importId: file.id,
      overwrite: this.questions.overwritten(),
    });
    addStored({ report: this.#report, questions: this.questions, drafts }, stored);
    this.#report.transactions += drafts.reduce((n, draft) => n + (draft.transactions?.length ?? 0), 0);
  }

  #reject(activity: IatiActivity, code: string): void {
    this.#report.activities.rejected++;
    addProblems(this.#report, [
      { at: String(activity.line), code, params: { found: activity.iatiIdentifier } },
    ]);
  }

  /** A partner's officer brings in what their organisation reports; offices bring in whatever they are given. */
  #mayReport(partnerId: string): boolean {
    const { actor } = this.#applying.desk;
    return actor.kind !== 'partner' || mayDo(actor, 'recordActivity', { partnerId, visibility: 'public' });
  }

  #draft(activity: IatiActivity, partnerId: string): ActivityDraft {
    return draftOf(activity, {
      partnerId,
      partnerOf: (organisation) => this.#knownPartner(organisation),
      placeOf: (location) => this.#place(activity, location),
    });
  }

  /** A participating organisation that is surely a partner of the register; each is looked up once. */
  #knownPartner({ ref, name }: { ref: string | null; name: string }): string | null {
    const key = `${ref ?? ''}\n${name}`;
    let known = this.#organisations.get(key);
    if (known === undefined) {
      const match = this.#matcher.match({
        ...(ref !== null && { identifier: ref }),
        ...(name !== '' && { name }),
      });
      known = match.kind === 'matched' && match.confidence >= 0.95 ? match.partnerId : null;
      this.#organisations.set(key, known);
    }
    return known;
  }

  #place(
    activity: IatiActivity,
    location: IatiActivity['locations'][number],
  ): { areaCode: string | null; reason: string | null } {
    const nowhere = { areaCode: null, reason: null };
    if (!this.#gazetteer) return nowhere;
    const codes = [...location.administratives, ...location.ids].map((one) => one.code);
    for (const code of codes) {
      const found = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/.test(code) ? this.#gazetteer.find(code) : undefined;
      if (found) return { areaCode: found.code, reason: 'code' };
    }
    const written = pickText(location.name, 'id').text;
    if (written === '') return nowhere;
    const match = this.#gazetteer.match({ anywhere: written }, this.#applying.within);
    if (match.kind === 'matched') return { areaCode: match.code, reason: match.reason };
    if (match.kind === 'none' || match.proposals.length === 0) return nowhere;
    const answer = this.questions.askPlace(this.#gazetteer, match, {
      at: String(location.line),
      written,
      within: '',
    });
    return answer === null
      ? { areaCode: match.deepest, reason: match.deepest === null ? null : 'as-far-as-certain' }
      : { areaCode: answer, reason: 'answered' };
  }

  async #takePartners(activities: readonly IatiActivity[]): Promise<void> {
    const drafts = new Map<string, PartnerDraft>();
    const seen = new Set<string>();
    for (const activity of activities) {
      const key = reporterKey(activity);
      if (this.#partners.has(key) || seen.has(key)) continue;
      seen.add(key);
      const draft = this.#partnerDraft(activity, key);
      if (draft) drafts.set(key, draft);
    }
    if (drafts.size === 0) return;
    const { tx, desk, file } = this.#applying;
    const keys = [...drafts.keys()];
    const stored = await storePartners(tx, desk, [...drafts.values()], { importId: file.id });
    keys.forEach((key, index) => {
      const outcome = stored.get(index);
      if (!outcome) return;
      this.#report.partners[outcome.outcome]++;
      this.#partners.set(key, outcome.id);
      const draft = drafts.get(key);
      this.#organisations.clear();
      if (draft)
        this.#matcher.add({
          id: outcome.id,
          name: draft.name,
          ...(draft.identifiers[0] && { identifier: draft.identifiers[0] }),
        });
    });
  }

  /** The reporting organisation as a partner: the one it is, or a new one; nothing while that is in doubt. */
  #partnerDraft(activity: IatiActivity, key: string): PartnerDraft | undefined {
    const org = activity.reportingOrg;
    const name = (org ? pickText(org.name, 'en').text : '') || org?.ref || activity.iatiIdentifier;
    const partnerClass = partnerClassOf(org?.type ?? null);
    const identifier = org?.ref ?? undefined;
    const match = this.#matcher.match({
      name,
      ...(identifier !== undefined && { identifier }),
      partnerClass,
    });
    let id: string | undefined = match.kind === 'matched' ? match.partnerId : undefined;
    if (match.kind === 'question') {
      const answer = askPartner(this.questions, match, { at: String(activity.line), written: name });
      if (answer === null) {
        this.#partners.set(key, null);
        this.#report.partners.rejected++;
        return undefined;
      }
      id = answer === 'new' ? undefined : answer;
    }
    if (id === undefined && this.#applying.desk.actor.kind === 'partner') {
      this.#partners.set(key, null);
      this.#reject(activity, 'notYourOrganisation');
      this.#report.activities.rejected--;
      return undefined;
    }
    const homeCountry = countryOfIdentifier(identifier ?? null);
    return {
      ...(id !== undefined && { id }),
      name: name.slice(0, 300),
      partnerClass,
      classIsHint: true,
      identifiers: identifier === undefined ? [] : [identifier.slice(0, 200)],
      permits: [],
      presence: [],
      fields: [],
      contacts: [],
      offices: [],
      ...(homeCountry !== undefined && { homeCountry }),
    };
  }
}

function reporterKey(activity: IatiActivity): string {
  const org = activity.reportingOrg;
  return org?.ref ?? foldName(org ? pickText(org.name, 'en').text : activity.iatiIdentifier);
}

function isInIndonesia(activity: IatiActivity): boolean {
  return (
    activity.recipientCountries.some((one) => one.code === 'ID') ||
    activity.transactions.some((one) => one.recipientCountry === 'ID')
  );
}
