import type { SeatRole } from '#database/index.ts';
import { m } from '#messages/messages.js';

/** A role in the reader's language. */
export function roleTitle(role: SeatRole): string {
  switch (role) {
    case 'administrator':
      return m.accessRoleAdministrator();
    case 'ministry-verifier':
      return m.accessRoleMinistryVerifier();
    case 'ministry-head':
      return m.accessRoleMinistryHead();
    case 'ministry-reader':
      return m.accessRoleMinistryReader();
    case 'province-administrator':
      return m.accessRoleProvinceAdministrator();
    case 'province-planner':
      return m.accessRoleProvincePlanner();
    case 'province-agency':
      return m.accessRoleProvinceAgency();
    case 'regency-operator':
      return m.accessRoleRegencyOperator();
    case 'regency-planner':
      return m.accessRoleRegencyPlanner();
    case 'regency-agency':
      return m.accessRoleRegencyAgency();
    case 'council-secretary':
      return m.accessRoleCouncilSecretary();
    case 'council-reader':
      return m.accessRoleCouncilReader();
    case 'partner-officer':
      return m.accessRolePartnerOfficer();
    case 'partner-reader':
      return m.accessRolePartnerReader();
    case 'implementer-officer':
      return m.accessRoleImplementerOfficer();
  }
}
