import type { Attendant } from './attendance.ts';
import { type Invitee, type MeetingRecord, REQUIRED, type Required } from './meeting.ts';

export interface RequiredParty {
  readonly party: Required;
  /**
   * `unmarked`: some are invited of whom the register cannot know whether they are concerned; a person marks it.
   * `unconcerned`: there is no kab/kota concerned.
   */
  readonly state: 'invited' | 'missing' | 'unmarked' | 'unconcerned';
  /** Who is invited as this. */
  readonly names: readonly string[];
  /** How many persons came of them; null where nobody recorded who came. */
  readonly came: number | null;
}

type Record = Pick<MeetingRecord, 'areaCode' | 'invitees' | 'withoutRegency'>;

/** Who of those is invited, and whether they came: by the list of who was there, else as written beside the invited. */
export function requiredParties(record: Record, attendants: readonly Attendant[]): RequiredParty[] {
  return REQUIRED.map((party) => {
    const called = record.invitees.filter((one) => isCalledAs(one, party, record));
    const names = called.map(({ name }) => name);
    const came = cameOf(called, record.invitees, attendants);
    if (called.length > 0) return { party, state: 'invited', names, came };
    if (party === 'regency' && record.withoutRegency)
      return { party, state: 'unconcerned', names: [], came: null };
    const isPerhaps = record.invitees.some((one) => mayBe(one, party));
    return { party, state: isPerhaps ? 'unmarked' : 'missing', names: [], came: null };
  });
}

/** By what a person marked; without a mark, as what the register itself knows of somebody. */
function isCalledAs(invitee: Invitee, party: Required, { areaCode }: Record): boolean {
  if (invitee.requiredAs !== null) return invitee.requiredAs === party;
  const { category, name } = invitee;
  if (party === 'foreignAffairs') return isForeignAffairs(name);
  // Which ministries the object concerns, no list can know.
  if (party === 'object' || areaCode === null || !['host', party].includes(category)) return false;
  return (
    invitee.areaCode === areaCode.slice(0, party === 'province' ? 2 : 5) && isOf(party, invitee.areaCode)
  );
}

const isOf = (party: 'province' | 'regency', code: string): boolean =>
  party === 'province' ? code.length === 2 : code.length === 5;

/** As people write it: a part of it (`Direktorat …, Kementerian Luar Negeri`) is it too. */
export function isForeignAffairs(name: string): boolean {
  return /\b(kementerian luar negeri|kemlu|kemenlu|ministry of foreign affairs)\b/i.test(name);
}

function mayBe(invitee: Invitee, party: Required): boolean {
  if (invitee.requiredAs !== null) return false;
  const category = { foreignAffairs: null, object: 'ministry', province: 'province', regency: 'regency' }[
    party
  ];
  return invitee.category === category && !isForeignAffairs(invitee.name);
}

/** Who entered themselves by the code in the room is known by their institution. */
function cameOf(
  called: readonly Invitee[],
  all: readonly Invitee[],
  attendants: readonly Attendant[],
): number | null {
  if (attendants.length === 0)
    return all.every(({ came }) => came === null)
      ? null
      : called.reduce((sum, { came }) => sum + (came ?? 0), 0);
  const cameFor = ({ inviteeId, institution }: Attendant): boolean =>
    called.some(({ id, name }) =>
      inviteeId === null ? isSameInstitution(name, institution) : inviteeId === id,
    );
  const persons = attendants
    .filter(cameFor)
    .map(({ name, institution }) => `${name} ${institution}`.toLowerCase());
  // Somebody whose invitation nobody knows may have come for them: that none came is then not known.
  const isUnsure = persons.length === 0 && attendants.some(({ inviteeId }) => inviteeId === null);
  return isUnsure ? null : new Set(persons).size;
}

function isSameInstitution(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase() || (isForeignAffairs(a) && isForeignAffairs(b));
}
