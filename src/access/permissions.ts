import { type Actor, type Role, roleOf, ROLES, type SeatRole } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';

/** Where a record stands: written but not handed in, in the register, or taken out of it. */
export const STATES = ['draft', 'recorded', 'removed'] as const;
export type State = (typeof STATES)[number];

/** How widely a record may be known: to all, to the offices concerned, to those who answer for it, to its own office and partner. */
export const VISIBILITIES = ['public', 'internal', 'restricted', 'confidential'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Acts on a record, whose state and visibility decide. */
export const RECORD_ACTS = [
  'readActivity',
  'recordActivity',
  'editActivity',
  'removeActivity',
  'classifyActivity',
  'readActivityHistory',
  'readPartner',
  'registerPartner',
  'editPartner',
  'classifyPartner',
  'mergePartners',
  'readPartnerHistory',
  'readDocument',
  'readMeeting',
  'planMeeting',
] as const;
/** Acts on what has neither state nor visibility. */
export const PLAIN_ACTS = [
  'seeContacts',
  'readPartnerFiles',
  'recordPresence',
  'importFiles',
  'readImports',
  'decideFinding',
  'readDecisions',
  'reportFollowup',
  'verifyFollowup',
  'answerInvitation',
  'enterRates',
  'loadBoundaries',
  'recordAreaChange',
  'manageOffices',
  'appointPeople',
  'welcomePartner',
  'readPeople',
  'readTrail',
  'readSharedHistory',
  'readHandover',
  'writeHandover',
  'readLetterProfile',
  'keepLetterProfile',
  'readPapers',
  'keepPapers',
  'erasePerson',
  'configure',
] as const;
export const ACTS = [...RECORD_ACTS, ...PLAIN_ACTS] as const;
export type RecordAct = (typeof RECORD_ACTS)[number];
export type PlainAct = (typeof PLAIN_ACTS)[number];
export type Act = (typeof ACTS)[number];

/**
 * Whose records: everybody's; those in the actor's area; those its office entered; those of its organisation; those
 * it takes part in, as an organisation or, where offices are called together, as an office.
 */
export const SCOPES = ['any', 'area', 'office', 'partner', 'participant'] as const;
export type Scope = (typeof SCOPES)[number];

const EVERYBODY = ROLES;
const SIGNED_IN: readonly Role[] = ROLES.filter((role) => role !== 'public' && role !== 'guest');
/** Roles that a person holds in an office. */
export const SEAT_ROLES = SIGNED_IN.filter((role) => role !== 'system') as readonly SeatRole[];
const SYSTEM_ONLY: readonly Role[] = ['system'];
/** Who holds a signed link. */
const GUESTS: readonly Role[] = ['guest'];
/** Kemendagri, which facilitates, verifies and supervises everywhere. */
const MINISTRY: readonly Role[] = ['administrator', 'ministry-verifier', 'ministry-head'];
const MINISTRIES: readonly Role[] = [...MINISTRY, 'ministry-reader'];
/** The secretariats of cooperation: Biro in a province, Bagian in a kabupaten/kota. */
const BUREAUS: readonly Role[] = ['province-administrator', 'regency-operator'];
const AGENCIES: readonly Role[] = ['province-agency', 'regency-agency'];
const PLANNERS: readonly Role[] = ['province-planner', 'regency-planner'];
const AREA_STAFF: readonly Role[] = [...BUREAUS, ...AGENCIES, ...PLANNERS];
const COUNCIL: readonly Role[] = ['council-secretary', 'council-reader'];
const PARTNERS: readonly Role[] = ['partner-officer', 'partner-reader'];
const ALL: readonly Visibility[] = VISIBILITIES;
const UP_TO_RESTRICTED: readonly Visibility[] = ['public', 'internal', 'restricted'];

interface Rule {
  readonly roles: readonly Role[];
  readonly acts: readonly Act[];
  readonly scope: Scope;
  readonly states: readonly State[];
  readonly visibilities: readonly Visibility[];
}

function records(
  roles: readonly Role[],
  acts: readonly RecordAct[],
  scope: Scope,
  visibilities: readonly Visibility[],
  states: readonly State[] = ['recorded'],
): Rule {
  return { roles, acts, scope, states, visibilities };
}

function plain(roles: readonly Role[], acts: readonly PlainAct[], scope: Scope = 'any'): Rule {
  return { roles, acts, scope, states: [], visibilities: [] };
}

/**
 * Who may do what, all of it. A cell (role × act × state × visibility) is allowed for the scopes of the rules that name
 * it and for nothing else. Use cases and pages ask `mayDo`; row-level security reads the same rules from the table
 * `role_grant`, which `tools/write-permissions.ts` writes.
 */
const RULES: readonly Rule[] = [
  // Reading. Public is everybody's; then wider circles see less.
  records(EVERYBODY, ['readActivity', 'readPartner', 'readDocument'], 'any', ['public']),
  records(MINISTRIES, ['readActivity', 'readPartner'], 'any', ['internal']),
  records(MINISTRY, ['readActivity', 'readPartner'], 'any', ['restricted']),
  records(AREA_STAFF, ['readActivity'], 'area', ['internal']),
  records(AREA_STAFF, ['readPartner'], 'any', ['internal']),
  records(BUREAUS, ['readActivity'], 'area', ['restricted']),
  records(BUREAUS, ['readPartner'], 'any', ['restricted']),
  records(AREA_STAFF, ['readActivity', 'readPartner'], 'office', ALL),
  records(PARTNERS, ['readActivity', 'readPartner', 'readDocument'], 'partner', ALL),
  records(['partner-officer'], ['readActivity', 'readActivityHistory'], 'office', ALL),
  records(['implementer-officer'], ['readActivity'], 'participant', ['internal', 'restricted']),
  records(['implementer-officer'], ['readActivity', 'readPartner', 'readDocument'], 'partner', ALL),
  records(MINISTRIES, ['readDocument'], 'any', ['internal']),
  records(AREA_STAFF, ['readDocument'], 'any', ['internal']),
  records([...MINISTRY, ...BUREAUS], ['readDocument'], 'any', ['restricted']),
  records(AREA_STAFF, ['readDocument'], 'office', ALL),

  // Drafts stay with the office that writes them, whoever sits there.
  records(
    [...BUREAUS, ...AGENCIES, 'partner-officer'],
    [
      'readActivity',
      'recordActivity',
      'editActivity',
      'removeActivity',
      'classifyActivity',
      'readActivityHistory',
    ],
    'office',
    ALL,
    ['draft'],
  ),

  // What was taken out can be read and put back by who may take it out.
  records(BUREAUS, ['readActivity', 'readActivityHistory'], 'area', UP_TO_RESTRICTED, ['removed']),
  records(
    [...BUREAUS, ...AGENCIES, 'partner-officer'],
    ['readActivity', 'readActivityHistory'],
    'office',
    ALL,
    ['removed'],
  ),
  records(['partner-officer'], ['readActivity', 'readActivityHistory'], 'partner', ALL, ['removed']),

  // History is read with the record by every office, not by the public.
  records(SIGNED_IN, ['readActivityHistory', 'readPartnerHistory'], 'any', ['public']),
  records(MINISTRIES, ['readActivityHistory', 'readPartnerHistory'], 'any', ['internal']),
  records(MINISTRY, ['readActivityHistory', 'readPartnerHistory'], 'any', ['restricted']),
  records(AREA_STAFF, ['readActivityHistory'], 'area', ['internal']),
  records(AREA_STAFF, ['readPartnerHistory'], 'any', ['internal']),
  records(BUREAUS, ['readActivityHistory'], 'area', ['restricted']),
  records(BUREAUS, ['readPartnerHistory'], 'any', ['restricted']),
  records(AREA_STAFF, ['readActivityHistory', 'readPartnerHistory'], 'office', ALL),
  records(
    [...PARTNERS, 'implementer-officer'],
    ['readActivityHistory', 'readPartnerHistory'],
    'partner',
    ALL,
  ),
  records(['implementer-officer'], ['readActivityHistory'], 'participant', ['internal', 'restricted']),

  // Writing activities.
  records([...BUREAUS, ...AGENCIES], ['recordActivity'], 'office', ALL),
  records(['partner-officer'], ['recordActivity'], 'partner', ALL),
  records(BUREAUS, ['editActivity', 'removeActivity', 'classifyActivity'], 'area', UP_TO_RESTRICTED),
  records([...BUREAUS, ...AGENCIES], ['editActivity', 'removeActivity', 'classifyActivity'], 'office', ALL),
  records(['partner-officer'], ['editActivity', 'removeActivity', 'classifyActivity'], 'partner', ALL),
  records(BUREAUS, ['removeActivity'], 'area', UP_TO_RESTRICTED, ['removed']),
  records([...BUREAUS, ...AGENCIES, 'partner-officer'], ['removeActivity'], 'office', ALL, ['removed']),
  records(['partner-officer'], ['removeActivity'], 'partner', ALL, ['removed']),

  // Writing partners: bureaus register, provinces keep the register clean, a partner keeps its own profile.
  records(BUREAUS, ['registerPartner'], 'office', ALL),
  records(['province-administrator'], ['editPartner', 'classifyPartner'], 'any', UP_TO_RESTRICTED),
  records(['province-administrator'], ['mergePartners'], 'any', UP_TO_RESTRICTED),
  records(BUREAUS, ['editPartner', 'classifyPartner'], 'office', ALL),
  records(['partner-officer', 'implementer-officer'], ['editPartner'], 'partner', ALL),

  // Personal data is restricted whatever the record says (UU 27/2022).
  plain(BUREAUS, ['seeContacts']),
  plain([...PARTNERS, 'implementer-officer'], ['seeContacts'], 'partner'),
  plain([...MINISTRIES, ...AREA_STAFF], ['readPartnerFiles']),
  plain([...PARTNERS, 'implementer-officer'], ['readPartnerFiles'], 'partner'),
  plain(['administrator'], ['erasePerson']),

  // The rest of the work.
  plain(['province-administrator'], ['recordPresence']),
  plain(['regency-operator'], ['recordPresence'], 'area'),
  plain([...BUREAUS, ...AGENCIES, 'partner-officer'], ['importFiles'], 'office'),
  plain(SIGNED_IN, ['readImports']),
  plain(BUREAUS, ['decideFinding'], 'area'),
  plain([...MINISTRIES, ...AREA_STAFF], ['readDecisions']),
  plain(['administrator', 'province-administrator'], ['enterRates']),
  plain(['administrator'], ['loadBoundaries', 'recordAreaChange']),
  plain(['province-administrator'], ['loadBoundaries', 'recordAreaChange'], 'area'),

  // Offices and the people in them.
  plain(['administrator'], ['manageOffices', 'appointPeople', 'readPeople', 'readTrail', 'configure']),
  plain(BUREAUS, ['manageOffices', 'appointPeople', 'readPeople'], 'area'),
  // A bureau opens the office of a partner that is not here yet and appoints its first officer, who appoints the others.
  plain(['administrator', ...BUREAUS], ['welcomePartner']),
  plain(
    ['partner-officer', 'implementer-officer'],
    ['manageOffices', 'appointPeople', 'readPeople'],
    'partner',
  ),
  plain(SIGNED_IN, ['readPeople', 'readTrail'], 'office'),
  // Who entered what all may see: rates, areas.
  plain(SIGNED_IN, ['readSharedHistory']),
  plain([...MINISTRIES, ...AREA_STAFF, ...COUNCIL], ['readPeople']),

  // Meetings: planned by ministries and bureaus, and events of its own by a partner; seen by the invited. What was recommended is reported on by whose task it
  // is, and judged by the ministry or by who called the meeting.
  records(EVERYBODY, ['readMeeting'], 'any', ['public']),
  records(MINISTRIES, ['readMeeting'], 'any', ['internal']),
  records(MINISTRY, ['readMeeting'], 'any', ['restricted']),
  records(AREA_STAFF, ['readMeeting'], 'area', ['internal']),
  records(BUREAUS, ['readMeeting'], 'area', ['restricted']),
  records(SIGNED_IN, ['readMeeting'], 'participant', ['internal', 'restricted']),
  records(
    [...MINISTRY, ...BUREAUS, 'partner-officer'],
    ['readMeeting', 'planMeeting'],
    'office',
    ALL,
    STATES,
  ),
  plain([...MINISTRIES, ...AREA_STAFF, ...COUNCIL], ['reportFollowup'], 'office'),
  plain(['partner-officer', 'implementer-officer'], ['reportFollowup'], 'partner'),
  // The invited answer for themselves, also by the link they were sent.
  plain(SIGNED_IN, ['answerInvitation'], 'office'),
  plain(['partner-officer', 'implementer-officer'], ['answerInvitation'], 'partner'),
  records(GUESTS, ['readMeeting'], 'participant', UP_TO_RESTRICTED),
  plain(GUESTS, ['answerInvitation', 'reportFollowup'], 'participant'),
  plain(MINISTRY, ['verifyFollowup']),
  plain(BUREAUS, ['verifyFollowup'], 'office'),

  // The hand-over book: for who sits in the office, and for who says who sits there.
  plain(SIGNED_IN, ['readHandover', 'writeHandover'], 'office'),
  plain(['administrator'], ['readHandover']),
  plain(BUREAUS, ['readHandover'], 'area'),
  plain(['partner-officer', 'implementer-officer'], ['readHandover'], 'partner'),

  // How an office writes: read by who sits in it and by who says who sits there (names and NIP are personal data), kept by
  // who writes for it. Its papers are its own; the rooms they belong to open them to others.
  plain(SIGNED_IN, ['readLetterProfile', 'readPapers'], 'office'),
  plain(['administrator'], ['readLetterProfile']),
  plain(BUREAUS, ['readLetterProfile'], 'area'),
  plain(['partner-officer', 'implementer-officer'], ['readLetterProfile'], 'partner'),
  plain(
    [...MINISTRY, ...BUREAUS, ...AGENCIES, 'partner-officer'],
    ['keepLetterProfile', 'keepPapers'],
    'office',
  ),

  // The product itself, for what no request asks: demonstration, background work, the command line on the server.
  records(SYSTEM_ONLY, RECORD_ACTS, 'any', ALL, STATES),
  plain(SYSTEM_ONLY, PLAIN_ACTS),
];

/** Which roles somebody may give to others; an office's area or partner bounds where. */
export const APPOINTS: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  administrator: SEAT_ROLES,
  'province-administrator': [
    ...['province-administrator', 'province-planner', 'province-agency'],
    ...['regency-operator', 'regency-planner', 'regency-agency', 'council-secretary', 'council-reader'],
    ...['partner-officer', 'partner-reader', 'implementer-officer'],
  ] as Role[],
  'regency-operator': [
    ...['regency-operator', 'regency-planner', 'regency-agency', 'council-secretary', 'council-reader'],
    ...['partner-officer', 'partner-reader', 'implementer-officer'],
  ] as Role[],
  'partner-officer': ['partner-officer', 'partner-reader', 'implementer-officer'],
  'implementer-officer': ['implementer-officer', 'partner-reader'],
  system: SEAT_ROLES,
};

