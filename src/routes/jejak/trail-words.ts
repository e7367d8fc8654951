import { type AuditRow, type AuditSubject, WITHHELD_ACTION } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';
import { m } from '#messages/messages.js';
import type { HistoryChange, HistoryEntry } from '#ui/types.ts';
import { roleTitle } from '../role-name.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const SUBJECT_WORDS: Words<AuditSubject> = {
  partner: m.trailSubjectPartner,
  activity: m.trailSubjectActivity,
  import: m.trailSubjectImport,
  finding: m.trailSubjectFinding,
  rate: m.trailSubjectRate,
  area: m.trailSubjectArea,
  office: m.trailSubjectOffice,
  seat: m.trailSubjectSeat,
  account: m.trailSubjectAccount,
  meeting: m.trailSubjectMeeting,
  recommendation: m.trailSubjectRecommendation,
};

/** What was done, said of who did it: "Biro Kerja Sama NTT: mengubah kegiatan". */
export const ACTION_WORDS: Words<string> = {
  'register-partner': m.partnersDidRegister,
  'edit-partner': m.partnersDidEdit,
  'restore-partner': m.partnersDidRestore,
  'import-partner': m.partnersDidImport,
  'witness-presence': m.partnersDidWitness,
  'add-documents': m.partnersDidAddDocuments,
  'replace-document': m.partnersDidReplaceDocument,
  'remove-document': m.partnersDidRemoveDocument,
  'merge-partners': m.partnersDidMerge,
  'unmerge-partners': m.partnersDidUnmerge,
  'declare-different': m.partnersDidDiffer,
  'reconsider-likeness': m.partnersDidReconsider,
  'record-activity': m.activitiesDidRecord,
  'draft-activity': m.trailDidDraft,
  'hand-in-activity': m.trailDidHandIn,
  'import-activity': m.activitiesDidImport,
  'load-demonstration': m.activitiesDidDemonstrate,
  'edit-activity': m.activitiesDidEdit,
  'remove-activity': m.activitiesDidRemove,
  'restore-activity': m.activitiesDidRestore,
  'undo-edit': m.activitiesDidUndo,
  [WITHHELD_ACTION]: m.withheldDidChange,
  'receive-file': m.trailDidReceiveFile,
  'store-import': m.trailDidStoreImport,
  'refuse-import': m.trailDidRefuseImport,
  'cancel-import': m.trailDidCancelImport,
  'answer-questions': m.trailDidAnswer,
  'enter-rates': m.trailDidEnterRates,
  'decide-finding': m.trailDidDecideFinding,
  'undo-finding-decision': m.trailDidUndoFinding,
  'load-boundaries': m.trailDidLoadBoundaries,
  'record-area-change': m.trailDidRecordAreaChange,
  'undo-area-change': m.trailDidUndoAreaChange,
  'plan-meeting': m.meetingsActPlanMeeting,
  'edit-meeting': m.meetingsActEditMeeting,
  'announce-meeting': m.meetingsActAnnounceMeeting,
  'remove-meeting': m.meetingsActRemoveMeeting,
  'restore-meeting': m.meetingsActRestoreMeeting,
  'write-minutes': m.minutesActWrite,
  'circulate-minutes': m.minutesActCirculate,
  'sign-minutes': m.minutesActSign,
  'withdraw-minutes': m.minutesActWithdraw,
  'lock-minutes': m.minutesActLock,
  'add-to-minutes': m.minutesActAdd,
  'remark-on-minutes': m.minutesActRemark,
  'answer-remark': m.minutesActAnswer,
  'record-recommendation': m.meetingsActRecordRecommendation,
  'carry-recommendation': m.meetingsActCarryRecommendation,
  'edit-recommendation': m.meetingsActEditRecommendation,
  'remove-recommendation': m.meetingsActRemoveRecommendation,
  'restore-recommendation': m.meetingsActRestoreRecommendation,
  'report-followup': m.meetingsActReportFollowup,
  'verify-followup': m.meetingsActVerifyFollowup,
  'make-briefing': m.briefingActMake,
  'delete-briefing': m.booksActDelete,
  'make-links': m.invitationsActMakeLinks,
  'withdraw-link': m.invitationsActWithdrawLink,
  'answer-invitation': m.invitationsActAnswer,
  'hand-in-file': m.invitationsActHandIn,
  'describe-photo': m.annexesActDescribePhoto,
  'keep-signed-minutes': m.annexesActKeepMinutes,
  'keep-signed-invitation': m.annexesActKeepInvitation,
  'choose-annexes': m.annexesActChoose,
  'open-file': m.invitationsActOpenFile,
  'close-file': m.invitationsActCloseFile,
  'remove-file': m.invitationsActRemoveFile,
  'send-mail': m.noticesActSend,
  'enter-attendance': m.attendanceActEnter,
  'strike-attendance': m.attendanceActStrike,
  'restore-attendance': m.attendanceActRestore,
  'return-followup': m.meetingsActReturnFollowup,
  'reschedule-followup': m.meetingsActRescheduleFollowup,
  'cancel-followup': m.meetingsActCancelFollowup,
  'reopen-followup': m.meetingsActReopenFollowup,
  'propose-division': m.negotiationActPropose,
  'change-proposal': m.negotiationActChange,
  'answer-proposal': m.negotiationActAnswer,
  'note-answer': m.negotiationActNote,
  'settle-proposal': m.negotiationActSettle,
  'end-proposal': m.negotiationActEnd,
  'open-office': m.officesDidOpen,
  'change-office': m.officesDidChange,
  'close-office': m.officesDidClose,
  appoint: m.officesDidAppoint,
  'change-seat': m.officesDidChangeSeat,
  'end-seat': m.officesDidEndSeat,
  'withdraw-seat': m.officesDidWithdrawSeat,
  'correct-own-name': m.officesDidCorrectName,
  'erase-person': m.officesDidErase,
  'accept-invitation': m.officesDidAccept,
  'invite-to-seat': m.trailDidInvite,
  'withdraw-invitation': m.trailDidWithdrawInvitation,
  'create-account': m.trailDidCreateAccount,
  'ask-erasure': m.trailDidAskErasure,
  'withdraw-erasure': m.trailDidWithdrawErasure,
  'decline-erasure': m.trailDidDeclineErasure,
  'erase-contact': m.trailDidEraseContact,
  'forget-contacts': m.peopleDidForget,
  'sign-in': m.trailDidSignIn,
  'fail-sign-in': m.trailDidFailSignIn,
  'sign-out': m.trailDidSignOut,
  'fail-second-step': m.trailDidFailSecondStep,
  'use-recovery-code': m.trailDidUseRecovery,
  'renew-recovery-codes': m.trailDidRenewRecovery,
  'add-authenticator': m.trailDidAddAuthenticator,
  'remove-authenticator': m.trailDidRemoveAuthenticator,
  'add-passkey': m.trailDidAddPasskey,
  'name-passkey': m.trailDidNamePasskey,
  'remove-passkey': m.trailDidRemovePasskey,
  'change-password': m.trailDidChangePassword,
  'change-email': m.trailDidChangeEmail,
  'reset-sign-in': m.trailDidResetSignIn,
  'end-session': m.trailDidEndSession,
  'make-calendar-address': m.subscriptionDidMake,
  'withdraw-calendar-address': m.subscriptionDidWithdraw,
  'write-handover-note': m.trailDidWriteNote,
  'accept-handover': m.trailDidAcceptHandover,
  'save-letter-profile': m.papersDidSaveProfile,
  'upload-emblem': m.papersDidUploadEmblem,
  'remove-emblem': m.papersDidRemoveEmblem,
  'add-signatory': m.papersDidAddSignatory,
  'change-signatory': m.papersDidChangeSignatory,
  'remove-signatory': m.papersDidRemoveSignatory,
  'keep-paper': m.papersDidKeepPaper,
  'finish-paper': m.papersDidFinishPaper,
};

