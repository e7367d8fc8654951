export {
  createAccount,
  deskOfEmail,
  deskOfSeat,
  findPerson,
  type NewAccount,
  type Person,
  type Capacity,
} from './accounts.ts';
export {
  type AuditEntry,
  type AuditRow,
  type AuditSubject,
  readAudit,
  readLastAct,
  writeAudit,
  writeImportAudit,
  writeManyAudits,
} from './audit.ts';
export {
  type AuditDetail,
  eachAudit,
  listAudit,
  listTrailOffices,
  parseTrailQuery,
  readAuditDetail,
  type TrailFilter,
  type TrailQuery,
} from './list-audit.ts';
export type { AuditFault, AuditFaultKind, KnownHead } from './audit-check.ts';
export { findHead } from './audit-chain-store.ts';
export { auditHead } from './audit-head.ts';
export { AUDIT_SUBJECTS } from './audit-rows.ts';
export { eachChange, gatherChanges, recordSince, type RecordThen } from './audit-since.ts';
export { type Desk, officeOf, userOf } from './desk.ts';
export { ensureOffice, type NewOffice } from './offices.ts';
export { exportAudit } from './export-audit.ts';
export {
  type Act,
  ACTS,
  APPOINTS,
  type Cell,
  demand,
  grantRows,
  mayDo,
  type Owned,
  permissionCells,
  PLAIN_ACTS,
  RECORD_ACTS,
  type RecordAct,
  type Scope,
  scopesOf,
  SEAT_ROLES,
  type State,
  STATES,
  type Subject,
  VISIBILITIES,
  type Visibility,
} from './permissions.ts';
export { nameOf } from './person-name.ts';
export { acceptInvitation, findInvitation } from './accept-invitation.ts';
export type { Invitation, InvitationState, InvitationView } from './invitation.ts';
export { inviteAccount } from './invite-account.ts';
export { inviteToSeat, type NewInvitationLink } from './invite-to-seat.ts';
export { listInvitations } from './list-invitations.ts';
export { listOwnEvents, type OwnEvent } from './own-events.ts';
export { openSignIn, type SignIn, type SignInOptions } from './sign-in.ts';
export { type AccountState, type Factors, readFactors } from './sign-in-factors.ts';
export { PASSWORD_LONGEST, PASSWORD_SHORTEST, passwordFault } from './sign-in-password.ts';
export { PROVIDER_ID } from './sign-in-provider.ts';
export { resetSignIn } from './reset-sign-in.ts';
export {
  mustHaveSecondStep,
  SECOND_STEP_ROLES,
  type SignInProvider,
  type SignInRules,
} from './sign-in-rules.ts';
export {
  endSession,
  type ListedSession,
  listPasskeys,
  listSessions,
  type Passkey,
  readSession,
  type SignedIn,
} from './sign-in-sessions.ts';
export { withdrawInvitation } from './withdraw-invitation.ts';
export { type AuditVerdict, verifyAudit } from './verify-audit.ts';
export { appoint } from './appoint.ts';
export { changeOffice, type OfficeChange } from './change-office.ts';
export { changeSeat, type SeatChange } from './change-seat.ts';
export { closeOffice, type OfficeClosing } from './close-office.ts';
export { endSeat, type SeatEnd } from './end-seat.ts';
export { findOffice, findSeat, type OfficeEvent, type OfficeView, readOfficeHistory } from './find-office.ts';
export {
  listOffices,
  mayOpenOffice,
  mayOpenPartnerOffice,
  type OfficeList,
  type OfficeNode,
  type OfficeQuery,
  treeOf,
} from './list-offices.ts';
export {
  OFFICE_KIND_OF,
  OFFICE_KINDS,
  fitsUnder,
  type OfficeInput,
  type OfficeKind,
  rolesOfOffice,
  ownerOfOffice,
  type StoredOffice,
  type Unit,
  unitOfRole,
  UNITS,
  UNITS_OF,
} from './office.ts';
export type { ListedOffice } from './office-store.ts';
export { openOffice } from './open-office.ts';
export {
  type Acting,
  capacityText,
  type PostOnDay,
  type SeatInput,
  type SeatRecord,
  type StoredSeat,
  OFFICE_ZONE,
  todayOf,
} from './seat.ts';
export { whoHolds } from './who-holds.ts';
export {
  horizonOf,
  keepsRecords,
  type Matter,
  MATTER_CHAPTERS,
  type MatterChapter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  type MatterSupplier,
  MOST_MATTERS,
} from './office-matter.ts';
export { findStoredOffice, readBelonging } from './office-store.ts';
export {
  backTo,
  type Blanks,
  type Circle,
  CIRCLES,
  demandCircles,
  keepHidden,
  type KnownDocument,
  narrowerOf,
  narrowest,
  type Withheld,
  type Withholding,
  withoutWithheld,
} from './withheld.ts';
export { knownDocuments, storeWithheld, type WithheldSubject } from './withheld-store.ts';
export {
  foundBy,
  knownActs,
  noteOf,
  partTrail,
  type RecordChange,
  trailRows,
  WITHHELD_ACTION,
  writeRecordAudit,
} from './withheld-trail.ts';
export {
  CALENDAR_KINDS,
  type CalendarEntry,
  type CalendarKind,
  type CalendarSpan,
  type CalendarSupplier,
  gatherCalendar,
} from './calendar-entry.ts';
export { type CalendarAddress, CALENDAR_SCOPES, type CalendarScope } from './calendar-address.ts';
export { makeCalendarAddress } from './make-calendar-address.ts';
export { openCalendarAddress, type OpenedCalendar } from './open-calendar-address.ts';
export { findOwnCalendarAddress, withdrawCalendarAddress } from './withdraw-calendar-address.ts';
export { circleWord } from './circle-word.ts';
export { readOfficeActs } from './office-acts.ts';
export { dayOf, peopleMatters } from './people-matters.ts';
export { askErasure, type ErasureWish, readContactRequests, withdrawErasure } from './ask-erasure.ts';
export { correctOwnName } from './correct-own-name.ts';
export { erasePerson, type PersonToErase } from './erase-person.ts';
export type { ErasedParts, Erasure, ErasureRequest, ErasureState } from './erasure-store.ts';
export {
  declineErasure,
  findTraces,
  listErasures,
  type ListedRequest,
  type PersonalTraces,
} from './erasures.ts';
export { forgetContacts } from './forget-contacts.ts';
export {
  ERASED_NAME,
  type ErasedAt,
  type FoundPlace,
  type HeldData,
  isErasedName,
  MOST_TRACES,
  type PersonalPlace,
  type PersonalTrace,
  type PersonWanted,
  TRACE_KINDS,
  type TraceKind,
} from './personal-data.ts';
export type { AccountData, OwnAct } from './personal-data-store.ts';
export { type GuestData, type OwnData, readGuestData, readOwnData } from './read-own-data.ts';