/** State and visibility as the database writes them together, `recorded public`; `-` for an act without a record. */
export type Standing = `${State} ${Visibility}` | '-';

export interface Cell {
  readonly role: Role;
  readonly act: Act;
  readonly state: State | '-';
  readonly visibility: Visibility | '-';
  /** Empty where it is not allowed. */
  readonly scopes: readonly Scope[];
}

const GRANTS = new Map<string, Set<Scope>>();
for (const rule of RULES)
  for (const role of rule.roles)
    for (const act of rule.acts)
      for (const standing of standingsOf(rule)) {
        const key = `${role} ${act} ${standing}`;
        GRANTS.set(key, (GRANTS.get(key) ?? new Set()).add(rule.scope));
      }

function standingsOf(rule: Rule): Standing[] {
  if (rule.states.length === 0) return ['-'];
  return rule.states.flatMap((state) =>
    rule.visibilities.map((visibility) => `${state} ${visibility}` as const),
  );
}

/** For whose records the role may do the act on a record that stands so; empty for none. */
export function scopesOf(role: Role, act: Act, standing: Standing): readonly Scope[] {
  return [...(GRANTS.get(`${role} ${act} ${standing}`) ?? [])];
}

/** The whole table, each cell of it, also those where nothing is allowed. */
export function permissionCells(): Cell[] {
  return ROLES.flatMap((role) => [
    ...RECORD_ACTS.flatMap((act) =>
      STATES.flatMap((state) =>
        VISIBILITIES.map((visibility) => ({
          role,
          act,
          state,
          visibility,
          scopes: scopesOf(role, act, `${state} ${visibility}`),
        })),
      ),
    ),
    ...PLAIN_ACTS.map((act) => ({
      role,
      act,
      state: '-' as const,
      visibility: '-' as const,
      scopes: scopesOf(role, act, '-'),
    })),
  ]);
}