export function actionText(action: string): string {
  return (ACTION_WORDS as Partial<typeof ACTION_WORDS>)[action]?.() ?? action;
}

/** Acts of somebody who did not prove who they are. */
const UNPROVEN: ReadonlySet<string> = new Set(['fail-sign-in', 'fail-second-step']);

type Actor = Pick<
  AuditRow,
  | 'action'
  | 'actorKind'
  | 'personName'
  | 'capacity'
  | 'role'
  | 'officeId'
  | 'officeName'
  | 'importId'
  | 'importName'
>;

/** Who acted: by name and position where the reader may know it, else by office. */
export function whoWords(row: Actor): { who: string; capacity?: string; office?: string } {
  if (row.actorKind === 'system')
    return { who: UNPROVEN.has(row.action) ? m.trailSomebody() : m.trailSystem() };
  const capacity = row.capacity ?? (row.role === null ? null : roleTitle(row.role as SeatRole));
  const office = row.officeName ?? m.trailUnknownOffice();
  const position = capacity === null ? {} : { capacity };
  return row.personName === null
    ? { who: office, ...position }
    : { who: row.personName, ...position, office };
}

/** Where an act came from. A file is a link for its own office. */
export function sourceWords(
  row: Actor,
  ownOfficeId: string | null,
  fileHref: (importId: string) => string,
): { label: string; href?: string } {
  if (row.importId !== null && row.importName !== null)
    return {
      label: m.trailSourceFile({ name: row.importName }),
      ...(row.officeId === ownOfficeId && ownOfficeId !== null ? { href: fileHref(row.importId) } : {}),
    };
  if (row.importId !== null) return { label: m.trailSourceFileHidden() };
  if (UNPROVEN.has(row.action)) return { label: m.trailSourceSignIn() };
  return { label: row.actorKind === 'system' ? m.trailSourceSystem() : m.trailSourceHand() };
}

/** An act as every history draws it. */
export function entryWords(
  row: Actor & Pick<AuditRow, 'at' | 'reason'>,
  changes: readonly HistoryChange[],
  links: { readonly ownOfficeId: string | null; readonly fileHref: (importId: string) => string },
): HistoryEntry {
  return {
    at: row.at,
    ...whoWords(row),
    what: actionText(row.action),
    reason: row.reason ?? undefined,
    source: sourceWords(row, links.ownOfficeId, links.fileHref),
    changes: numbered(changes),
  };
}

/** Several rows of one list may change at once; each gets a label of its own. */
function numbered(changes: readonly HistoryChange[]): HistoryChange[] {
  const count = new Map<string, number>();
  for (const { label } of changes) count.set(label, (count.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return changes.map((change) => {
    if (count.get(change.label) === 1) return change;
    const number = (seen.get(change.label) ?? 0) + 1;
    seen.set(change.label, number);
    return { ...change, label: `${change.label} ${String(number)}` };
  });
}
