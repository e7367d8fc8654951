export {
  createAccount,
  deskOfEmail,
  deskOfSeat,
  findPerson,
  type NewAccount,
  type Person,
  type Role,
  ROLES,
} from './accounts.ts';
export {
  type AuditEntry,
  type AuditRow,
  readAudit,
  readLastAct,
  writeAudit,
  writeImportAudit,
} from './audit.ts';
export { type Desk, officeOf, userOf } from './desk.ts';
export { ensureOffice, type NewOffice } from './offices.ts';
export { type Act, ACTS, demand, mayDo, PERMISSIONS, type Subject } from './permissions.ts';
export { nameOf } from './person-name.ts';
export { openSignIn, type SignIn, type SignInOptions } from './sign-in.ts';