/** Whose something is. Areas are Kemendagri codes. */
export interface Owned {
  readonly areaCodes?: readonly string[];
  readonly partnerId?: string | null;
  readonly officeId?: string | null;
  readonly participantIds?: readonly string[];
}

/** A record an act is done to. */
export interface Subject extends Owned {
  readonly visibility: string;
  readonly state?: State;
}

/** Whether the actor may do the act to it; with nothing given, whether there is anything they may do it to. */
export function mayDo(actor: Actor, act: RecordAct, subject?: Subject): boolean;
export function mayDo(actor: Actor, act: PlainAct, subject?: Owned): boolean;
export function mayDo(actor: Actor, act: Act, subject?: Owned & Partial<Subject>): boolean {
  const role = roleOf(actor);
  if (subject === undefined) return EXISTS.has(`${role} ${act}`);
  const standing = (RECORD_ACTS as readonly string[]).includes(act)
    ? (`${subject.state ?? 'recorded'} ${subject.visibility as Visibility}` as const)
    : '-';
  return scopesOf(role, act, standing).some((scope) => isWithin(actor, scope, subject));
}

const EXISTS = new Set([...GRANTS.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')));

/** @throws Forbidden when the actor may not */
export function demand(actor: Actor, act: RecordAct, subject?: Subject): void;
export function demand(actor: Actor, act: PlainAct, subject?: Owned): void;
export function demand(actor: Actor, act: Act, subject?: Owned & Partial<Subject>): void {
  if (!mayDo(actor, act as RecordAct, subject as Subject | undefined))
    throw new Forbidden(`${roleOf(actor)} may not ${act}`);
}

function isWithin(actor: Actor, scope: Scope, subject: Owned): boolean {
  switch (scope) {
    case 'any':
      return true;
    case 'area':
      return 'areaCode' in actor && (subject.areaCodes ?? []).some((code) => isInside(code, actor.areaCode));
    case 'office':
      return 'officeId' in actor && subject.officeId === actor.officeId;
    case 'partner':
      return 'partnerId' in actor && subject.partnerId === actor.partnerId;
    case 'participant':
      return (
        ('partnerId' in actor && (subject.participantIds ?? []).includes(actor.partnerId)) ||
        ('officeId' in actor && (subject.participantIds ?? []).includes(actor.officeId)) ||
        (actor.kind === 'guest' &&
          [actor.meetingId, actor.inviteeId, actor.recommendationId].some(
            (id) => id !== undefined && (subject.participantIds ?? []).includes(id),
          ))
      );
  }
}

function isInside(code: string, areaCode: string): boolean {
  return code === areaCode || code.startsWith(`${areaCode}.`);
}

/** The table as row-level security reads it: role, act, scope, and the standings allowed. */
export function grantRows(): { role: Role; act: Act; scope: Scope; standings: Standing[] }[] {
  const rows = new Map<string, { role: Role; act: Act; scope: Scope; standings: Standing[] }>();
  for (const { role, act, state, visibility, scopes } of permissionCells())
    for (const scope of scopes) {
      const row = rows.get(`${role} ${act} ${scope}`) ?? { role, act, scope, standings: [] };
      row.standings.push(state === '-' ? '-' : (`${state} ${visibility}` as Standing));
      rows.set(`${role} ${act} ${scope}`, row);
    }
  return [...rows.values()];
}
